import * as fc from 'fast-check';
import { parse } from 'csv-parse/sync';
import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import { RFC_4180 } from './dialect.ts';
import type { Dialect, LineEnd } from './dialect.ts';
import { encodeCsvRow } from './encode-csv.ts';
import { findEncoding } from './encoding.ts';
import type { RawRow } from './raw-row.ts';
import { createCsvReader } from './read-csv.ts';

interface Reading {
  readonly encoding?: string;
  readonly dialect?: Partial<Dialect>;
  readonly width?: number | null;
  readonly byteOffset?: number;
  readonly rowNumber?: number;
}

function open(reading: Reading) {
  const encoding = findEncoding(reading.encoding ?? 'utf-8');
  if (encoding === null) throw new Error('unknown encoding');
  const dialect = { ...RFC_4180, ...reading.dialect };
  return createCsvReader(
    { encoding, dialect, width: reading.width ?? null },
    { byteOffset: reading.byteOffset ?? 0, rowNumber: reading.rowNumber ?? 1 },
  );
}

function read(pieces: readonly Uint8Array[], reading: Reading = {}): RawRow[] {
  const reader = open(reading);
  const rows: RawRow[] = [];
  for (const piece of pieces) {
    // The reader may not keep the caller's buffer.
    const lent = Uint8Array.from(piece);
    for (const row of reader.push(lent)) rows.push(row);
    lent.fill(0x7a);
  }
  for (const row of reader.end()) rows.push(row);
  return rows;
}

const bytes = (text: string) => new Uint8Array(Buffer.from(text));
const readText = (text: string, reading: Reading = {}) => read([bytes(text)], reading);
const codes = (row: RawRow | undefined) =>
  row?.issues.map(({ code, severity }) => `${code}/${severity}`).join(' ');

interface Case {
  readonly note: string;
  readonly text: string;
  readonly reading?: Reading;
  /** Row number, cells, issues. */
  readonly rows: readonly (readonly [number, readonly string[], string?])[];
}

