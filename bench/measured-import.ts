import { accountPool } from '../packages/server/src/database/account-pool.ts';
import { openDatabase } from '../packages/server/src/database/open-database.ts';
import { openImport, startImport } from '../packages/server/src/imports/import-file.ts';
import type { Muster } from '../packages/server/src/imports/muster.ts';
import { ensureAccount } from '../packages/server/src/store/accounts.ts';
import { importRequest } from './import-request.ts';
import { serveParent } from './in-child.ts';
import { peakMemoryBytes } from './peak-memory.ts';

export interface ImportTask {
  readonly databaseUrl: string;
  readonly dataFolder: string;
  readonly path: string;
}

export interface MeasuredImport {
  readonly importId: string;
  readonly accountId: string;
  /** Rows by outcome. */
  readonly counts: Readonly<Record<string, number>>;
  readonly rows: number;
  readonly totalMs: number;
  /** Milliseconds by stage, which add up to the total. */
  readonly stages: Readonly<Record<Stage, number>>;
  /** The most memory this process has had, in bytes. */
  readonly peakBytes: number;
}

/**
 * `opening`: what the file is, which columns go where. `storing`: the copy that is kept, its hash.
 * `staging`, `planning`, `applying`: as the engine names them; applying includes the end.
 */
export type Stage = 'opening' | 'storing' | 'staging' | 'planning' | 'applying';

serveParent((task) => importFile(task as ImportTask));

/** One whole import; connecting and the migrations have been done before it begins. */
async function importFile(task: ImportTask): Promise<MeasuredImport> {
  const { pool, registry, revive, close } = await openDatabase(task);
  const account = await ensureAccount(registry, 'default');
  const muster: Muster = {
    pool: accountPool(pool, account.accountId),
    account,
    dataFolder: task.dataFolder,
    revive,
  };
  const stages = { opening: 0, storing: 0, staging: 0, planning: 0, applying: 0 };
  const startedAt = performance.now();
  let stage: Stage = 'opening';
  let since = startedAt;
  const enter = (next: Stage): void => {
    if (next === stage) return;
    const now = performance.now();
    stages[stage] += now - since;
    stage = next;
    since = now;
  };
  const opened = await openImport(muster, importRequest(task.path));
  enter('storing');
  const record = await startImport(muster, opened, {
    onStart: () => enter('staging'),
    onProgress: (progress) => {
      if (progress.stage === 'planning' || progress.stage === 'applying') enter(progress.stage);
    },
  });
  const endedAt = performance.now();
  stages[stage] += endedAt - since;
  await close();
  if (record.state !== 'applied') throw new Error(`The import ended as ${record.state}`);
  return {
    importId: record.importId,
    accountId: account.accountId,
    counts: record.applied,
    rows: record.rowCount ?? 0,
    totalMs: endedAt - startedAt,
    stages,
    peakBytes: await peakMemoryBytes(),
  };
}
