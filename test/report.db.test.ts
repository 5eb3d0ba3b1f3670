import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readXlsx } from 'hucre/xlsx';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createMusterCommand, type MusterCommand } from './support/run-muster.ts';
import { createTestDatabase, type TestDatabase } from './support/create-test-database.ts';

const FILE = [
  'First Name,Phone,Email,Phone,Notes,Birthday',
  'Ann,415-555-0101,ann@example.com,,"two\nlines",1990-01-02',
  '=1+1,415-555-0102,bob@,415-555-0103,"@home, ""quoted""",1991-01-02',
  "Cem,,cem@example.com,,'=kept,31/02/1990",
  ',,,,nobody,',
  "'-Dan,,dan@example.com,,,soon",
  '',
].join('\n');

let db: TestDatabase;
let muster: MusterCommand;
beforeAll(async () => {
  db = await createTestDatabase();
  muster = await createMusterCommand(db.url);
});
afterAll(async () => {
  await muster.close();
  await db.close();
});

interface Summary {
  readonly importId: string;
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly failed: number;
  readonly unassignedColumns: readonly string[];
  readonly issues: readonly { readonly code: string }[];
}

interface Contacts {
  readonly contacts: readonly {
    readonly version: number;
    readonly values: Readonly<Record<string, unknown>>;
  }[];
}