const cases: readonly Case[] = [
  {
    note: 'plain',
    text: 'a,b\n1,2\n',
    rows: [
      [1, ['a', 'b']],
      [2, ['1', '2']],
    ],
  },
  {
    note: 'no line end at the end',
    text: 'a,b\n1,2',
    rows: [
      [1, ['a', 'b']],
      [2, ['1', '2']],
    ],
  },
  {
    note: 'LF and CRLF mixed',
    text: 'a\r\nb\nc\r\n',
    rows: [
      [1, ['a']],
      [2, ['b']],
      [3, ['c']],
    ],
  },
  {
    note: 'CR CR LF from converting twice',
    text: 'a,b\r\r\n1,2\r\r\n',
    rows: [
      [1, ['a', 'b']],
      [2, ['1', '2']],
    ],
  },
  {
    note: 'CR alone',
    text: 'a\rb\r',
    reading: { dialect: { lineEnd: 'cr' } },
    rows: [
      [1, ['a']],
      [2, ['b']],
    ],
  },
  {
    note: 'any line end',
    text: 'a\rb\r\nc\n',
    reading: { dialect: { lineEnd: 'any' } },
    rows: [
      [1, ['a']],
      [2, ['b']],
      [3, ['c']],
    ],
  },
  {
    note: 'blank lines count but are no rows',
    text: 'a\n\n\r\nb\n',
    rows: [
      [1, ['a']],
      [4, ['b']],
    ],
  },
  {
    note: 'a quoted line break does not count',
    text: '"a\nb",c\nd,e\n',
    rows: [
      [1, ['a\nb', 'c']],
      [2, ['d', 'e']],
    ],
  },
  { note: 'quoted CRLF is kept as written', text: '"a\r\nb",c\r\n', rows: [[1, ['a\r\nb', 'c']]] },
  { note: 'doubled quotes', text: '"a ""b"" c",""\n', rows: [[1, ['a "b" c', '']]] },
  { note: 'one empty quoted cell is a row', text: '""\n', rows: [[1, ['']]] },
  {
    note: 'trailing delimiter',
    text: 'a,\n,b',
    rows: [
      [1, ['a', '']],
      [2, ['', 'b']],
    ],
  },
  { note: 'blanks are kept', text: ' a , b\t\n', rows: [[1, [' a ', ' b\t']]] },
  {
    note: 'blanks around quotes belong to nobody',
    text: 'a, "b, c" ,d\n',
    rows: [[1, ['a', 'b, c', 'd']]],
  },
  {
    note: 'backslash escapes',
    text: '"a \\"b\\", c",d\n"e\\\\",""\n',
    reading: { dialect: { escape: 'backslash' } },
    rows: [
      [1, ['a "b", c', 'd']],
      [2, ['e\\', '']],
    ],
  },
  {
    note: 'apostrophe as quote',
    text: "'a,b',c''d\n",
    reading: { dialect: { quote: "'" } },
    rows: [[1, ['a,b', "c''d"]]],
  },
  {
    note: 'no quote at all',
    text: '"a,b"\n',
    reading: { dialect: { quote: null } },
    rows: [[1, ['"a', 'b"']]],
  },
  {
    note: 'delimiter of several characters',
    text: 'a || b||"c||d"\n',
    reading: { dialect: { delimiter: '||' } },
    rows: [[1, ['a ', ' b', 'c||d']]],
  },
  {
    note: 'comment lines count but are no rows',
    text: '#x,y\na,b\n#z\n',
    reading: { dialect: { comment: '#' } },
    rows: [[2, ['a', 'b']]],
  },
  {
    note: '__proto__ is a cell like any other',
    text: '__proto__,b\n',
    rows: [[1, ['__proto__', 'b']]],
  },
  {
    note: 'one cell short, as Google writes',
    text: 'a,b,c\n',
    reading: { width: 4 },
    rows: [[1, ['a', 'b', 'c', ''], 'row_short/info']],
  },
  {
    note: 'two cells short',
    text: 'a,b\n',
    reading: { width: 4 },
    rows: [[1, ['a', 'b', '', ''], 'row_short/warning']],
  },
  {
    note: 'too long',
    text: 'a,b,c,d\n',
    reading: { width: 2 },
    rows: [[1, ['a', 'b'], 'row_long/warning']],
  },
  {
    note: 'too long, but nothing in the surplus',
    text: 'a,b,, \n',
    reading: { width: 2 },
    rows: [[1, ['a', 'b']]],
  },
  {
    note: 'a line of blanks is no row',
    text: 'a,b\n  \nc,d\n',
    reading: { width: 2 },
    rows: [
      [1, ['a', 'b']],
      [3, ['c', 'd']],
    ],
  },
  {
    note: 'stray quotes inside a plain cell',
    text: '5" pipe,b\n',
    rows: [[1, ['5" pipe', 'b'], 'quote_stray/info']],
  },
  {
    note: 'stray quotes inside a quoted cell',
    text: '"the "big" one",b\n',
    rows: [[1, ['the "big" one', 'b'], 'quote_stray/warning']],
  },
  {
    note: 'text after the closing quote',
    text: '"a"b,c\nd,e\n',
    reading: { width: 2 },
    rows: [
      [1, ['"a"b', 'c'], 'quote_stray/warning'],
      [2, ['d', 'e']],
    ],
  },
  {
    note: 'text after the closing quote, and a later row has quotes',
    text: '1,"Eff" junk,x\n2,"b",y\n',
    reading: { width: 3 },
    rows: [
      [1, ['1', '"Eff" junk', 'x'], 'quote_stray/warning'],
      [2, ['2', 'b', 'y']],
    ],
  },
  {
    note: 'the end-of-file mark of DOS on a line of its own is no row',
    text: 'a,b\r\n\u001A',
    reading: { width: 2 },
    rows: [[1, ['a', 'b']]],
  },
  {
    note: 'the same character inside the last line is kept',
    text: 'a,b\u001A',
    reading: { width: 2 },
    rows: [[1, ['a', 'b\u001A']]],
  },
  {
    note: 'a closing quote is missing, which the length of the row shows',
    text: 'a,"b,"c",d\n',
    reading: { width: 4 },
    rows: [[1, ['a', '"b', 'c', 'd'], 'quote_unclosed/warning']],
  },
  {
    note: 'unclosed to the end of the file',
    text: '1,"a\n2,b\n3,c\n',
    reading: { width: 2 },
    rows: [
      [1, ['1', '"a'], 'quote_unclosed/warning'],
      [2, ['2', 'b']],
      [3, ['3', 'c']],
    ],
  },
  {
    note: 'unclosed, and a later row has quotes',
    text: '1,"a\n2,"b"\n3,c\n',
    reading: { width: 2 },
    rows: [
      [1, ['1', '"a'], 'quote_unclosed/warning'],
      [2, ['2', 'b']],
      [3, ['3', 'c']],
    ],
  },
  {
    note: 'unclosed, and a later quote closes it by accident',
    text: '1,"a,x\n2,b",y\n3,c,z\n',
    reading: { width: 3 },
    rows: [
      [1, ['1', 'a,x\n2,b', 'y']],
      [2, ['3', 'c', 'z']],
    ],
  },
  {
    note: 'closed by accident, and the row has the wrong length',
    text: '1,"a,x\n2,b,c"\n3,c,z\n',
    reading: { width: 3 },
    rows: [
      [1, ['1', '"a', 'x'], 'quote_unclosed/warning'],
      [2, ['2', 'b', 'c"'], 'quote_stray/info'],
      [3, ['3', 'c', 'z']],
    ],
  },
];

