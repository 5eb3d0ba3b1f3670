import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inLocalWorkspace } from '../packages/server/src/cli/local-workspace.ts';
import { inRemoteWorkspace } from '../packages/server/src/cli/remote-workspace.ts';
import type { Workspace } from '../packages/server/src/cli/workspace.ts';
import { readConfig } from '../packages/server/src/config.ts';
import type { ImportSummary } from '../packages/server/src/imports/report-summary.ts';
import { createMusterCommand, type MusterCommand } from './support/run-muster.ts';
import { createTestDatabase, type TestDatabase } from './support/create-test-database.ts';
import { connectClient, type MusterProcess, startMuster } from './support/serve-muster.ts';

/** The same commands here and on a server: two databases, of which one is behind a real server. */
let here: TestDatabase;
let there: TestDatabase;
let muster: MusterCommand;
let served: MusterCommand;
let server: MusterProcess;
let remote: Readonly<Record<string, string>>;
let url: string;
beforeAll(async () => {
  [here, there] = await Promise.all([createTestDatabase(), createTestDatabase()]);
  muster = await createMusterCommand(here.url);
  served = await createMusterCommand(there.url);
  const { dataFolder } = served;
  server = await startMuster('serve', { dataFolder, databaseUrl: there.url });
  url = server.url ?? '';
  const { key } = await connectClient(there, url);
  // No database: what a command says comes from the server.
  remote = { MUSTER_SERVER: url, MUSTER_KEY: key, DATABASE_URL: 'postgresql://x@127.0.0.1:1/x' };
});
afterAll(async () => {
  await server.stop();
  await Promise.all([muster.close(), served.close()]);
  await Promise.all([here.close(), there.close()]);
});

const FILE =
  'First Name,Email,Phone,Whatever\nAnn,ann@example.com,,1\nBob,bob@,,2\nCem,cem@example.com,12,3\n';

