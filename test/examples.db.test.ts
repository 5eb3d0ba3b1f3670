import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { digestAccount } from '../packages/server/src/crm/digest.ts';
import { exportContacts } from '../packages/server/src/crm/export-contacts.ts';
import { openAccount } from '../packages/server/src/crm/open-account.ts';
import { undoImport } from '../packages/server/src/imports/run-import.ts';
import { createMusterCommand, type MusterCommand, ROOT } from './support/run-muster.ts';
import { createTestDatabase, type TestDatabase } from './support/create-test-database.ts';

/** What `examples/NAME.expected.json` says of `examples/NAME`. */
interface Expected {
  readonly about: string;
  /** Commands to run before, each as its arguments. */
  readonly setup: readonly (readonly string[])[];
  /** What follows the file's name. */
  readonly arguments: readonly string[];
  /** Part of the summary. */
  readonly summary: Readonly<Record<string, unknown>>;
  /** Rows by code of issue. */
  readonly issues: Readonly<Record<string, number>>;
}

interface Summary {
  readonly importId: string;
  readonly state: string;
  readonly rows: number;
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly skipped: number;
  readonly failed: number;
  readonly issues: readonly {
    readonly code: string;
    readonly count: number;
    readonly example: { readonly sentence: string };
    readonly advice: string;
  }[];
}

const folder = join(ROOT, 'examples');
const revive = (): Promise<void> => Promise.resolve();
const names = readdirSync(folder).filter((name) => !name.endsWith('.json'));

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

describe.each(names)('examples/%s', (name) => {
  const expected = JSON.parse(
    readFileSync(join(folder, `${name}.expected.json`), 'utf8'),
  ) as Expected;
  const account = ['--account', name];
  const importIt = (more: readonly string[] = []): Promise<Summary> =>
    muster.json(['import', `examples/${name}`, ...expected.arguments, ...account, ...more]);
  const digest = async (): Promise<string> => {
    const opened = await openAccount(db.pool, name);
    return digestAccount(db.poolOf(opened.accountId), opened);
  };

  test('gives the summary that stands beside it, and can be undone, redone, exported', async () => {
    await muster.makeAccount(name);
    for (const command of expected.setup) await muster.json([...command, ...account]);
    const before = await digest();

    const plan = await importIt(['--dry-run']);
    expect(plan.state).toBe('planned');
    expect(await digest(), 'a dry run changes nothing').toBe(before);

    const summary = await importIt();
    expect(summary).toMatchObject({ ...expected.summary, state: 'applied' });
    expect(issueCounts(summary)).toEqual(expected.issues);
    expect(outcomes(plan), 'the plan is what applying does').toEqual(outcomes(summary));
    const { created, updated, unchanged, skipped, failed, rows } = summary;
    expect(created + updated + unchanged + skipped + failed).toBe(rows);
    for (const { example, advice } of summary.issues) {
      expect(`${example.sentence} ${advice}`).not.toMatch(/[{}]|undefined|null\b/);
    }

    const after = await digest();
    const opened = await openAccount(db.pool, name);
    const installation = {
      pool: db.poolOf(opened.accountId),
      account: opened,
      dataFolder: muster.dataFolder,
      revive,
    };
    await undoImport(installation, summary.importId, { kind: 'undo' });
    expect(await digest(), 'undoing gives back what was there').toBe(before);
    await undoImport(installation, summary.importId, { kind: 'redo' });
    expect(await digest(), 'redoing gives what the import gave').toBe(after);

    const path = join(muster.dataFolder, `${name}.csv`);
    await exportContacts(db.poolOf(opened.accountId), opened, { path, format: 'csv' });
    const again = await muster.json<Summary>(['import', path, ...account]);
    expect(again).toMatchObject({ created: 0, updated: 0, failed: 0 });
    expect(await digest(), 'importing an export changes nothing').toBe(after);
  });
});

test('every example says what it shows', () => {
  expect(names.length).toBeGreaterThanOrEqual(12);
});

function outcomes({ rows, created, updated, unchanged, skipped, failed }: Summary): unknown {
  return { rows, created, updated, unchanged, skipped, failed };
}

function issueCounts({ issues }: Summary): Readonly<Record<string, number>> {
  return Object.fromEntries(issues.map(({ code, count }) => [code, count]));
}
