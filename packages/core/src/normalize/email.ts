import { parse } from 'tldts';
import type { CellCoder, CellIssue, Coded } from './coded.ts';
import { trimCell } from './trim.ts';

export { emailKey } from './email-key.ts';

/** Codes an address; the value is an array when the cell holds several. */
export function emailCoder(): CellCoder {
  return (text) => {
    const coded = codeList(text);
    if (coded.kind === 'value' && Array.isArray(coded.value) && coded.value.length === 1) {
      return { ...coded, value: coded.value[0] as string };
    }
    if (coded.kind === 'empty' && coded.issues?.[0] !== undefined) {
      return { kind: 'unreadable', issue: coded.issues[0] };
    }
    return coded;
  };
}

/** Codes every address of the cell; the value is an array. */
export function emailListCoder(): CellCoder {
  return codeList;
}

const EMPTY: Coded = { kind: 'empty' };

function codeList(text: string): Coded {
  const trimmed = trimCell(text);
  if (trimmed === '') return EMPTY;
  const addresses: string[] = [];
  const issues: CellIssue[] = [];
  for (const part of trimmed.split(/[\s,;|]+/)) {
    if (part === '') continue;
    const address = /^[^@\s]{1,64}@([^@\s]{1,255})$/.exec(part);
    if (address !== null && parse(address[1] as string).isIcann === true) addresses.push(part);
    else issues.push({ code: 'email_invalid', params: { suggestion: '' }, part });
  }
  if (addresses.length === 0) return { kind: 'empty', issues };
  return issues.length === 0
    ? { kind: 'value', value: addresses }
    : { kind: 'value', value: addresses, issues };
}
