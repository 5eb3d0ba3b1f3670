import type { CellCoder, Coded } from './coded.ts';
import { trimCell } from './trim.ts';

/** Codes a web address: http and https only; `https://` is put before one that has no scheme. */
export function urlCoder(): CellCoder {
  return (text) => {
    const trimmed = trimCell(text);
    if (trimmed === '') return EMPTY;
    if (/^https?:\/\/[^\s/@]+\.[^\s@]+$/i.test(trimmed)) return { kind: 'value', value: trimmed };
    if (/^[a-z0-9-]+\.[^\s@:]+$/i.test(trimmed))
      return { kind: 'value', value: `https://${trimmed}` };
    return INVALID;
  };
}

const EMPTY: Coded = { kind: 'empty' };
const INVALID: Coded = { kind: 'unreadable', issue: { code: 'url_invalid' } };
