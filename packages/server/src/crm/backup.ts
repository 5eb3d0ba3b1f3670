import { createReadStream, createWriteStream } from 'node:fs';
import { cp, mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type pg from 'pg';
import { errorCode } from '../database/database-error.ts';
import { withTransaction } from '../database/with-transaction.ts';
import { MusterError } from '../errors.ts';
import {
  copyBack,
  copyOut,
  type DumpedTable,
  listAllAccounts,
  listTables,
  readSchemaVersion,
} from '../store/dump-tables.ts';

/** What a backup says of itself. */
interface Manifest {
  readonly kind: 'muster backup';
  readonly createdAt: string;
  /** The migrations that made its tables. */
  readonly schema: readonly string[];
  readonly tables: readonly DumpedTable[];
}

/** An installation to be backed up or restored. */
export interface Installation {
  /** Connections of the owner. */
  readonly registry: pg.Pool;
  readonly dataFolder: string;
}

/**
 * Writes everything into a new folder: all tables as they are at one moment, the stored files, and
 * the secret. Work goes on meanwhile. The folder appears when it is whole.
 *
 * @throws MusterError `file_write_failed`, `disk_full`, `database_unavailable`
 */
export async function writeBackup(
  { registry, dataFolder }: Installation,
  folder: string,
): Promise<void> {
  if (await isThere(folder)) throw cannotWrite(folder, 'it exists already');
  const part = `${folder}.part`;
  try {
    await rm(part, { recursive: true, force: true });
    await mkdir(join(part, 'tables'), { recursive: true, mode: 0o700 });
    const manifest = await withTransaction(registry, (client) => dumpTables(client, part), {
      isolation: 'repeatable read',
      readOnly: true,
    });
    // After the tables: what they speak of has been on disk before.
    for (const name of KEPT) await copyIfThere(join(dataFolder, name), join(part, 'data', name));
    await writeFile(join(part, 'manifest.json'), JSON.stringify(manifest, null, 2), {
      flush: true,
    });
    await rename(part, folder);
  } catch (error) {
    await rm(part, { recursive: true, force: true });
    throw writeFailure(error, folder);
  }
}

/** Of the data folder: the files of imports, photos, uploads, and what secrets are kept with. */
const KEPT = ['files', 'uploads', 'secret'];

async function dumpTables(client: pg.PoolClient, part: string): Promise<Manifest> {
  const accounts = await listAllAccounts(client);
  const tables = await listTables(client);
  for (const table of tables) {
    const path = tablePath(part, table);
    await writeFile(path, '', { mode: 0o600 });
    for (const account of table.isTenant ? accounts : [null]) {
      await pipeline(
        await copyOut(client, table, account),
        createWriteStream(path, { flags: 'a' }),
      );
    }
  }
  const schema = await readSchemaVersion(client);
  return { kind: 'muster backup', createdAt: new Date().toISOString(), schema, tables };
}

/**
 * Puts a backup into an installation that has nothing yet, whatever database it uses: also the way
 * to move from one database to another. All or nothing.
 *
 * @throws MusterError `backup_unusable` when the folder is no backup, or of another version of
 * Muster; `not_empty` when there is something already; `disk_full`, `database_unavailable`
 */
export async function restoreBackup(
  { registry, dataFolder }: Installation,
  folder: string,
): Promise<void> {
  const manifest = await readManifest(folder);
  await withTransaction(registry, async (client) => {
    refuseOtherSchema(manifest, await readSchemaVersion(client));
    const { rowCount } = await client.query('SELECT FROM account LIMIT 1');
    if (rowCount !== 0 || (await isThere(join(dataFolder, 'files')))) throw notEmpty(dataFolder);
    for (const table of manifest.tables) {
      const path = tablePath(folder, table);
      await copyBack(client, table, (target) => pipeline(createReadStream(path), target));
    }
    // Before the commit: rows never speak of files that are not there.
    for (const name of KEPT) {
      await rm(join(dataFolder, name), { recursive: true, force: true });
      await copyIfThere(join(folder, 'data', name), join(dataFolder, name));
    }
  });
}

/**
 * Looks whether a folder is a backup, before anything is set up for it.
 *
 * @throws MusterError `backup_unusable`
 */
export async function checkBackup(folder: string): Promise<void> {
  await readManifest(folder);
}

async function readManifest(folder: string): Promise<Manifest> {
  try {
    const manifest = JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8')) as Manifest;
    if (manifest.kind === 'muster backup') return manifest;
  } catch (error) {
    if (!(error instanceof SyntaxError) && errorCode(error) === undefined) throw error;
  }
  throw new MusterError(
    'backup_unusable',
    `${folder} is not a backup: it has no manifest.json of one. Give the folder that muster backup wrote.`,
  );
}

function refuseOtherSchema(manifest: Manifest, schema: readonly string[]): void {
  if (manifest.schema.join() === schema.join()) return;
  throw new MusterError(
    'backup_unusable',
    'The backup was made by another version of Muster. Restore it with that version, and upgrade afterwards.',
  );
}

/** Names of tables come from a manifest, which may come from anywhere. */
function tablePath(folder: string, { name }: DumpedTable): string {
  return join(folder, 'tables', `${name.replaceAll(/[^a-z0-9_.]/g, '_')}.copy`);
}

async function copyIfThere(from: string, to: string): Promise<void> {
  if (await isThere(from)) await cp(from, to, { recursive: true, preserveTimestamps: true });
}

async function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

function notEmpty(dataFolder: string): MusterError {
  return new MusterError(
    'not_empty',
    `A backup is restored into an installation that has nothing yet, and this one has accounts or files. Give it an empty database, and another data folder with MUSTER_DATA (now ${dataFolder}).`,
  );
}

function writeFailure(error: unknown, folder: string): unknown {
  const code = errorCode(error);
  if (code === 'ENOSPC' || code === 'EDQUOT') {
    return new MusterError('disk_full', `The disk of ${folder} is full. Nothing was kept.`, {
      cause: error,
    });
  }
  if (code === 'EACCES' || code === 'EROFS' || code === 'ENOTDIR') {
    return cannotWrite(folder, `the system refuses (${code})`);
  }
  return error;
}

function cannotWrite(folder: string, why: string): MusterError {
  return new MusterError(
    'file_write_failed',
    `The backup cannot be written to ${folder}: ${why}. Give a folder that does not exist yet.`,
  );
}
