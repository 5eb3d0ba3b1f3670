import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTable } from './open-table.ts';
import type { Table, TableOverrides } from './table.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'muster-arriving-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const TEXT = 'Имя,Город\nАнна,Осло\nБорис,Рим\nЖанна,Ницца\n';

async function open(bytes: Uint8Array, isArriving: boolean): Promise<Table> {
  const path = join(folder, 'file.csv');
  await writeFile(path, bytes);
  return openTable(path, {}, { isArriving });
}

async function cells(table: Table): Promise<string[]> {
  const all: string[] = [];
  for await (const rows of table.rows()) for (const row of rows) all.push(row.cells.join('|'));
  return all;
}

async function given(overrides: TableOverrides): Promise<unknown> {
  const path = join(folder, 'given.csv');
  await writeFile(path, 'Work,,Home\nCity,Zip,City\nnote\nOslo,1,Rome\n');
  const table = await openTable(path, overrides);
  return { columns: table.columns, rows: await cells(table), value: table.header.value };
}

describe('a file that still arrives', () => {
  for (const encoding of ['utf-8', 'utf-16le', 'utf-16be', 'windows-1251']) {
    test(`in ${encoding} shows its whole lines, wherever it is cut`, async () => {
      const bytes = iconv.encode(TEXT, encoding, { addBOM: encoding.startsWith('utf-16') });
      const all = await cells(await open(bytes, false));
      expect(all).toEqual(['Анна|Осло', 'Борис|Рим', 'Жанна|Ницца']);
      const last = iconv.encode('Жанна,Ницца\n', encoding, { addBOM: false }).length;
      for (let cut = 1; cut < last; cut++) {
        const table = await open(bytes.subarray(0, bytes.length - cut), true);
        expect(table.encoding?.value).toBe(encoding);
        expect(await cells(table)).toEqual(all.slice(0, 2));
      }
    });
  }

  test('in Latin letters of two bytes is cut between lines as well', async () => {
    for (const encoding of ['utf-16le', 'utf-16be', 'utf-32le', 'utf-32be']) {
      const bytes = iconv.encode('Name,City\nAnn,Oslo\nBob,Rome\n', encoding, { addBOM: true });
      for (let cut = 1; cut < 16; cut++) {
        const table = await open(bytes.subarray(0, bytes.length - cut), true);
        expect([encoding, cut, await cells(table)]).toEqual([encoding, cut, ['Ann|Oslo']]);
      }
    }
  });

  test('shows what there is of its only line', async () => {
    expect((await open(Buffer.from('Name;Email;Ci'), true)).columns).toEqual([
      'Name',
      'Email',
      'Ci',
    ]);
  });
});

describe('a header that is given', () => {
  test('may have several rows', async () => {
    expect(await given({ header: [1, 2] })).toEqual({
      columns: ['Work City', 'Work Zip', 'Home City'],
      rows: ['note||', 'Oslo|1|Rome'],
      value: { rowNumbers: [1, 2], firstDataRow: 3 },
    });
  });

  test('may be followed by rows that are no data', async () => {
    expect(await given({ header: 2, firstDataRow: 4 })).toMatchObject({ rows: ['Oslo|1|Rome'] });
    expect(await given({ header: 'none', firstDataRow: 4 })).toMatchObject({
      columns: ['Column 1', 'Column 2', 'Column 3'],
      rows: ['Oslo|1|Rome'],
      value: { rowNumbers: [], firstDataRow: 4 },
    });
  });
});
