import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { blankRowsAt } from './blank-rows.ts';
import type { RawRow } from '@muster/core/read/raw-row';
import { openTable } from './open-table.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'muster-blank-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const CASES = [
  { note: 'with commas', text: 'Name,Email\nAnn,ann@x.com\nBob,bob@x.com\nCem,cem@x.com\n' },
  {
    note: 'with CRLF and blank lines',
    text: 'Name,Email\r\nAnn,a@x.com\r\nBob,b@x.com\r\n\r\nCem,c@x.com',
  },
  {
    note: 'with line breaks in quotes',
    text: 'Name,Email\nAnn,a@x.com\n"Bob\nB.\n",b@x.com\nCem,c@x.com\n',
  },
  { note: 'with tabs', text: 'Name\tEmail\nAnn\ta@x.com\nBob\tb@x.com\nCem\tc@x.com\n' },
  { note: 'of one column', text: 'Email\nann@x.com\nbob@x.com\ncem@x.com\n' },
  {
    note: 'with more than ASCII',
    text: 'Name;Email\nAnn;a@x.com\nBöb äöü;bob@x.com\nCem;c@x.com\n',
  },
];
const ENCODINGS = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252'];

test.each(
  CASES.flatMap(({ note, text }) => ENCODINGS.map((encoding) => ({ note, text, encoding }))),
)(
  'a row of a file $note in $encoding is overwritten, and every other row stays as it is',
  async ({ text, encoding }) => {
    const path = join(folder, 'file.csv');
    const bytes = iconv.encode(text, encoding, { addBOM: encoding !== 'windows-1252' });
    await writeFile(path, bytes);
    const { format } = await openTable(path, { encoding });
    const before = await rowsOf(path, encoding);
    const bob = before.find(({ cells }) => /b[oö]b|b@x/i.test(cells.join()))!;
    // Twice: it may be broken off and done again.
    for (let times = 0; times < 2; times += 1) await blankRowsAt(path, format, [bob]);
    const left = iconv.decode(await readFile(path), encoding);
    expect(left).not.toMatch(/b[oö]b|b@x/i);
    expect((await readFile(path)).length).toBe(bytes.length);
    const again = await rowsOf(path, encoding);
    const others = (all: readonly RawRow[]) =>
      all.filter(({ rowNumber }) => rowNumber !== bob.rowNumber);
    expect(others(again)).toEqual(others(before));
    expect(again.map(({ rowNumber }) => rowNumber)).toEqual(
      before.map(({ rowNumber }) => rowNumber),
    );
  },
);

async function rowsOf(path: string, encoding: string): Promise<readonly RawRow[]> {
  const all: RawRow[] = [];
  for await (const batch of (await openTable(path, { encoding })).rows()) all.push(...batch);
  return all;
}
