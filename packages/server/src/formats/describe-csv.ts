import type { FileHandle } from 'node:fs/promises';
import { say } from '@muster/core/language/sentence';
import { createDecoder } from '@muster/core/read/decode';
import { detectDialect } from '@muster/core/read/detect-dialect';
import type { DialectOverrides, TextSample } from '@muster/core/read/detect-dialect';
import { detectEncoding } from '@muster/core/read/detect-encoding';
import type { DetectedEncoding } from '@muster/core/read/detect-encoding';
import { findEncoding } from '@muster/core/read/encoding';
import type { Encoding } from '@muster/core/read/encoding';
import { describeTable } from '@muster/core/read/describe-table';
import type { Dialect } from '@muster/core/read/dialect';
import { rowsOfSample } from '@muster/core/read/rows-of-sample';
import { readSepLine } from '@muster/core/read/sep-line';
import { MusterError } from '../errors.ts';
import { openTextStream } from './open-text-stream.ts';
import { refuseBinary } from './refuse-binary.ts';
import { refuseOtherText } from './refuse-other-text.ts';
import { readElsewhere, readEncodingSample, readStart } from './sample-file.ts';
import type { Table, TableOverrides } from './table.ts';

/** An open file and what is known about it. */
export interface OpenFile {
  readonly path: string;
  readonly file: FileHandle;
  readonly sizeBytes: number;
}

/** Finds out how a delimited text file is written. */
export async function describeCsv(
  { path, file, sizeBytes }: OpenFile,
  overrides: TableOverrides,
): Promise<Omit<Table, 'path' | 'sizeBytes' | 'rows'>> {
  refuseDelimiter(overrides.delimiter);
  const start = await readStart(file, sizeBytes);
  const sample = await readEncodingSample(file, { start, sizeBytes });
  const found = chooseEncoding(detectEncoding(sample, decodeSample), overrides.encoding);
  const encoding = found.encoding.value;
  refuseBinary(path, start, encoding.layout.startsWith('utf-16') || encoding.layout === 'utf-32');

  const markLength = found.byteOrderMarkLength;
  const text = decodeSample(start.subarray(markLength), encoding);
  refuseOtherText(path, text);
  const sepLine = readSepLine(text);
  const samples: TextSample[] = [
    {
      text: text.slice(sepLine?.length ?? 0),
      fromStart: true,
      toEnd: start.length === sizeBytes,
    },
  ];
  for (const { bytes, byteOffset } of await readElsewhere(file, sizeBytes)) {
    const toEnd = byteOffset + bytes.length >= sizeBytes;
    samples.push({ text: decodeSample(bytes, encoding), fromStart: false, toEnd });
  }
  const dialectOverrides: DialectOverrides = {
    delimiter: overrides.delimiter ?? sepLine?.delimiter,
    quote: overrides.quote,
    escape: overrides.escape,
  };
  const { dialect, usualCells } = detectDialect(samples, dialectOverrides);
  const table = describeTable(samples, {
    dialect: dialect.value,
    usualCells,
    header: overrides.header,
    firstDataRow: overrides.firstDataRow,
  });
  if (table === null) throw new MusterError('file_empty', say('"{path}" has no rows.', { path }));
  const [header] = [overrides.header].flat();
  if (typeof header === 'number' && table.headerCells.length === 0) {
    throw headerMissing({ path, header }, samples[0], dialect.value);
  }
  if (table.columns.length > MOST_COLUMNS) {
    throw new MusterError(
      'file_too_large',
      say('"{path}" has {count} columns; Muster reads up to {most}.', {
        path,
        count: table.columns.length,
        most: MOST_COLUMNS,
      }),
    );
  }
  const startByte = markLength + (sepLine?.length ?? 0) * SEP_LINE_BYTES[encoding.layout];
  return {
    format: {
      kind: 'csv',
      encoding: encoding.name,
      dialect: dialect.value,
      width: table.columns.length,
      startByte,
      firstDataRow: table.header.value.firstDataRow,
    },
    encoding: { ...found.encoding, value: encoding.name },
    dialect,
    ...table,
  };
}

const MOST_COLUMNS = 1_000;

function refuseDelimiter(delimiter: string | undefined): void {
  if (delimiter === undefined || /^[^\r\n"]{1,4}$/.test(delimiter)) return;
  throw new MusterError(
    'usage',
    say('A delimiter has one to four characters and no quote or line end; this is "{delimiter}".', {
      delimiter,
    }),
  );
}

/** Says why the row that was named as the header is not there. */
function headerMissing(
  { path, header }: { readonly path: string; readonly header: number },
  start: TextSample | undefined,
  dialect: Dialect,
): MusterError {
  const last = start === undefined ? 0 : (rowsOfSample([start], dialect).at(-1)?.rowNumber ?? 0);
  const rows = last === 1 ? say('1 row') : say('{count} rows', { count: last });
  let reason = say('"{path}" has only {rows}.', { path, rows });
  if (header <= last) reason = say('Row {header} of "{path}" is blank.', { header, path });
  else if (start?.toEnd !== true)
    reason = say('A header is looked for in the first {rows}.', { rows });
  return new MusterError(
    'usage',
    say('Row {header} cannot be the header: {reason}', { header, reason }),
  );
}

// A `sep=` line is ASCII.
const SEP_LINE_BYTES = { 'utf-8': 1, 'utf-16': 2, 'utf-32': 4, 'one-byte': 1, 'multi-byte': 1 };

function decodeSample(bytes: Uint8Array, encoding: Encoding): string {
  const decoder = createDecoder(encoding, { byteOffset: 0, openTextStream });
  return decoder.decode(bytes).text + decoder.end().text;
}

function chooseEncoding(detected: DetectedEncoding, label: string | undefined): DetectedEncoding {
  if (label === undefined) return detected;
  const value = findEncoding(label);
  if (value === null)
    throw new MusterError(
      'usage',
      say('Muster does not know the encoding "{name}".', { name: label }),
    );
  // A mark of another encoding is text in this one.
  const ownMark = detected.encoding.value.name === value.name;
  const reason = say('The encoding was given.');
  return {
    encoding: { value, confidence: 1, reason, setBy: 'person' },
    byteOrderMarkLength: ownMark ? detected.byteOrderMarkLength : 0,
  };
}
