import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type PlanFile, readPlanFile } from '@muster/core/contract/plan-file';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createMusterCommand, type MusterCommand } from '../../../../test/support/run-muster.ts';
import {
  type ImportServer,
  startImportServer,
} from '../../../../test/support/start-import-server.ts';

let http: ImportServer;
let muster: MusterCommand;
let folder: string;
beforeAll(async () => {
  http = await startImportServer();
  muster = await createMusterCommand(http.databaseUrl);
  folder = await mkdtemp(join(tmpdir(), 'muster-plan-'));
});
afterAll(async () => {
  await muster.close();
  await http.close();
  await rm(folder, { recursive: true, force: true });
});

const FILE = [
  'Export of 2026',
  'Wer;E-Mail;Ort;Geb.;Notiz;Egal',
  'Ann Lee;ann@example.com;Köln;13.4.1980;;1',
  'Bob Roe;bob@example.com;Bonn;31.2.1980;hallo;2',
  'Cem;cem@example;Berlin;;;3',
  '',
].join('\n');

async function write(name: string, text: string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, text);
  return path;
}

async function digest(account: readonly string[]): Promise<string> {
  return (await muster.run(['digest', ...account])).stdout;
}

describe('a plan file', () => {
  test('goes from the command line to the API and back, and does the same everywhere', async () => {
    const file = await write('a.csv', FILE);
    const path = join(folder, 'plan.json');
    const first = await muster.makeAccount('first');
    const options =
      '--header 2 --map Wer=full_name --map Ort=city --map Geb.=birthday --map Notiz=notes --ignore Egal --type agent --tag fair --mode upsert';
    const summary = await muster.json<{ created: number; failed: number; warnings: number }>([
      'import',
      file,
      ...first,
      ...options.split(' '),
      '--save-plan',
      path,
    ]);
    expect(summary).toMatchObject({ created: 2, failed: 1, warnings: 1 });
    const plan = JSON.parse(await readFile(path, 'utf8')) as PlanFile;
    expect(plan).toMatchObject({ version: 1, reading: { header: 2, delimiter: ';' } });

    const client = await http.newClient();
    const uploadId = await http.uploadText(client, FILE, 'a.csv');
    const { importId } = await client.api.runImport({ body: { uploadId, plan, confirm: true } });
    await http.work(client, importId);
    expect(await client.api.summarizeImport({ params: { importId } })).toMatchObject({
      created: 2,
      failed: 1,
      warnings: 1,
    });
    const back = await client.api.readImportPlan({ params: { importId } });
    expect(back).toEqual(plan);

    const second = await muster.makeAccount('second');
    const again = await write('back.json', JSON.stringify(back));
    const planned = join(folder, 'planned.json');
    const dry = ['--dry-run', '--save-plan', planned];
    await muster.json(['import', file, ...second, '--plan', again, ...dry]);
    expect(JSON.parse(await readFile(planned, 'utf8'))).toEqual(plan);
    expect(await muster.json(['import', file, ...second, '--plan', again])).toMatchObject({
      created: 2,
      failed: 1,
      warnings: 1,
    });
    expect(await digest(second)).toBe(await digest(first));
    expect(await digest(['--account', client.accountName])).toBe(await digest(first));
  });

  const plan = { version: 1, mode: 'upsert', columns: [{ column: 'E-Mail', target: 'email' }] };
  const refused: readonly (readonly [string, string, RegExp, number])[] = [
    ['that is no JSON', '{', /The plan file is not JSON\./, 2],
    ['of another version', JSON.stringify({ ...plan, version: 2 }), /is of version 2, and/, 2],
    ['of no version', '[]', /expected object/i, 2],
    ['with what no plan has', JSON.stringify({ ...plan, colums: 1 }), /colums/, 2],
    ['that says nothing of a column', JSON.stringify(plan), /Nothing is said about.*"Wer"/s, 2],
    [
      'that names a column that is not there',
      JSON.stringify({
        ...plan,
        ignoreUnmapped: true,
        columns: [{ column: 'Mail', target: null }],
      }),
      /The file has no column "Mail"/,
      2,
    ],
  ];
  for (const [what, text, sentence, exitCode] of refused) {
    test(`${what} is refused in a sentence`, async () => {
      const account = await muster.makeAccount('third');
      const file = await write('b.csv', FILE.slice(FILE.indexOf('Wer')));
      const path = await write('wrong.json', text);
      const { code, stderr } = await muster.run(['import', file, ...account, '--plan', path]);
      expect(stderr).toMatch(sentence);
      expect(code).toBe(exitCode);
    });
  }

  test('is not mixed with options that say the same', async () => {
    const path = await write('plan.json', JSON.stringify(plan));
    const { code, stderr } = await muster.run(['import', 'x.csv', '--plan', path, '--tag', 'a']);
    expect(stderr).toContain('--plan');
    expect(code).toBe(2);
  });

  test('is read with what is not said filled in', () => {
    expect(readPlanFile(plan)).toEqual({
      plan: {
        ...plan,
        object: 'contact',
        reading: {},
        onEmpty: 'keep',
        constants: {},
        ignoreUnmapped: false,
      },
    });
  });
});