describe('rows of a text', () => {
  test.each(cases)('$note', ({ text, reading, rows }) => {
    const found = readText(text, reading).map((row) => [row.rowNumber, row.cells, codes(row)]);
    expect(found).toEqual(rows.map(([number, cells, issues = '']) => [number, cells, issues]));
  });

  test('surplus cells are kept in the issue', () => {
    const [row] = readText('a,b,"c,d",e\n', { width: 2 });
    expect(row?.issues[0]?.params).toEqual({ found: '4', expected: '2', extra: '"c,d",e' });
  });

  test('bytes that the encoding does not have are an issue of their row alone', () => {
    const rows = read([Uint8Array.from([0x61, 0x0a, 0x62, 0xe9, 0x0a, 0xc3, 0xa9, 0x0a, 0xc3])]);
    expect(rows.map((row) => [row.cells[0], row.byteOffset, codes(row)])).toEqual([
      ['a', 0, ''],
      ['b\uFFFD', 2, 'character_unreadable/warning'],
      ['é', 5, ''],
      ['\uFFFD', 8, 'character_unreadable/warning'],
    ]);
  });

  test('U+FFFD that the file itself holds is no issue', () => {
    expect(codes(readText('a\uFFFD,b\n')[0])).toBe('');
  });
});

describe('limits', () => {
  test('a cell beyond 1 MB is cut, with an error, and the next row is read', () => {
    const rows = readText(`a,${'x'.repeat(1_100_000)}\nb,c\n`, { width: 2 });
    expect(rows.map(codes)).toEqual(['cell_too_long/error', '']);
    expect(rows[0]?.cells[1]).toHaveLength(1 << 20);
    expect(rows[1]).toMatchObject({ rowNumber: 2, byteOffset: 1_100_003, cells: ['b', 'c'] });
  });

  test('a line beyond 16 MB is cut, and passed over to its end', () => {
    const rows = readText(`${'x,'.repeat(9_000_000)}\nb,c\n`, { width: 2 });
    expect(rows.map(codes)).toEqual(['cell_too_long/error row_long/warning', '']);
    expect(rows[1]).toMatchObject({ rowNumber: 2, cells: ['b', 'c'] });
  });

  test('an unclosed quote does not swallow more than its own row', () => {
    const lines = Array.from({ length: 200_000 }, (_, index) => `${index},b,c\n`);
    const rows = readText(`1,"b,c\n${lines.join('')}`, { width: 3 });
    expect(rows).toHaveLength(200_001);
    expect(rows.filter((row) => row.issues.length > 0).map((row) => row.rowNumber)).toEqual([1]);
  });

  test.each([
    ['every line opens a quote', ',"a\n', 200_000],
    ['every line has a stray quote', ',"a"b\n', 200_000],
    ['doubled quotes without end', '"a""', 500_000],
    ['nothing but quotes', '"', 2_000_000],
    ['nothing but delimiters', ',', 4_000_000],
  ])('the work grows with the file: %s', (_, line, count) => {
    const started = performance.now();
    readText(line.repeat(count), { width: 2 });
    // Reading at 1 MB/s already; a quadratic reader would take hours.
    expect(performance.now() - started).toBeLessThan(5_000);
  });
});

