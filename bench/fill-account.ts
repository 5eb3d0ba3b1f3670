import { join } from 'node:path';
import { type BenchDatabase, type BenchServer, settle } from './bench-server.ts';
import { generateContacts } from './generate-contacts.ts';
import { runInChild } from './in-child.ts';
import type { MeasuredImport } from './measured-import.ts';

/** Imports that many generated contacts into the database's account. */
export async function fillAccount(
  server: BenchServer,
  database: BenchDatabase,
  rows: number,
): Promise<MeasuredImport> {
  const path = join(server.folder, `fill-${rows}.csv`);
  await generateContacts(path, { rows, seed: 1, variant: 'plain' });
  await settle(server, database);
  const task = { databaseUrl: database.url, dataFolder: server.folder, path };
  return runInChild<MeasuredImport>('measured-import.ts', task);
}