describe('the report of an import', () => {
  let path: string;
  let summary: Summary;

  test('holds the rows that failed or carry a warning, as they came, with what is wrong', async () => {
    path = join(muster.dataFolder, 'people.csv');
    writeFileSync(path, FILE);
    summary = await muster.json(['import', path]);
    expect(summary).toMatchObject({ created: 3, failed: 2 });
    const { stdout } = await muster.run(['report', 'last']);
    expect(stdout.startsWith('\uFEFF'), 'Excel needs the byte-order mark').toBe(true);
    const rows = parse(stdout, { bom: true });
    expect(rows.map((row) => row.slice(0, -4))).toEqual([
      [
        'First Name',
        'Phone',
        'Email',
        'Phone (2)',
        'Notes',
        'Birthday',
        'Muster row',
        'Muster outcome',
        'Muster code',
      ],
      [
        "'=1+1",
        '415-555-0102',
        'bob@',
        '415-555-0103',
        '\'@home, "quoted"',
        '1991-01-02',
        '3',
        'failed',
        'email_invalid',
      ],
      ['Cem', '', 'cem@example.com', '', "'=kept", '31/02/1990', '4', 'created', 'date_unreadable'],
      ['', '', '', '', 'nobody', '', '5', 'failed', 'required_missing'],
      ["'-Dan", '', 'dan@example.com', '', '', 'soon', '6', 'created', 'date_unreadable'],
    ]);
    expect(rows[1]?.at(-4)).toBe('"bob@" in Email is not an email address that can receive mail.');
    expect(rows[1]?.at(-3)).toBe('Correct the address.');
  });

  test('is the same as a spreadsheet, in text cells only', async () => {
    const target = join(muster.dataFolder, 'report.xlsx');
    await muster.json(['report', summary.importId, '-o', target]);
    const { sheets } = await readXlsx(readFileSync(target));
    const { stdout } = await muster.run(['report', summary.importId]);
    const cells = sheets[0]?.rows.map((row) => row.map((cell) => String(cell ?? '')));
    expect(cells).toEqual(parse(stdout, { bom: true }));
    expect(sheets[0]?.rows.flat().every((cell) => cell === null || typeof cell === 'string')).toBe(
      true,
    );
  });

  test('touches only what was wrong when it is corrected and imported again', async () => {
    const { stdout } = await muster.run(['report', 'last']);
    const corrected = join(muster.dataFolder, 'corrected.csv');
    writeFileSync(
      corrected,
      stdout.replace('bob@,', 'bob@example.com,').replace('31/02/1990', '1990-02-03'),
    );
    const again = await muster.json<Summary>(['import', corrected]);
    expect(again).toMatchObject({
      created: 1,
      updated: 1,
      unchanged: 1,
      failed: 1,
      unassignedColumns: [],
    });
    const { contacts } = await muster.json<Contacts>(['contacts']);
    const known = contacts.map(({ version, values }) => Object.assign({ version }, values));
    expect(known).toHaveLength(4);
    expect(known).toContainEqual(
      expect.objectContaining({ version: 1, first_name: '=1+1', notes: '@home, "quoted"' }),
    );
    expect(known).toContainEqual(
      expect.objectContaining({
        version: 2,
        first_name: 'Cem',
        birthday: '1990-02-03',
        notes: '=kept',
      }),
    );
    expect(known).toContainEqual(expect.objectContaining({ version: 1, first_name: '-Dan' }));
    expect(known).toContainEqual(
      expect.objectContaining({ version: 1, first_name: 'Ann', notes: 'two\nlines' }),
    );
  });

  test('keeps what was chosen for the import when it is imported again, but for what is chosen now', async () => {
    const file = join(muster.dataFolder, 'chosen.csv');
    writeFileSync(
      file,
      'Nick,@handle,Email,=1+1\nAnn,annie,ann@z.com,\nBob,bobby,bob@,soon\nCem,cj,cem@z.com,soon\n',
    );
    const account = await muster.makeAccount('chosen');
    const choices = ['--type', 'Agent', '--tag', 'spring', '--map', 'Nick=first_name'];
    const own = ['--map', '@handle=last_name', '--map', '=1+1=birthday', '--mode', 'create'];
    await muster.json(['import', file, ...choices, ...own, ...account]);
    const { stdout } = await muster.run(['report', 'last', ...account]);
    expect(stdout).toContain("'@handle");
    const corrected = join(muster.dataFolder, 'chosen-again.csv');
    writeFileSync(
      corrected,
      stdout.replace('bob@,', 'bob@z.com,').replaceAll('soon', '1990-02-03'),
    );
    const plan = await muster.run(['import', corrected, '--dry-run', '--yes', ...account]);
    expect(plan.stdout).toMatch(/A report of import .*chosen\.csv/);
    const again = await muster.json<Summary>(['import', corrected, '--tag', 'autumn', ...account]);
    expect(again).toMatchObject({ mode: 'upsert', created: 1, updated: 1, failed: 0 });
    const { contacts } = await muster.json<Contacts>(['contacts', '--query', 'bob', ...account]);
    expect(contacts[0]?.values).toMatchObject({
      first_name: 'Bob',
      last_name: 'bobby',
      birthday: '1990-02-03',
      type: 'Agent',
      tags: ['autumn'],
    });
  });

  test('of another account is a file like any other', async () => {
    const { stdout } = await muster.run(['report', 'last']);
    const stranger = await muster.makeAccount('stranger');
    const corrected = join(muster.dataFolder, 'stranger.csv');
    writeFileSync(corrected, stdout);
    const plan = await muster.run(['import', corrected, '--dry-run', ...stranger]);
    expect(plan).toMatchObject({ code: 0, stdout: expect.not.stringContaining('A report of') });
  });

  test('comes from the plan when the import is only planned', async () => {
    const planned = await muster.json<Summary>([
      'import',
      path,
      '--dry-run',
      '--mode',
      'create',
      '--create-account',
      '--account',
      'other',
    ]);
    const { stdout } = await muster.run(['report', planned.importId, '--account', 'other']);
    const rows = parse(stdout, { bom: true });
    expect(rows.map((row) => row[7])).toEqual([
      'Muster outcome',
      'failed',
      'created',
      'failed',
      'created',
    ]);
  });

  test.each([
    [['report', 'last', '--format', 'xlsx'], 2, /Say with -o/],
    [['report', 'last', '-o', 'report.pdf'], 2, /has to end with .csv or .xlsx/],
    [['report', 'last', '-o', 'report.csv', '--format', 'xlsx'], 2, /ends with .csv, but xlsx/],
    [['report', 'last', '-o', 'no/such/folder/report.csv'], 3, /its folder does not exist/],
    [['report', '00000000'], 2, /There is no import 00000000/],
  ])('%j fails plainly', async (args, code, sentence) => {
    const ran = await muster.run(args);
    expect(ran).toMatchObject({ code, stdout: '', stderr: sentence });
  });
});
