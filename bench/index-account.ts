import { connectPool } from '../packages/server/src/database/connect-pool.ts';
import { APP_ROLE } from '../packages/server/src/database/ensure-app-role.ts';
import { indexContacts } from '../packages/server/src/crm/index-contacts.ts';
import { openMuster } from '../packages/server/src/imports/open-muster.ts';
import type { BenchDatabase, BenchServer } from './bench-server.ts';

/** Brings an account into the index that lists and searches use; milliseconds that it took. */
export async function indexAccount(
  server: BenchServer,
  database: BenchDatabase,
  accountId: string,
): Promise<number> {
  const pool = connectPool(database.url, { role: APP_ROLE });
  const startedAt = performance.now();
  const installation = { pool, dataFolder: server.folder, revive: async () => undefined };
  const muster = await openMuster(installation, accountId);
  await indexContacts(muster, null, new AbortController().signal);
  await pool.end();
  return performance.now() - startedAt;
}
