import { say } from '@muster/core/language/sentence';
import { MusterError } from '../errors.ts';
import { type ImportRecord, listImports } from '../store/imports.ts';
import type { Muster } from './muster.ts';

/**
 * The import that people name by its ID, the beginning of its ID, or `last`.
 *
 * @throws MusterError `not_found` when there is none, or several begin that way.
 */
export async function findImport(muster: Muster, name: string): Promise<ImportRecord> {
  const imports = await listImports(muster.pool, muster.account.accountId);
  const wanted = name.trim().toLowerCase();
  if (wanted === 'last') {
    const [newest] = imports;
    if (newest) return newest;
    throw new MusterError('not_found', say('There are no imports yet.'));
  }
  const found = wanted === '' ? [] : imports.filter((one) => one.importId.startsWith(wanted));
  const [only] = found;
  if (only && found.length === 1) return only;
  throw new MusterError(
    'not_found',
    found.length === 0
      ? say('There is no import {name}. The list of imports has their IDs.', { name })
      : say('{count} imports have an ID that begins with {name}. Give more of it.', {
          count: found.length,
          name,
        }),
  );
}

/** The account's imports, newest first. */
export function findImports({ pool, account }: Muster): Promise<readonly ImportRecord[]> {
  return listImports(pool, account.accountId);
}
