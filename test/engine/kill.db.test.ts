import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { digestAccount } from '../../packages/server/src/crm/digest.ts';
import { accountPool } from '../../packages/server/src/database/account-pool.ts';
import { stopEmbedded } from '../../packages/server/src/database/embedded/stop-embedded.ts';
import { type Database, openDatabase } from '../../packages/server/src/database/open-database.ts';
import { runImport } from '../../packages/server/src/imports/run-import.ts';
import { ensureAccount } from '../../packages/server/src/store/accounts.ts';
import { listImports } from '../../packages/server/src/store/imports.ts';
import { removeDataFolder } from '../support/remove-data-folder.ts';

/**
 * A server of this test's own, since it is killed: embedded whatever the other tests run on.
 * Kills are spread over the whole run, those before the first row and after the last included.
 */
const KILLS = Number(process.env['MUSTER_KILLS'] ?? 50);
const ROWS = 20_000;
const BATCH_ROWS = 1_000;

let folder: string;
let file: string;
let database: Database;
let expected: string;
let undisturbedMs: number;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'muster-kill-'));
  file = join(folder, 'contacts.csv');
  await writeFile(file, contactsCsv());
  database = await openDatabase({ dataFolder: folder, databaseUrl: null });
  const startedAt = performance.now();
  const worker = startWorker('undisturbed');
  await once(worker, 'exit');
  undisturbedMs = performance.now() - startedAt;
  expected = await digestOf('undisturbed');
});

afterAll(async () => {
  await database.close();
  await stopEmbedded({ dataFolder: folder });
  await removeDataFolder(folder);
});

test(
  `M6 killed ${KILLS} times at random, process and database in turn, an import ends as an undisturbed one`,
  async () => {
    for (let kill = 0; kill < KILLS; kill += 1) {
      const account = `kill ${kill}`;
      const worker = startWorker(account);
      const exited = once(worker, 'exit');
      await sleep(Math.random() * undisturbedMs);
      if (kill % 2 === 0) worker.kill('SIGKILL');
      else process.kill(await postmasterPid(), 'SIGKILL');
      await exited;
      await database.revive();
      expect(await resumedState(account), `after kill ${kill}`).toBe('applied');
      expect(await digestOf(account), `after kill ${kill}`).toBe(expected);
    }
  },
  KILLS * 30_000,
);

/** Goes on with the import as a person would: resumes it, or starts it when it never began. */
async function resumedState(accountName: string): Promise<string> {
  const account = await ensureAccount(database.registry, accountName);
  const pool = accountPool(database.pool, account.accountId);
  const [unfinished] = await listImports(pool, account.accountId);
  if (!unfinished) {
    const worker = startWorker(accountName);
    await once(worker, 'exit');
    return 'applied';
  }
  const muster = { pool, revive: database.revive, account, dataFolder: folder };
  const record = await runImport(muster, unfinished.importId, { batchRows: BATCH_ROWS });
  expect(
    Object.entries(record.applied).reduce(
      (sum, [outcome, count]) => (outcome === 'warnings' ? sum : sum + count),
      0,
    ),
  ).toBe(ROWS);
  return record.state;
}

function startWorker(account: string): ChildProcess {
  const script = fileURLToPath(new URL('../support/import-worker.ts', import.meta.url));
  return spawn(process.execPath, [script, folder, account, file, String(BATCH_ROWS)], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}

async function digestOf(accountName: string): Promise<string> {
  const account = await ensureAccount(database.registry, accountName);
  return digestAccount(accountPool(database.pool, account.accountId), account);
}

async function postmasterPid(): Promise<number> {
  const { rows } = await database.registry.query<{ folder: string }>(
    "SELECT current_setting('data_directory') AS folder",
  );
  const lines = await readFile(join(rows[0]?.folder as string, 'postmaster.pid'), 'utf8');
  return Number(lines.split('\n', 1)[0]);
}

/** People who come back with other values, two addresses that meet in a third row, bad cells. */
function contactsCsv(): string {
  const lines = ['First Name,Last Name,Email,Phone,Company,Birthday,Tags'];
  for (let row = 0; row < ROWS; row += 1) {
    const person = row % 10 === 9 ? row - 7 : row;
    const email = row % 97 === 0 ? 'nobody@' : `person${person}@example.com`;
    const phone = row % 3 === 0 ? `+1415${String(2_000_000 + person)}` : '';
    const birthday = row % 50 === 0 ? '31/02/2024' : `19${50 + (row % 50)}-03-0${1 + (row % 9)}`;
    lines.push(
      `Ann,"Example ${person}",${email},${phone},"Company ${row}",${birthday},"t${row % 7}"`,
    );
  }
  return `${lines.join('\n')}\n`;
}
