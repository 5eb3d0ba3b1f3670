import { type Said, say } from '../language/sentence.ts';
import type { CellCoder, CellIssue, Coded } from './coded.ts';
import { splitAddresses } from './email-cell.ts';
import { emailKey } from './email-key.ts';
import { suggestAddress } from './email-suggestion.ts';
import type { MailDomain } from './mailbox.ts';
import { readMailbox } from './mailbox.ts';
import { trimCell } from './trim.ts';

/**
 * Codes an email address: as typed, freed from what is around it (`Name <a@b.com>`, `mailto:`,
 * stray punctuation, invisible characters). What cannot receive mail is `email_invalid`, with a
 * suggestion where one mistake explains it; a good address whose domain looks like a mistake is
 * kept, with `email_suspicious`. A cell that holds several addresses gives an array of them, the
 * first being the address of the field and the rest additional ones, so that none is lost; those of
 * them that are no addresses are issues with their `part`.
 */
export function emailCoder(): CellCoder {
  return codeCell;
}

/** Codes all addresses of the cell as `emailCoder` does; the value is an array, each address once. */
export function emailListCoder(): CellCoder {
  return (text) => {
    const coded = codeCell(text);
    return coded.kind === 'value' && typeof coded.value === 'string'
      ? { ...coded, value: [coded.value] }
      : coded;
  };
}

const EMPTY: Coded = { kind: 'empty' };

function codeCell(text: string): Coded {
  const trimmed = trimCell(text);
  if (trimmed === '') return EMPTY;
  // `'ann@acme.com` is a mailbox by the letter of RFC 5321; in a file the apostrophe is a guard.
  const domain = trimmed.charCodeAt(0) === 0x27 ? null : readMailbox(trimmed);
  if (domain !== null) {
    const issue = suspicion(trimmed, domain);
    const value = trimmed.normalize('NFC');
    return issue === null ? { kind: 'value', value } : { kind: 'value', value, issues: [issue] };
  }
  return codeParts(trimmed);
}

function codeParts(text: string): Coded {
  const parts = splitAddresses(text);
  const addresses = new Map<string, string>();
  const issues: CellIssue[] = [];
  for (const part of parts) {
    const domain = readMailbox(part);
    if (domain === null) {
      issues.push({
        ...invalid(issues.length < MAX_SUGGESTIONS ? suggestAddress(part) : null),
        part,
      });
      continue;
    }
    const issue = suspicion(part, domain);
    if (issue !== null) issues.push(parts.length === 1 ? issue : { ...issue, part });
    const key = emailKey(part);
    if (!addresses.has(key)) addresses.set(key, part);
  }
  const [first, ...rest] = addresses.values();
  if (first === undefined) return { kind: 'unreadable', issue: invalid(suggestAddress(text)) };
  const value = rest.length === 0 ? first : [first, ...rest];
  return issues.length === 0 ? { kind: 'value', value } : { kind: 'value', value, issues };
}

/** A cell full of nonsense is not worth a search for each piece. */
const MAX_SUGGESTIONS = 20;

function invalid(suggestion: string | null): CellIssue {
  return { code: 'email_invalid', params: { suggestion: sentence(suggestion) } };
}

/** Something doubtful about a valid address: a domain close to a big provider's, letters of mixed scripts. */
function suspicion(address: string, domain: MailDomain): CellIssue | null {
  if (domain.meant !== null) {
    return suspicious(`${address.slice(0, address.lastIndexOf('@'))}@${domain.meant}`);
  }
  return hasMixedScripts(address) ? suspicious(null) : null;
}

function suspicious(suggestion: string | null): CellIssue {
  return { code: 'email_suspicious', params: { suggestion: sentence(suggestion) } };
}

function sentence(suggestion: string | null): Said {
  return suggestion === null ? '' : say(' Did you mean {address}?', { address: suggestion });
}

/**
 * A word with Latin letters and letters that look like them is made to deceive, or mistyped.
 * @see https://www.unicode.org/reports/tr39/#Mixed_Script_Detection
 */
function hasMixedScripts(address: string): boolean {
  if (!/[\u0080-\uffff]/.test(address)) return false;
  return address
    .split(/[@.\s_-]/)
    .some((word) => /\p{Script=Latin}/u.test(word) && LOOKALIKES.test(word));
}

const LOOKALIKES = /[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}\p{Script=Cherokee}]/u;
