import { trimCell } from './trim.ts';

/**
 * What people and programs write into a cell that has no value; the start of an account's setting.
 * Only words that are never a value of a typed field stand here: `0`, `no` and `x` are values.
 */
export const DEFAULT_PLACEHOLDERS: readonly string[] = [
  'n/a',
  'n.a.',
  'n.a',
  'na',
  '#n/a',
  '#value!',
  '#ref!',
  '#name?',
  '#null!',
  '#div/0!',
  '#num!',
  'none',
  'null',
  '(null)',
  '<null>',
  '\\n',
  'nil',
  'nan',
  'undefined',
  'unknown',
  'not available',
  'not applicable',
  'not provided',
  'tbd',
  'tba',
  '(none)',
  '(blank)',
  '(empty)',
  '-',
  '--',
  '---',
  '–',
  '—',
  '?',
  '??',
  '???',
  '.',
  '..',
  '...',
  '/',
  '_',
];

/** Compiles the test whether the text of a cell is one of the placeholders, compared trimmed and without case. */
export function placeholderTest(placeholders: readonly string[]): (text: string) => boolean {
  const words = new Set(placeholders.map(fold));
  words.delete('');
  let longest = 0;
  for (const word of words) longest = Math.max(longest, word.length);
  return (text) => {
    // Almost every cell is longer than every placeholder or differs in case and spaces from none.
    if (text.length > longest && text.length > longest + MARGIN) return false;
    return words.has(fold(text));
  };
}

/** Spaces around a placeholder that are still looked through. */
const MARGIN = 64;

function fold(text: string): string {
  return trimCell(text).normalize('NFC').toLowerCase();
}
