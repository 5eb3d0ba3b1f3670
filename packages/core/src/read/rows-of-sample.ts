import type { TextSample } from './detect-dialect.ts';
import type { Dialect } from './dialect.ts';
import { findEncoding } from './encoding.ts';
import type { RawRow } from './raw-row.ts';
import { createTokenizer } from './tokenize.ts';

/**
 * Reads all whole rows of the samples. Row numbers are right in the first sample only; byte offsets
 * count the characters of the sample.
 */
export function rowsOfSample(samples: readonly TextSample[], dialect: Dialect): RawRow[] {
  return samples.flatMap((sample) => rowsOf(sample, dialect));
}

const UTF_8 = findEncoding('utf-8');

function rowsOf({ text, fromStart, toEnd }: TextSample, dialect: Dialect): RawRow[] {
  if (UTF_8 === null) throw new Error('assertion: UTF-8 is in the table of encodings');
  const start = fromStart ? 0 : afterLineBreak(text);
  const tokenizer = createTokenizer({ encoding: UTF_8, dialect, width: null }, 1);
  const rows = tokenizer.push({
    text: text.slice(start),
    byteOffset: 0,
    places: { kind: 'fixed', bytes: 1 },
    unreadable: [],
  });
  const rest = tokenizer.end();
  if (toEnd) return [...rows, ...rest];
  // The last row is cut by the end of the sample: it counts only where there is no other.
  const whole = [...rows, ...rest];
  return whole.length > 1 ? whole.slice(0, -1) : whole;
}

function afterLineBreak(text: string): number {
  const found = /\r\n|\n|\r/.exec(text);
  return found === null ? 0 : found.index + found[0].length;
}
