import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { readXlsx } from 'hucre/xlsx';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createMusterCommand, type MusterCommand, ROOT } from './support/run-muster.ts';
import { createTestDatabase, type TestDatabase } from './support/create-test-database.ts';

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
  readonly state: string;
  readonly rows: number;
  readonly created: number;
}

describe('the command line', () => {
  test.each([
    [['--help'], 0],
    [['import', '--help'], 0],
    [['settings', 'set', '--help'], 0],
    [['--version'], 0],
    [['import'], 2],
    [['frobnicate'], 2],
    [['settings', 'set', 'country'], 2],
    [['settings', 'set', 'country', 'Narnia'], 2],
    [['contacts', '--limit', 'many'], 2],
    [['undo', 'last'], 2],
    [['export', 'contacts.pdf'], 2],
  ])('%j ends with exit code %i, and says why on standard error', async (args, code) => {
    const empty = await muster.makeAccount('empty');
    const ran = await muster.run([...args, ...(code === 0 ? [] : empty)]);
    expect(ran.code).toBe(code);
    if (code === 0) expect(ran).toMatchObject({ stderr: '', stdout: /\S/ });
    else expect(ran).toMatchObject({ stdout: '', stderr: /^muster: / });
  });

  test('what it changes stands in the audit log, what is refused does not', async () => {
    const given = await muster.makeAccount('noted');
    const name = given[1];
    await muster.json(['settings', 'set', 'country', 'GB', ...given]);
    await muster.json(['fields', 'add', 'Hat', '--type', 'text', ...given]);
    await muster.json(['fields', 'remove', 'hat', ...given]);
    await muster.json(['import', 'examples/contacts.csv', '--dry-run', ...given]);
    await muster.run(['undo', 'last', ...given]);
    await muster.json(['resume', 'last', ...given]);
    await muster.json(['undo', 'last', ...given]);
    await muster.run(['people', 'invite', 'zoe@example.com', ...given]);
    const { rows } = await db.pool.query<{ action: string; actor: string }>(
      `SELECT action, actor_kind || ' ' || actor_name AS actor
         FROM audit_log JOIN account USING (account_id) WHERE name = $1 ORDER BY audit_id`,
      [name],
    );
    // The first makes the account.
    expect(rows.map(({ action }) => action)).toEqual([
      'changeSetting',
      'changeSetting',
      'addField',
      'removeField',
      'planImport',
      'applyImport',
      'undoImport',
      'createInvitation',
    ]);
    expect(new Set(rows.map(({ actor }) => actor))).toEqual(new Set(['system Command line']));
  });

  test('an account that is not there is made only when that is asked for', async () => {
    const mistyped = ['--account', 'mian'];
    for (const args of [['imports'], ['contacts'], ['import', 'examples/contacts.csv']]) {
      const ran = await muster.run([...args, ...mistyped]);
      expect(ran).toMatchObject({ code: 2, stdout: '' });
      expect(ran.stderr).toMatch(/^muster: There is no account "mian"\. .*--create-account/);
    }
    const { rows } = await db.pool.query(`SELECT 1 FROM account WHERE name = 'mian'`);
    expect(rows).toEqual([]);

    const meant = ['--account', 'meant'];
    const added = await muster.json(['fields', 'add', 'Hat', '--create-account', ...meant]);
    expect(added).toMatchObject({ key: 'hat' });
    expect(await muster.json(['imports', ...meant])).toEqual({ imports: [] });
    expect(await muster.run(['imports', ...mistyped])).toMatchObject({
      stderr: expect.stringMatching(/The accounts are .*\bmeant\b/),
    });
  });

  test.each([
    [['undo', 'last'], 'not_found'],
    [['frobnicate'], 'usage'],
    [['contacts', '--limit', 'many'], 'usage'],
    [['import', '/nowhere.csv'], 'file_missing'],
  ])('%j --json says what went wrong as one line of JSON on standard error', async (args, code) => {
    const { stdout, stderr, code: exit } = await muster.run([...args, '--json']);
    expect({ stdout, exit }).toEqual({ stdout: '', exit: code === 'file_missing' ? 3 : 2 });
    expect(stderr).toMatch(/^\{.*\}\n$/);
    expect(JSON.parse(stderr)).toEqual({ code, message: expect.stringMatching(/\S/) });
  });

  test('an import is named by its ID, the beginning of it, or "last"', async () => {
    const names = await muster.makeAccount('names');
    const { importId } = await muster.json<Summary>(['import', 'examples/contacts.csv', ...names]);
    for (const name of [importId, importId.slice(0, 13).toUpperCase(), 'last']) {
      expect(await muster.json(['show', name, ...names])).toMatchObject({ importId });
    }
    await muster.json(['import', 'examples/contacts.csv', ...names]);
    const ran = await muster.run(['show', importId.slice(0, 4), ...names]);
    expect(ran).toMatchObject({ code: 2, stderr: /2 imports have an ID that begins with/ });
    const another = await muster.makeAccount('another');
    const other = await muster.run(['show', importId, ...another]);
    expect(other).toMatchObject({ code: 2, stderr: /There is no import/ });
  });

  test('a dry run is applied by resume, and cannot be undone before', async () => {
    const dry = await muster.makeAccount('dry');
    const plan = await muster.json<Summary>([
      'import',
      'examples/contacts.csv',
      '--dry-run',
      ...dry,
    ]);
    expect(plan).toMatchObject({ state: 'planned', created: 12 });
    expect(await muster.json(['contacts', ...dry])).toMatchObject({ total: 0 });
    const refused = await muster.run(['undo', 'last', ...dry]);
    expect(refused).toMatchObject({ code: 2, stderr: /nothing to undo/ });
    expect(await muster.json(['resume', 'last', ...dry])).toMatchObject({
      state: 'applied',
      created: 12,
    });
    expect(await muster.json(['contacts', ...dry])).toMatchObject({ total: 12 });
  });

  test('undoing what is only planned is refused, and nothing is said to be broken off', async () => {
    const planned = await muster.makeAccount('two words');
    const ran = await muster.run(['import', 'examples/contacts.csv', '--dry-run', ...planned]);
    expect(ran.stdout).toMatch(/muster resume \S+ --account 'two words'$/m);
    const undo = await muster.run(['undo', 'last', ...planned]);
    expect(undo).toMatchObject({ code: 2, stderr: /there is nothing to undo/ });
    expect(undo.stderr).not.toContain('broken off');
  });

  test('a file that is a header only says so, and --json where the columns go', async () => {
    const file = join(muster.dataFolder, 'header.csv');
    writeFileSync(file, 'First Name,Email,Whatever\n');
    const header = await muster.makeAccount('header');
    const ran = await muster.run(['import', file, ...header]);
    expect(ran).toMatchObject({ code: 0, stdout: /has a header and no rows\./ });
    expect(await muster.json(['import', file, ...header])).toMatchObject({
      columns: [
        { column: 'First Name', target: 'first_name' },
        { column: 'Email', target: 'email' },
        { column: 'Whatever', target: null },
      ],
    });
  });

  test('a data folder that cannot be is said plainly', async () => {
    const env = { MUSTER_DATA: '/proc/x', DATABASE_URL: '' };
    const ran = await muster.run(['imports'], { env });
    expect(ran).toMatchObject({
      code: 4,
      stderr: /^muster: The data folder \/proc\/x cannot be used/,
    });
  });

  test('a plan that is discarded changes nothing and cannot be resumed', async () => {
    const given = await muster.makeAccount('discarded');
    await muster.json(['import', 'examples/contacts.csv', '--dry-run', ...given]);
    expect(await muster.json(['discard', 'last', ...given])).toMatchObject({ state: 'discarded' });
    expect(await muster.json(['contacts', ...given])).toMatchObject({ total: 0 });
    expect(await muster.run(['resume', 'last', ...given])).toMatchObject({ code: 2 });
    await muster.json(['import', 'examples/contacts.csv', ...given]);
    expect(await muster.run(['discard', 'last', ...given])).toMatchObject({
      code: 2,
      stderr: /Undo the import to take them back/,
    });
  });

  test('a field is not removed under an import that is still to use it', async () => {
    const given = await muster.makeAccount('field in use');
    await muster.json(['fields', 'add', 'Hat', '--type', 'text', ...given]);
    const map = ['--map', 'Company=hat'];
    await muster.json(['import', 'examples/contacts.csv', ...map, '--dry-run', ...given]);
    const refused = await muster.run(['fields', 'remove', 'hat', ...given]);
    expect(refused).toMatchObject({ code: 2, stderr: /import of contacts\.csv uses it/ });
    await muster.json(['discard', 'last', ...given]);
    expect(await muster.run(['fields', 'remove', 'hat', ...given])).toMatchObject({ code: 0 });
  });

  test('an export as a spreadsheet holds the cells of the one as CSV', async () => {
    const sheet = await muster.makeAccount('sheet');
    await muster.json(['import', 'examples/agents.csv', '--type', 'agent', ...sheet]);
    for (const name of ['out.csv', 'out.xlsx']) {
      await muster.json(['export', join(muster.dataFolder, name), ...sheet]);
    }
    const rows = parse(readFileSync(join(muster.dataFolder, 'out.csv')), { bom: true });
    const { sheets } = await readXlsx(readFileSync(join(muster.dataFolder, 'out.xlsx')));
    expect(sheets[0]?.rows.map((row) => row.map((cell) => String(cell ?? '')))).toEqual(rows);
    expect(rows[0]).toContain('Image');
    expect(rows[1]?.[rows[0]?.indexOf('Type') ?? 0]).toBe('Agent');
  });

  test('Ctrl-C ends it with exit code 130, and what it says goes on where it stopped', async () => {
    const path = join(muster.dataFolder, 'many.csv');
    const rows = Array.from({ length: 120_000 }, (_, at) => `Ann,Lee ${at},ann${at}@example.com\n`);
    writeFileSync(path, `First Name,Last Name,Email\n${rows.join('')}`);
    await muster.makeAccount('stop');
    const stopped = await interruptWhenApplying(path);
    expect(stopped).toMatchObject({
      code: 130,
      stderr: /^muster: Stopped\. Go on with: muster resume [0-9a-f-]{13}\n$/,
    });
    const [, id = ''] = /resume (\S+)/.exec(stopped.stderr) ?? [];
    const before = await muster.json<Summary & { pending: number }>([
      'show',
      id,
      '--account',
      'stop',
    ]);
    expect(before).toMatchObject({ state: 'applying' });
    expect(before.created + before.pending).toBe(120_000);
    const after = await muster.json<Summary>(['resume', id, '--account', 'stop']);
    expect(after).toMatchObject({ state: 'applied', rows: 120_000, created: 120_000 });
    expect(await muster.json(['contacts', '--limit', '0', '--account', 'stop'])).toMatchObject({
      total: 120_000,
    });
  });

  test('a reader that has seen enough is no failure', async () => {
    const command = `"${process.execPath}" "${join(ROOT, 'packages/server/src/main.ts')}" contacts --json --account stop | head -c 10`;
    const ran = await new Promise<{ code: number | null; stderr: string }>((resolve) => {
      const child = spawn('bash', ['-c', `set -o pipefail; ${command}`], {
        env: { PATH: process.env['PATH'], DATABASE_URL: db.url, MUSTER_DATA: muster.dataFolder },
        stdio: ['ignore', 'ignore', 'pipe'],
      });
      let stderr = '';
      child.stderr.on('data', (text: Buffer) => (stderr += text.toString()));
      child.on('close', (code) => resolve({ code, stderr }));
    });
    expect(ran).toEqual({ code: 0, stderr: '' });
  });
});

/** Imports the file and presses Ctrl-C once some rows, and not all, are applied. */
async function interruptWhenApplying(
  path: string,
): Promise<{ code: number | null; stderr: string }> {
  const main = join(ROOT, 'packages/server/src/main.ts');
  const child = spawn(process.execPath, [main, 'import', path, '--account', 'stop'], {
    env: { PATH: process.env['PATH'], DATABASE_URL: db.url, MUSTER_DATA: muster.dataFolder },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let stderr = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  const state = async (): Promise<string | undefined> => {
    const { rows } = await db.pool.query<{ state: string }>(
      `SELECT state FROM import WHERE state = 'applying' AND cursor > 0`,
    );
    return rows[0]?.state;
  };
  while (child.exitCode === null && (await state()) === undefined) {
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  child.kill('SIGINT');
  return { code: await ended, stderr };
}
