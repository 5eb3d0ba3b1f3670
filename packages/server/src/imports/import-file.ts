import { basename } from 'node:path';
import { storeFile } from '../files/file-store.ts';
import { openTable } from '../formats/open-table.ts';
import type { Table } from '../formats/table.ts';
import { insertImport, type ImportRecord } from '../store/imports.ts';
import { newUuid } from '../store/uuid-v7.ts';
import { type ImportRequest, type PreparedImport, prepareImport } from './prepare-import.ts';
import type { Muster } from './muster.ts';
import { type RunOptions, runImport } from './run-import.ts';

/** An import that is about to begin: shown to a person before anything happens. */
export interface OpenedImport extends PreparedImport {
  readonly table: Table;
  readonly request: ImportRequest;
}

/**
 * Reads what the file is and how its columns map; nothing is stored.
 *
 * @throws MusterError as `openTable` and `prepareImport`.
 */
export async function openImport(muster: Muster, request: ImportRequest): Promise<OpenedImport> {
  const table = await openTable(request.path, request.reading);
  return { table, request, ...(await prepareImport(muster, table, request)) };
}

/**
 * Stores the file, stages and plans it, and applies the plan unless `until` says otherwise.
 *
 * @throws MusterError; what was applied stays applied, and `resumeImport` goes on from there.
 */
export async function startImport(
  muster: Muster,
  { table, request, plan, definition }: OpenedImport,
  options: RunOptions,
): Promise<ImportRecord> {
  const { accountId } = muster.account;
  const importId = newUuid();
  const file = await storeFile(muster.dataFolder, importId, table.path);
  await insertImport(muster.pool, {
    accountId,
    importId,
    fileName: request.fileName ?? basename(table.path),
    fileSize: file.size,
    fileHash: file.hash,
    plan,
  });
  options.onStart?.(importId);
  return runImport(muster, importId, { ...options, definition });
}
