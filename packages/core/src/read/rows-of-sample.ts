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
  const all: RawRow[] = [];
  let insideCell = false;
  for (const sample of samples) {
    const { rows, cutInsideCell } = rowsOf(sample, dialect);
    insideCell ||= sample.fromStart && cutInsideCell;
    // The beginning ended inside a cell of many lines: lines from elsewhere that nothing splits are its text.
    const isText = insideCell && rows.every(({ cells }) => cells.length === 1);
    if (sample.fromStart || !isText) for (const row of rows) all.push(row);
  }
  return all;
}

const UTF_8 = findEncoding('utf-8');

interface SampleRows {
  readonly rows: readonly RawRow[];
  /** The sample ends inside a quoted cell that has run over several lines. */
  readonly cutInsideCell: boolean;
}

function rowsOf({ text, fromStart, toEnd }: TextSample, dialect: Dialect): SampleRows {
  if (UTF_8 === null) throw new Error('assertion: UTF-8 is in the table of encodings');
  const start = fromStart ? 0 : afterLineBreak(text);
  // A stretch inside one line says nothing: it may be the middle of a long cell.
  if (start === -1) return { rows: [], cutInsideCell: false };
  const tokenizer = createTokenizer({ encoding: UTF_8, dialect, width: null }, 1);
  const rows = tokenizer.push({
    text: text.slice(start),
    byteOffset: 0,
    places: { kind: 'fixed', bytes: 1 },
    unreadable: [],
  });
  const rest = tokenizer.end();
  if (toEnd) return { rows: [...rows, ...rest], cutInsideCell: false };
  // The last row is cut by the end of the sample: it counts only where the file begins with it.
  const lines = rest.slice(0, -1);
  if (rows.length === 0) {
    return { rows: fromStart && lines.length === 0 ? rest : lines, cutInsideCell: false };
  }
  // More lines in it: a long cell, or a quote that was never closed before rows like the others.
  const usual = rows[0]?.cells.length ?? 1;
  const alike = lines.filter(({ cells }) => usual > 1 && cells.length === usual).length;
  if (alike * 2 > lines.length) return { rows: [...rows, ...lines], cutInsideCell: false };
  return { rows, cutInsideCell: lines.length > 0 };
}

function afterLineBreak(text: string): number {
  const found = /\r\n|\n|\r/.exec(text);
  return found === null ? -1 : found.index + found[0].length;
}
