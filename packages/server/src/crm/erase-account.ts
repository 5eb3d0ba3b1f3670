import { rm } from 'node:fs/promises';
import { say } from '@muster/core/language/sentence';
import type pg from 'pg';
import { MusterError } from '../errors.ts';
import { removeFile } from '../files/file-store.ts';
import { photosFolder } from '../files/photo-store.ts';
import { removeUploadFile } from '../files/upload-store.ts';
import type { Muster } from '../imports/muster.ts';
import {
  type AccountFiles,
  deleteAccountRows,
  dropStagingOf,
  listAccountFiles,
  stopWriters,
} from '../store/erase-account.ts';
import { readOrganizationName } from '../store/organizations.ts';
import { exportFolder } from './write-export.ts';

/**
 * Erases an account: its files, then every row of it. People stay: they may belong to other
 * accounts. Broken off, it can be called again.
 *
 * @throws MusterError `confirmation_wrong` when the name is not the account's.
 */
export async function eraseAccount(muster: Muster, registry: pg.Pool, name: string): Promise<void> {
  const { pool, account } = muster;
  const { accountId } = account;
  const known = (await readOrganizationName(pool.connections, accountId)) ?? account.name;
  if (name !== known) {
    throw new MusterError(
      'confirmation_wrong',
      say(
        'This is not the name of the account: nothing was erased. Give the name exactly as it is shown.',
      ),
    );
  }
  await stopWriters(pool);
  // Files first: without the rows, nobody would know of them.
  await removeFiles(muster, await listAccountFiles(pool));
  // What somebody was writing until the rows were gone.
  await removeFiles(muster, await deleteAccountRows(registry, accountId));
  // Requests that were under way have written since; nobody is let in after them.
  await removeFiles(muster, await deleteAccountRows(registry, accountId));
}

async function removeFiles(muster: Muster, { importIds, uploadIds }: AccountFiles): Promise<void> {
  const { pool, account, dataFolder } = muster;
  for (const importId of importIds) await removeFile(dataFolder, importId);
  for (const uploadId of uploadIds) await removeUploadFile(dataFolder, uploadId);
  await rm(exportFolder(muster), { recursive: true, force: true });
  await rm(photosFolder(dataFolder, account.accountId), { recursive: true, force: true });
  await dropStagingOf(pool, importIds);
}
