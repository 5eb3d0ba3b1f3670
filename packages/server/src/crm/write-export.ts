import { mkdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type Said, say } from '@muster/core/language/sentence';
import { withTransaction } from '../database/with-transaction.ts';
import { MusterError } from '../errors.ts';
import { type TableFileFormat, writeTableFile } from '../formats/write-table.ts';
import type { Muster } from '../imports/muster.ts';
import {
  type BulkActionKey,
  type BulkActionRecord,
  changeBulkAction,
  listOldExports,
  readBulkAction,
} from '../store/bulk-actions.ts';
import { newUuid } from '../store/uuid-v7.ts';
import { type BulkExport, findBulkAction, nextSelected } from './bulk-actions.ts';
import type { ContactRules } from './contact-rules.ts';
import { exportHeader, recordFormatter } from './export-contacts.ts';

/**
 * Writes the file of an export, whole or not at all; broken off, it begins anew.
 *
 * @throws MusterError `file_write_failed`, `disk_full`.
 */
export async function writeExport(
  muster: Muster,
  {
    rules,
    key,
    signal,
  }: { rules: ContactRules; key: BulkActionKey; signal: AbortSignal | undefined },
): Promise<void> {
  const { pool } = muster;
  const action = await readBulkAction(pool, key);
  const { format } = action.change as unknown as BulkExport;
  const folder = exportFolder(muster);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const path = exportPath(muster, key.bulkActionId, format);
  // Two workers at once, after one was thought dead, write two files: the last one stays.
  const own = `${path}.${newUuid()}`;
  try {
    const rows = exportRows(muster, { rules, action, signal });
    await writeTableFile(own, { format, title: rules.definition.plural, rows });
    await rename(own, path);
    await changeBulkAction(pool, key, { state: 'done' });
  } catch (error) {
    await rm(own, { force: true });
    if (!(error instanceof Halted)) throw error;
    if (error.isCancelled) await changeBulkAction(pool, key, { state: 'cancelled' });
  }
}

/** A finished export's file. */
export interface ExportFile {
  readonly path: string;
  readonly size: number;
  readonly fileName: string;
  readonly format: TableFileFormat;
}

/**
 * The file of an export, for download.
 *
 * @throws MusterError `not_found` when there is no such export, it is not done, or its file is kept no longer.
 */
export async function findExportFile(muster: Muster, bulkActionId: string): Promise<ExportFile> {
  const action = await findBulkAction(muster, bulkActionId);
  if (action.kind !== 'export') throw noFile(say('It is no export.'));
  if (action.state !== 'done')
    throw noFile(say('The export is {state}.', { state: say(action.state) }));
  const { format } = action.change as unknown as BulkExport;
  const path = exportPath(muster, bulkActionId, format);
  const found = await stat(path).catch(() => null);
  if (!found) throw noFile(say('Files of exports are kept for {days} days.', { days: KEPT_DAYS }));
  const fileName = `contacts ${action.createdAt.slice(0, 10)}.${format}`;
  return { path, size: found.size, fileName, format };
}

/**
 * The format of an export's file, and until when it is kept; null where there is none, or none any
 * more: erasing a person removes those that may hold them.
 */
export async function exportFileOf(
  muster: Muster,
  { bulkActionId, kind, state, change, finishedAt }: BulkActionRecord,
): Promise<{ readonly format: TableFileFormat; readonly keptUntil: Date } | null> {
  if (kind !== 'export' || state !== 'done' || finishedAt === null) return null;
  const keptUntil = new Date(Date.parse(finishedAt) + KEPT_DAYS * DAY_MS);
  if (keptUntil.getTime() < Date.now()) return null;
  const { format } = change as unknown as BulkExport;
  const found = await stat(exportPath(muster, bulkActionId, format)).catch(() => null);
  return found && { format, keptUntil };
}

/** Removes files of exports that are kept no longer. */
export async function sweepExports(muster: Muster): Promise<number> {
  const old = await listOldExports(muster.pool, muster.account.accountId, KEPT_DAYS);
  for (const { bulkActionId, change } of old) {
    const { format } = change as unknown as BulkExport;
    await rm(exportPath(muster, bulkActionId, format), { force: true });
  }
  return old.length;
}

const KEPT_DAYS = 7;
const DAY_MS = 24 * 60 * 60 * 1000;

/** Where the account's exports lie. */
export function exportFolder({ dataFolder, account }: Muster): string {
  return join(dataFolder, 'exports', account.accountId);
}

function exportPath(muster: Muster, bulkActionId: string, format: TableFileFormat): string {
  return join(exportFolder(muster), `${bulkActionId}.${format}`);
}

const CONTACTS_AT_ONCE = 2_000;

/** The work was broken off. */
class Halted extends Error {
  readonly isCancelled: boolean;

  constructor(isCancelled: boolean) {
    super('The export was broken off.');
    this.isCancelled = isCancelled;
  }
}

interface Exporting {
  readonly rules: ContactRules;
  readonly action: BulkActionRecord;
  readonly signal: AbortSignal | undefined;
}

async function* exportRows(
  { pool }: Muster,
  { rules, action, signal }: Exporting,
): AsyncGenerator<readonly (readonly string[])[]> {
  const { accountId, definition, normalizing } = rules;
  const { columns } = action.change as unknown as BulkExport;
  const key = { accountId, bulkActionId: action.bulkActionId };
  const fields =
    columns === null
      ? definition.fields
      : columns.flatMap((wanted) => definition.fields.filter((field) => field.key === wanted));
  yield [fields.map(exportHeader)];
  const toCells = recordFormatter(fields, normalizing.members);
  let cursor: string | null = null;
  let count = 0;
  for (;;) {
    const at: BulkActionRecord = { ...action, cursor };
    const query = { action: at, limit: CONTACTS_AT_ONCE };
    const records = await withTransaction(pool, (client) => nextSelected(client, rules, query), {
      readOnly: true,
    });
    const last = records.at(-1);
    if (!last) return;
    yield records.map(toCells);
    count += records.length;
    cursor = last.id;
    await changeBulkAction(pool, key, { counts: { changed: count } });
    const { cancelWanted, state } = await readBulkAction(pool, key);
    if (cancelWanted || state !== 'running') throw new Halted(cancelWanted);
    if (signal?.aborted === true) throw new Halted(false);
  }
}

function noFile(reason: Said): MusterError {
  return new MusterError('not_found', say('There is no file to download. {reason}', { reason }));
}
