import type { CellCoder, CellIssue, Coded } from './coded.ts';
import { trimCell } from './trim.ts';

/**
 * Codes a text: trimmed, in Unicode form NFC, otherwise as typed. The surname `NULL` stays, `1.50`
 * stays: placeholders are a matter of typed columns only. What PostgreSQL cannot store is taken out
 * with an issue: NUL is removed, half a surrogate pair becomes U+FFFD.
 */
export function textCoder(): CellCoder {
  return codeText;
}

/** Codes a text of several lines: as `textCoder`, and every line end is a line feed. */
export function longTextCoder(): CellCoder {
  return codeLongText;
}

const EMPTY: Coded = { kind: 'empty' };
const NUL_ISSUE: CellIssue = { code: 'nul_removed' };
const SURROGATE_ISSUE: CellIssue = {
  code: 'character_unreadable',
  params: { encoding: 'Unicode' },
};

function codeLongText(text: string): Coded {
  return codeText(text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text);
}

function codeText(text: string): Coded {
  if (!needsCleaning(text)) {
    const trimmed = trimCell(text);
    return trimmed === '' ? EMPTY : { kind: 'value', value: trimmed };
  }
  return codeUnusualText(text);
}

/** Text whose characters are all below U+0300, bar NUL, is NFC as it stands. */
function needsCleaning(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code >= 0x300 || code === 0) return true;
  }
  return false;
}

function codeUnusualText(text: string): Coded {
  const issues: CellIssue[] = [];
  let clean = text;
  if (clean.includes('\0')) {
    clean = clean.replaceAll('\0', '');
    issues.push(NUL_ISSUE);
  }
  if (!clean.isWellFormed()) {
    clean = clean.toWellFormed();
    issues.push(SURROGATE_ISSUE);
  }
  clean = trimCell(clean.normalize('NFC'));
  if (clean === '') return issues.length === 0 ? EMPTY : { kind: 'empty', issues };
  return issues.length === 0
    ? { kind: 'value', value: clean }
    : { kind: 'value', value: clean, issues };
}
