import { mkdtemp, mkdir, rm, writeFile, chmod } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RawRow } from '@muster/core/read/raw-row';
import { openTable } from './open-table.ts';
import { readRowsAt } from './read-csv-rows.ts';
import type { Table } from './table.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'muster-table-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function file(name: string, content: string | Uint8Array): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
}

async function allRows(table: Table): Promise<RawRow[]> {
  const all: RawRow[] = [];
  for await (const rows of table.rows()) {
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) all.push(row);
  }
  return all;
}

describe('files that are no tables', () => {
  test('a missing file is file_missing', async () => {
    await expect(openTable(join(folder, 'none.csv'))).rejects.toMatchObject({
      code: 'file_missing',
      message: expect.stringContaining('There is no file') as string,
    });
  });

  test('a folder is file_unreadable', async () => {
    const path = join(folder, 'folder.csv');
    await mkdir(path);
    await expect(openTable(path)).rejects.toMatchObject({ code: 'file_unreadable' });
  });

  test.skipIf(process.getuid?.() === 0)(
    'a file without permission is file_unreadable',
    async () => {
      const path = await file('secret.csv', 'a\n1\n');
      await chmod(path, 0);
      await expect(openTable(path)).rejects.toMatchObject({ code: 'file_unreadable' });
    },
  );

  test.each([
    ['no bytes', ''],
    ['a byte-order mark only', '\uFEFF'],
    ['line ends only', '\r\n\n\r'],
    ['blank lines only', '  \n\t\n \n'],
    ['a byte-order mark and blank lines', '\uFEFF\n  \n'],
    ['the end-of-file mark of DOS only', '\u001A'],
  ])('%s is file_empty', async (note, content) => {
    const path = await file('empty.csv', content);
    await expect(openTable(path), note).rejects.toMatchObject({ code: 'file_empty' });
  });

  test.each([
    ['PDF', [...Buffer.from('%PDF-1.7\n')]],
    ['ZIP', [0x50, 0x4b, 3, 4, 20, 0]],
    ['gzip', [0x1f, 0x8b, 8, 0]],
    ['PNG', [0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]],
    ['Windows program', [0x4d, 0x5a, 0x90, 0, 3, 0]],
    ['binary data', Array.from({ length: 512 }, (_, index) => (index * 7 + 128) % 256)],
  ])('%s named .csv is file_not_text, and says what it is', async (kind, content) => {
    const path = await file('binary.csv', Uint8Array.from(content));
    await expect(openTable(path)).rejects.toMatchObject({
      code: 'file_not_text',
      message: expect.stringContaining(kind) as string,
    });
  });

  test.each([
    ['a vCard file (.vcf)', 'BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ann Lee\r\nEND:VCARD\r\n'],
    ['a vCard file (.vcf)', '\uFEFF\nbegin:vcard\nversion:2.1\nend:vcard\n'],
    ['a calendar file (.ics)', 'BEGIN:VCALENDAR\nVERSION:2.0\nEND:VCALENDAR\n'],
  ])('%s is file_not_table, and says what it is', async (kind, content) => {
    const path = await file('contacts.csv', content);
    await expect(openTable(path)).rejects.toMatchObject({
      code: 'file_not_table',
      message: expect.stringContaining(kind) as string,
    });
  });

  test('more than 1,000 columns are file_too_large', async () => {
    const path = await file('wide.csv', `${'a,'.repeat(1_000)}b\n`);
    await expect(openTable(path)).rejects.toMatchObject({ code: 'file_too_large' });
  });

  test('an unknown encoding is usage', async () => {
    const path = await file('a.csv', 'a\n1\n');
    await expect(openTable(path, { encoding: 'klingon' })).rejects.toMatchObject({ code: 'usage' });
  });
});

describe('what a person says about a file that cannot be', () => {
  test.each(['', '12345', '\n', '"'])('the delimiter %j is usage', async (delimiter) => {
    const path = await file('delimiter.csv', 'a,b\n1,2\n');
    await expect(openTable(path, { delimiter })).rejects.toMatchObject({
      code: 'usage',
      message: expect.stringContaining('one to four characters') as string,
    });
  });

  test.each([
    [99, 'has only 2 rows'],
    [3, 'has only 2 rows'],
  ])('header row %i of two is usage', async (header, message) => {
    const path = await file('two.csv', 'a,b\n1,2\n');
    await expect(openTable(path, { header })).rejects.toMatchObject({
      code: 'usage',
      message: expect.stringContaining(message) as string,
    });
  });

  test('a blank header row is usage', async () => {
    const path = await file('blank.csv', 'a,b\n\n1,2\n');
    await expect(openTable(path, { header: 2 })).rejects.toMatchObject({
      code: 'usage',
      message: expect.stringContaining('is blank') as string,
    });
  });
});

