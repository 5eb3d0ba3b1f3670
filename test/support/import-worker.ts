import { ensureAccount } from '../../packages/server/src/store/accounts.ts';
import { accountPool } from '../../packages/server/src/database/account-pool.ts';
import { openDatabase } from '../../packages/server/src/database/open-database.ts';
import { openImport, startImport } from '../../packages/server/src/imports/import-file.ts';

/**
 * Imports a file in a process of its own, to be killed: `node import-worker.ts DATA_FOLDER ACCOUNT
 * FILE BATCH_ROWS [DATABASE_URL]`. Prints the import's ID as soon as it has one.
 */
const [dataFolder, accountName, path, batchRows, databaseUrl] = process.argv.slice(2) as [
  string,
  string,
  string,
  string,
  string?,
];
const { pool, registry, revive, close } = await openDatabase({
  dataFolder,
  databaseUrl: databaseUrl ?? null,
});
const account = await ensureAccount(registry, accountName);
const muster = { pool: accountPool(pool, account.accountId), revive, dataFolder, account };
const opened = await openImport(muster, {
  path,
  object: 'contact',
  mode: 'upsert',
  choices: [],
  onEmpty: 'keep',
  constants: {},
  reading: {},
});
const record = await startImport(muster, opened, {
  batchRows: Number(batchRows),
  onStart: (importId) => process.stdout.write(`${importId}\n`),
});
process.stdout.write(`${record.state}\n`);
await close();
