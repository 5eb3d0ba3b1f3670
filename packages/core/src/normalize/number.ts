import type { CellCoder, Coded } from './coded.ts';
import { readDecimal } from './decimal-text.ts';
import { trimCell } from './trim.ts';

/**
 * Codes a number as exact decimal text (`-1234.5`): never a float, never an exponent, one text for
 * one value. `decimalSeparator` is what the column shows; null where it shows none: then `.`, and
 * `1,234` or `1.234` carries `number_ambiguous`. Percentages are refused: 5 % is 5 to one program
 * and 0.05 to another. What is no number is `number_unreadable`, never 0.
 */
export function numberCoder(decimalSeparator: '.' | ',' | null): CellCoder {
  return (text) => {
    const trimmed = trimCell(text);
    if (trimmed === '') return EMPTY;
    if (isPlainInteger(trimmed)) return { kind: 'value', value: trimmed };
    const decimal = readDecimal(trimmed, decimalSeparator);
    if (decimal === null) return UNREADABLE;
    if (!decimal.ambiguous) return { kind: 'value', value: decimal.text };
    const params = { read: decimal.text };
    return { kind: 'value', value: decimal.text, issues: [{ code: 'number_ambiguous', params }] };
  };
}

const EMPTY: Coded = { kind: 'empty' };
const UNREADABLE: Coded = { kind: 'unreadable', issue: { code: 'number_unreadable' } };

/** Digits only, not beginning with 0: canonical as it stands. */
function isPlainInteger(text: string): boolean {
  if (text.length > 15 || (text.charCodeAt(0) === 0x30 && text.length > 1)) return false;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < 0x30 || code > 0x39) return false;
  }
  return true;
}