describe('tables', () => {
  test('rows in another encoding than most are read as UTF-8 and flagged', async () => {
    const content = 'a,b,c\nJos\u00C3\u00A9,N\u00C3\u00BA,x\nRen\u00E9,Caf\u00E9,y\n';
    const table = await openTable(await file('mixed.csv', Buffer.from(content, 'latin1')));
    expect(table.encoding?.value).toBe('utf-8');
    expect(await allRows(table)).toMatchObject([
      { cells: ['José', 'Nú', 'x'], issues: [] },
      { issues: [{ code: 'character_unreadable' }] },
    ]);
  });

  test('a header longer than a sample keeps all its columns', async () => {
    const header = Array.from({ length: 1_000 }, (_, at) => `Column ${at} ${'x'.repeat(200)}`);
    const row = header.map((_, at) => `v${at}`).join(',');
    const table = await openTable(await file('long-header.csv', `${header.join(',')}\n${row}\n`));
    expect(table.columns).toHaveLength(1_000);
    expect((await allRows(table))[0]?.issues).toEqual([]);
  });

  test('1,000 columns with cells of nearly 1 MB keep their columns', async () => {
    const header = Array.from({ length: 1_000 }, (_, at) => `Column ${at} name`);
    const row = (cell: string) => header.map((_, at) => (at === 500 ? cell : `v${at}`)).join(',');
    const content = [header.join(','), row('x'.repeat(1_000_000)), row('y'.repeat(1_000_000))];
    const table = await openTable(await file('wide-long.csv', content.join('\n')));
    expect(table.columns).toEqual(header);
    const rows = await allRows(table);
    expect(rows.map(({ cells, issues }) => [cells[500]?.length, issues.length])).toEqual([
      [1_000_000, 0],
      [1_000_000, 0],
    ]);
  });

  test('header only is a table without rows', async () => {
    const table = await openTable(await file('header.csv', 'Name,Email\r\n'));
    expect(table.columns).toEqual(['Name', 'Email']);
    expect(await allRows(table)).toEqual([]);
  });

  test('a `sep=` line names the delimiter and is not counted', async () => {
    const table = await openTable(
      await file('sep.csv', '\uFEFFsep=;\r\nName;Email\r\nAnn;a,b\r\n'),
    );
    expect(table.dialect?.value.delimiter).toBe(';');
    expect(await allRows(table)).toMatchObject([
      { rowNumber: 2, byteOffset: 22, cells: ['Ann', 'a,b'] },
    ]);
  });

  test('a letter beyond ASCII far behind the samples still decides the encoding', async () => {
    const lines = `${'Ann,Rome,plain\n'.repeat(60_000)}José,Málaga,x\n${'Bob,Oslo,plain\n'.repeat(60_000)}`;
    const table = await openTable(
      await file('late.csv', iconv.encode(`a,b,c\n${lines}`, 'win1252')),
    );
    expect(table.encoding?.value).toBe('windows-1252');
    const rows = await allRows(table);
    expect(rows).toHaveLength(120_001);
    expect(rows[60_000]?.cells[0]).toBe('José');
  });

  test('characters cut between two pieces of the file come out whole', async () => {
    // The buffers a file is read into are filled again: what is left of a piece must be a copy.
    const line = 'Zoë,Köln,名前,😀';
    const table = await openTable(await file('cut.csv', `a,b,c,d\n${`${line}\n`.repeat(60_000)}`));
    const rows = await allRows(table);
    expect(rows).toHaveLength(60_000);
    expect(new Set(rows.map(({ cells }) => cells.join(',')))).toEqual(new Set([line]));
  });

  test('a last block filled with end-of-file marks is text without a row more', async () => {
    const content = `a,b\r\n1,2\r\n${'\u001A'.repeat(100)}`;
    const table = await openTable(await file('filled.csv', content));
    expect((await allRows(table)).map((row) => row.cells)).toEqual([['1', '2']]);
  });

  test('rows can be read twice', async () => {
    const table = await openTable(await file('twice.csv', 'a,b\n1,2\n'));
    expect(await allRows(table)).toEqual(await allRows(table));
  });

  test('leaving the rows early closes the file', async () => {
    const path = await file('early.csv', `a,b\n${'1,2\n'.repeat(500_000)}`);
    const table = await openTable(path);
    for (let turn = 0; turn < 50; turn++) {
      for await (const rows of table.rows()) {
        expect(rows[0]?.rowNumber).toBe(2);
        break;
      }
    }
  });

  test.each(['utf-8', 'utf-16le', 'utf-16be', 'windows-1252', 'shift_jis', 'gb18030', 'cp850'])(
    'single rows are read again from their places: %s',
    async (encoding) => {
      const name = encoding === 'shift_jis' || encoding === 'gb18030' ? '山田' : 'Zoé';
      const lines = Array.from({ length: 3_000 }, (_, index) =>
        index % 7 === 0
          ? `"${name}\n${index}",x,y`
          : `${name} ${index},"a ""b"""${index % 5 === 0 ? '' : ',c'}`,
      );
      const content = iconv.encode(`name,b,c\n${lines.join('\r\n')}`, encoding);
      const table = await openTable(await file('places.csv', content), { encoding });
      const rows = await allRows(table);
      expect(rows).toHaveLength(3_000);
      expect(rows[1]?.cells[0]).toBe(`${name} 1`);
      const some = rows.filter((_, index) => index % 97 === 0 || index === 2_999).reverse();
      expect(await readRowsAt(table.path, table.format, some)).toEqual(some);
    },
  );

  test('a row that is gone is file_unreadable', async () => {
    const table = await openTable(await file('gone.csv', 'a,b\n1,2\n'));
    const places = [{ rowNumber: 9, byteOffset: 900 }];
    await expect(readRowsAt(table.path, table.format, places)).rejects.toMatchObject({
      code: 'file_unreadable',
    });
  });

  test('what a person says about the file holds', async () => {
    const path = await file('said.csv', 'x;y\n1;2\n3;4\n');
    const table = await openTable(path, { delimiter: ',', header: 2, encoding: 'cp1252' });
    expect(table.columns).toEqual(['1;2']);
    expect(table.encoding).toMatchObject({ value: 'windows-1252', setBy: 'person' });
    expect((await allRows(table)).map((row) => row.cells)).toEqual([['3;4']]);
    expect((await openTable(path, { header: 'none' })).columns).toEqual(['Column 1', 'Column 2']);
  });
});
