import { say } from '@muster/core/language/sentence';
import { MusterError } from '../errors.ts';
import { type ImportState, listImportPage, readImport } from '../store/imports.ts';
import { importStanding, type ImportStanding } from './import-standing.ts';
import type { Muster } from './muster.ts';
import { type ImportSummary, summarizeImport } from './report-summary.ts';

/** How far one import is. @throws MusterError `not_found` */
export async function standingOf(muster: Muster, importId: string): Promise<ImportStanding> {
  const { accountId } = muster.account;
  const record = await readImport(muster.pool, { accountId, importId });
  return importStanding(record, muster.language);
}

/** What became, or would become, of all rows of an import. @throws MusterError `not_found` */
export async function summaryOf(muster: Muster, importId: string): Promise<ImportSummary> {
  const { accountId } = muster.account;
  return summarizeImport(muster, await readImport(muster.pool, { accountId, importId }));
}

/**
 * A page of the account's imports, newest first.
 *
 * @throws MusterError `invalid_request` for a cursor that no page gave.
 */
export async function pageOfImports(
  { pool, account, language }: Muster,
  { cursor, state, limit }: PageWanted,
): Promise<{ readonly items: readonly ImportStanding[]; readonly nextCursor: string | null }> {
  const before = cursor ?? null;
  if (before !== null && !UUID.test(before)) {
    throw new MusterError(
      'invalid_request',
      say(
        'The cursor is not the nextCursor of a page of this list. Leave it out to begin with the newest import.',
      ),
    );
  }
  const page = { before, state: state ?? null, limit: limit + 1 };
  const found = await listImportPage(pool, account.accountId, page);
  const items = found.slice(0, limit).map((one) => importStanding(one, language));
  return { items, nextCursor: found.length > limit ? (items.at(-1)?.importId ?? null) : null };
}

interface PageWanted {
  readonly cursor?: string | undefined;
  readonly state?: ImportState | undefined;
  readonly limit: number;
}

const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/;