const cell = fc.oneof(
  fc.string({ unit: fc.constantFrom('a', 'é', '"', ',', '\n', '\r', ' ', '', '日', '😀', "'") }),
  fc.string({ maxLength: 8 }),
);
const table = fc.integer({ min: 1, max: 4 }).chain((width) =>
  fc.array(fc.array(cell, { minLength: width, maxLength: width }), {
    minLength: 1,
    maxLength: 8,
  }),
);
const cuts = fc.array(fc.nat({ max: 300 }), { maxLength: 12 });
const messy = fc
  .array(
    fc.constantFrom(
      'a',
      'bc',
      '"',
      '""',
      ',',
      '\n',
      '\r\n',
      '\r',
      '\\',
      ' ',
      'é',
      '日本',
      '😀',
      '#',
    ),
    {
      maxLength: 60,
    },
  )
  .map((parts) => parts.join(''));

function cut(whole: Uint8Array, at: readonly number[]): Uint8Array[] {
  const places = [...at.map((place) => Math.min(place, whole.length)), whole.length].sort(
    (a, b) => a - b,
  );
  let from = 0;
  return places.map((place) => {
    const piece = whole.subarray(from, place);
    from = place;
    return piece;
  });
}

const ENCODERS: Readonly<Record<string, (text: string) => Uint8Array>> = {
  'utf-8': bytes,
  'utf-16le': (text) => new Uint8Array(Buffer.from(text, 'utf16le')),
  'utf-16be': (text) => new Uint8Array(Buffer.from(text, 'utf16le').swap16()),
  'utf-32le': (text) =>
    new Uint8Array(Uint32Array.from(text, (character) => character.codePointAt(0) ?? 0).buffer),
  'windows-1252': (text) => new Uint8Array(Buffer.from(text, 'latin1')),
};

