import type { CellCoder, CellIssue, Coded } from './coded.ts';
import { emailKey } from './email-key.ts';
import type { Member } from './settings.ts';
import { trimCell } from './trim.ts';

/**
 * Codes the member who owns a record, given by email or by `FirstName LastName` (case, spacing and
 * `LastName, FirstName` do not matter); the value is the member's id. Otherwise `owner_unknown`,
 * or `owner_ambiguous` when several members have the name. Who has left is found by email only.
 */
export function ownerCoder(members: readonly Member[]): CellCoder {
  const find = memberFinder(members);
  return (text) => {
    const trimmed = trimCell(text);
    if (trimmed === '') return EMPTY;
    const found = find(trimmed);
    return typeof found === 'string'
      ? { kind: 'value', value: found }
      : { kind: 'unreadable', issue: found };
  };
}

/**
 * Codes several members, separated by commas, semicolons or line ends; the value is an array of
 * member ids, each once. Those who are not found are issues with their `part`, the others are kept.
 */
export function followersCoder(members: readonly Member[]): CellCoder {
  const find = memberFinder(members);
  return (text) => {
    const trimmed = trimCell(text);
    if (trimmed === '') return EMPTY;
    const ids = new Set<string>();
    const issues: CellIssue[] = [];
    for (const part of memberParts(trimmed, find)) {
      const found = find(part);
      if (typeof found === 'string') ids.add(found);
      else issues.push({ ...found, part });
    }
    if (ids.size === 0) {
      // Not empty: an empty cell could clear the field, and this one names someone.
      return issues[0] === undefined ? EMPTY : { kind: 'unreadable', issue: issues[0] };
    }
    return issues.length === 0
      ? { kind: 'value', value: [...ids] }
      : { kind: 'value', value: [...ids], issues };
  };
}

type FindMember = (text: string) => string | CellIssue;

const EMPTY: Coded = { kind: 'empty' };
const UNKNOWN: CellIssue = { code: 'owner_unknown' };
const AMBIGUOUS: CellIssue = { code: 'owner_ambiguous' };

function memberFinder(members: readonly Member[]): FindMember {
  const byEmail = new Map<string, string>();
  /** null: several members have the name. */
  const byName = new Map<string, string | null>();
  for (const member of members) {
    byEmail.set(emailKey(member.email), member.id);
    // A name that somebody had who left may be anybody's by now; an email is theirs, as in an export.
    if (member.hasLeft === true) continue;
    const name = foldName(member.name);
    const known = byName.get(name);
    byName.set(name, known === undefined || known === member.id ? member.id : null);
  }
  byName.delete('');
  return (text) => {
    if (text.includes('@')) return byEmail.get(emailKey(text)) ?? UNKNOWN;
    const found = byName.get(foldName(text)) ?? byName.get(foldName(turnedAround(text)));
    if (found === undefined) return UNKNOWN;
    return found ?? AMBIGUOUS;
  };
}

/** `Doe, Ann` is one member when there is an Ann Doe, and two members otherwise. */
function memberParts(text: string, find: FindMember): string[] {
  const parts: string[] = [];
  for (const group of text.split(/[;|\r\n]/)) {
    const whole = trimCell(group);
    if (whole === '') continue;
    if (!whole.includes(',') || find(whole) !== UNKNOWN) {
      parts.push(whole);
      continue;
    }
    for (const piece of whole.split(',')) {
      const part = trimCell(piece);
      if (part !== '') parts.push(part);
    }
  }
  return parts;
}

function turnedAround(name: string): string {
  const comma = name.indexOf(',');
  return comma === -1 ? name : `${name.slice(comma + 1)} ${name.slice(0, comma)}`;
}

function foldName(name: string): string {
  return trimCell(name).normalize('NFC').toLowerCase().replace(/\s+/g, ' ');
}