describe('commands on a server', () => {
  test('print what they print here, import after import', async () => {
    const file = join(muster.dataFolder, 'people.csv');
    writeFileSync(file, FILE);
    const report = (where: string): string => join(muster.dataFolder, `${where}-report.csv`);
    const out = (where: string): string => join(muster.dataFolder, `${where}-export.csv`);
    const session = (where: string): readonly (readonly string[])[] => [
      ['imports'],
      ['contacts'],
      ['settings', 'set', 'country', 'DE'],
      ['settings', 'set', 'contact_types', 'Client, Agent, Vendor'],
      ['settings'],
      ['fields', 'add', 'Shoe size', '--type', 'number'],
      ['fields'],
      ['import', file, '--dry-run', '--map', 'Whatever=shoe_size', '--type', 'vendor'],
      ['discard', 'last'],
      ['import', file, '--map', 'Whatever=Shoe size', '--tag', 'fair'],
      ['show', 'last'],
      ['report', 'last'],
      ['report', 'last', '-o', report(where)],
      ['contacts', '--query', 'ann'],
      ['export', out(where)],
      ['undo', 'last'],
      ['redo', 'last'],
      ['imports'],
      ['import', file],
      ['show', 'last'],
      ['fields', 'remove', 'Shoe size', '--with-values'],
      ['contacts', '--limit', '1'],
    ];
    const remotely = session('there');
    for (const [at, args] of session('here').entries()) {
      const local = await muster.run(args);
      const ran = await muster.run(remotely[at] ?? [], { env: remote });
      expect(withoutChance(ran.stdout), `${args.join(' ')}\n${ran.stderr}`).toBe(
        withoutChance(local.stdout),
      );
      expect(ran).toMatchObject({ code: local.code, stderr: '' });
    }
    expect(readFileSync(report('there'), 'utf8').replaceAll(UUID, 'ID')).toBe(
      readFileSync(report('here'), 'utf8').replaceAll(UUID, 'ID'),
    );
    expect(readFileSync(out('there'), 'utf8').replaceAll(UUID, 'ID')).toBe(
      readFileSync(out('here'), 'utf8').replaceAll(UUID, 'ID'),
    );
  });

  test('print the same JSON', async () => {
    const file = join(muster.dataFolder, 'json.csv');
    writeFileSync(file, FILE);
    for (const args of [
      ['import', file, '--tag', 'json'],
      ['show', 'last'],
      ['imports'],
      ['fields'],
      ['settings'],
      ['fields', 'add', 'Hat'],
      ['undo', 'last'],
    ]) {
      const local = await muster.json<unknown>(args);
      const ran = await muster.json<unknown>(args, { env: remote });
      expect(blurred(ran), args.join(' ')).toEqual(blurred(local));
    }
  });

  test.each([
    [['discard', 'last', '--json'], 'import_state'],
    [['show', 'ffff', '--json'], 'not_found'],
    [['import', '/nowhere.csv', '--json'], 'file_missing'],
    [['import', 'examples/contacts.csv', '--map', 'Nope=email', '--json'], 'unknown_column'],
    [['import', 'examples/contacts.csv', '--map', 'Email=nope', '--json'], 'unknown_target'],
    [['import', 'examples/contacts.csv', '--type', 'Robot', '--json'], 'usage'],
    [['settings', 'set', 'country', 'Narnia', '--json'], 'setting_invalid'],
    [['settings', 'set', 'weather', 'fine', '--json'], 'setting_invalid'],
    [['fields', 'add', 'Email', '--json'], 'field_invalid'],
    [['fields', 'remove', 'email', '--json'], 'field_invalid'],
  ])('%j fails there as it fails here', async (args, code) => {
    const local = await muster.run(args);
    const ran = await muster.run(args, { env: remote });
    expect(blurred(JSON.parse(ran.stderr))).toEqual(blurred(JSON.parse(local.stderr)));
    expect(JSON.parse(ran.stderr)).toMatchObject({ code });
    expect(ran).toMatchObject({ code: local.code, stdout: '' });
  });

  test.each([['doctor'], ['stop'], ['digest'], ['read', 'x.csv'], ['columns', 'x.csv'], ['serve']])(
    '%s is about this machine, and says so',
    async (...args) => {
      const ran = await muster.run(args, { env: remote });
      expect(ran).toMatchObject({ code: 2, stdout: '', stderr: /is about this machine/ });
    },
  );

  test('take server and key as options, and the commands they show work there', async () => {
    const { MUSTER_KEY: key = '' } = remote;
    const given = ['--server', url, '--key', key];
    const file = join(muster.dataFolder, 'option.csv');
    writeFileSync(file, FILE);
    const ran = await muster.run([...given, 'import', file, '--dry-run']);
    expect(ran.stdout).toContain(`muster --server ${url} resume `);
    expect(ran.stdout).not.toContain(key);
    expect(await muster.run([...given, 'discard', 'last'])).toMatchObject({ code: 0 });
    const after = await muster.run(['imports', ...given]);
    expect(after).toMatchObject({ code: 2, stderr: /stand before the command/ });
  });

  test('refuse another account, a missing key, a wrong key and a server that is not there', async () => {
    expect(await runThere(['imports', '--account', 'x'], {})).toMatchObject({
      code: 2,
      stderr: /the key says/,
    });
    expect(await runThere(['imports'], { MUSTER_KEY: '' })).toMatchObject({
      code: 2,
      stderr: /An API key/,
    });
    expect(await runThere(['imports', '--json'], { MUSTER_KEY: 'wrong' })).toMatchObject({
      code: 2,
      stderr: /"unauthenticated"/,
    });
    expect(await runThere(['imports'], { MUSTER_SERVER: 'http://127.0.0.1:1' })).toMatchObject({
      code: 4,
      stderr: /127\.0\.0\.1:1 cannot be reached/,
    });
    expect(await runThere(['imports'], { MUSTER_SERVER: 'not a url' })).toMatchObject({ code: 2 });
  });

  test('apply what was looked at, here and there: where contacts have changed since, it is planned again', async () => {
    const config = readConfig({ DATABASE_URL: here.url, MUSTER_DATA: muster.dataFolder }, '/');
    const key = remote['MUSTER_KEY'] ?? '';
    for (const inWorkspace of [
      inLocalWorkspace(config),
      inRemoteWorkspace({ url, key, isFromEnv: true }),
    ]) {
      await inWorkspace({}, async (workspace) => {
        const plan = await importFile(workspace, ['Dan,dan@example.com', 'Eve,eve@example.com'], {
          until: 'planned',
        });
        const { importId, planVersion } = plan;
        await importFile(workspace, ['Dan,dan@example.com,Reno'], { until: 'applied' });
        const apply = (version: number | null) =>
          workspace.runImport(importId, WATCHER, { planVersion: version, ifChanged: 'refuse' });
        await expect(apply(planVersion)).rejects.toMatchObject({ code: 'plan_outdated' });
        const anew = await workspace.planAgain(importId, WATCHER);
        expect(anew).toMatchObject({ state: 'planned', created: 1, unchanged: 1 });
        expect(await apply(anew.planVersion)).toMatchObject({
          state: 'applied',
          created: 1,
          unchanged: 1,
        });
      });
    }
  });

  test('send a file of many pieces whole', async () => {
    const file = join(muster.dataFolder, 'large.csv');
    const rows = Array.from(
      { length: 60_000 },
      (_, at) => `Ann ${at},${'x'.repeat(300)},ann${at}@example.com\n`,
    );
    writeFileSync(file, `First Name,Notes,Email\n${rows.join('')}`);
    const summary = await muster.json(['import', file], { env: remote });
    expect(summary).toMatchObject({ state: 'applied', rows: 60_000, created: 60_000, failed: 0 });
  });
});

const WATCHER = { onProgress: () => undefined, onStart: () => undefined };

async function importFile(
  workspace: Workspace,
  lines: readonly string[],
  { until }: { readonly until: 'planned' | 'applied' },
): Promise<ImportSummary> {
  const path = join(muster.dataFolder, 'looked-at.csv');
  writeFileSync(path, ['First Name,Email,City', ...lines, ''].join('\n'));
  const request = { path, choices: [], constants: {}, reading: {} };
  const opened = await workspace.openFile(request, WATCHER);
  return opened.start(until, WATCHER);
}

function runThere(args: readonly string[], env: object): ReturnType<MusterCommand['run']> {
  return muster.run(args, { env: { ...remote, ...env } });
}

const UUID = /\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/g;

function withoutChance(text: string): string {
  return text
    .replaceAll(UUID, 'ID')
    .replaceAll(/\b[0-9a-f]{8}-[0-9a-f]{4}\b/g, 'ID')
    .replaceAll(/ · [\d.]+ m?s$/gm, ' · TIME')
    .replaceAll(/\b(?:here|there)-/g, '');
}

/** IDs and times are others each time. */
function blurred(value: unknown): unknown {
  return JSON.parse(
    JSON.stringify(value)
      .replaceAll(UUID, 'ID')
      .replaceAll(/"(elapsedMs)":\d+/g, '"$1":0')
      .replaceAll(/"\d{4}-\d\d-\d\dT[^"]+Z"/g, '"TIME"'),
  );
}