describe('properties', () => {
  test.each(Object.keys(ENCODERS))('any split of the bytes gives the same rows: %s', (encoding) => {
    const dialects = fc.record({
      lineEnd: fc.constantFrom<LineEnd>('lf', 'cr', 'any'),
      escape: fc.constantFrom<Dialect['escape']>('doubled', 'backslash'),
      comment: fc.constantFrom(null, '#'),
      delimiter: fc.constantFrom(',', ', ', 'bc'),
    });
    const readings = fc.record({ dialect: dialects, width: fc.constantFrom(null, 1, 2, 3) });
    fc.assert(
      fc.property(messy, cuts, readings, (text, at, part) => {
        const whole = ENCODERS[encoding]?.(text) ?? bytes(text);
        const reading: Reading = { ...part, encoding };
        expect(read(cut(whole, at), reading)).toEqual(read([whole], reading));
      }),
      { numRuns: 1_500 },
    );
  });

  test.each([
    'utf-8',
    'shift_jis',
    'gb18030',
    'big5',
    'euc-jp',
    'euc-kr',
    'iso-2022-jp',
    'utf-16le',
    'utf-32be',
  ])('any split of any bytes gives the same rows: %s', (encoding) => {
    const anyBytes = fc
      .array(
        fc.oneof(fc.constantFrom(10, 13, 34, 44, 65, 0xe9, 0xc3, 0xa9, 0x82, 0xa0), fc.nat(255)),
        { maxLength: 80 },
      )
      .map((list) => Uint8Array.from(list));
    fc.assert(
      fc.property(anyBytes, cuts, (whole, at) => {
        const reading: Reading = { encoding, width: 2 };
        expect(read(cut(whole, at), reading)).toEqual(read([whole], reading));
      }),
      { numRuns: 1_000 },
    );
  });

  test.each(Object.keys(ENCODERS))(
    'each row is read again from its byte offset: %s',
    (encoding) => {
      fc.assert(
        fc.property(messy, cuts, (text, at) => {
          const whole = ENCODERS[encoding]?.(text) ?? bytes(text);
          for (const row of read(cut(whole, at), { encoding, width: 2 })) {
            const { rowNumber, byteOffset } = row;
            const place: Reading = { encoding, width: 2, rowNumber, byteOffset };
            expect(read([whole.subarray(byteOffset)], place)[0]).toEqual(row);
          }
        }),
        { numRuns: 500 },
      );
    },
  );

  test('what encodeCsvRow writes is read back exactly', () => {
    fc.assert(
      fc.property(table, cuts, (rows, at) => {
        const whole = bytes(rows.map((row) => encodeCsvRow(row)).join(''));
        // An unpaired surrogate has no bytes; what is written for it is U+FFFD.
        const written = rows.map((row) => row.map((text) => Buffer.from(text).toString()));
        const found = read(cut(whole, at), { width: rows[0]?.length ?? 1 });
        expect(found.map((row) => row.cells)).toEqual(written);
        expect(found.every((row) => row.issues.length === 0)).toBe(true);
      }),
      { numRuns: 1_500 },
    );
  });
});

// Where ours differs from papaparse and csv-parse, and why:
// - blanks between delimiter and quote: theirs keep `, "b"` as a plain cell, quotes included (or
//   fail); people who write so mean a quoted cell.
// - a quoted cell with text after its closing quote, or never closed: papaparse swallows rows up to
//   the end of the file, csv-parse fails; ours gives the line up, with an issue.
// - a line of one empty cell: theirs can tell it from a blank line only by its quotes, as ours does.
// - a lone CR in a file of LF lines: papaparse guesses one line end for the whole file.
// So the oracles judge well-formed texts with LF or CRLF, where RFC 4180 leaves no choice.
describe('oracles', () => {
  const wellFormed = table.map((rows) => rows.map((row) => encodeCsvRow(row)).join(''));

  test('papaparse reads the same from well-formed text', () => {
    fc.assert(
      fc.property(wellFormed, (text) => {
        const theirs = Papa.parse<string[]>(text, {
          delimiter: ',',
          newline: '\r\n',
          skipEmptyLines: false,
        });
        const rows = theirs.data
          .slice(0, -1)
          .map((row) => row.map((one) => Buffer.from(one).toString()));
        expect(readText(text).map((row) => row.cells)).toEqual(rows);
      }),
      { numRuns: 1_000 },
    );
  });

  test('csv-parse reads the same from well-formed text', () => {
    fc.assert(
      fc.property(wellFormed, (text) => {
        const theirs: string[][] = parse(Buffer.from(text), {
          record_delimiter: '\r\n',
          relax_column_count: true,
        });
        expect(readText(text).map((row) => row.cells)).toEqual(theirs);
      }),
      { numRuns: 1_000 },
    );
  });

  test('csv-parse reads the same from random unquoted text', () => {
    const plain = fc
      .array(fc.constantFrom('a', 'b c', ',', '\n', 'é', "'", '\\', '\t'), { maxLength: 40 })
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(plain, (text) => {
        const theirs: string[][] = parse(text, {
          relax_column_count: true,
          skip_empty_lines: true,
          record_delimiter: '\n',
        });
        expect(readText(text).map((row) => row.cells)).toEqual(theirs);
      }),
      { numRuns: 1_000 },
    );
  });
});
