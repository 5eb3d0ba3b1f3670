import { searchTerms, sortName } from '@muster/core/find/search-terms';
import type { ObjectDefinition } from '@muster/core/object/definition';
import type { Queryable } from '../database/account-pool.ts';
import { withTransaction } from '../database/with-transaction.ts';
import type { Muster } from '../imports/muster.ts';
import { holdAccount } from '../store/revisions.ts';
import {
  listUnindexed,
  readLedgerRecords,
  readSearchSources,
  type SearchSource,
  type UnindexedImport,
  writeSearchDocuments,
  writeSearchProgress,
} from '../store/search-index.ts';
import { loadDefinition } from './fields.ts';

/**
 * Brings into the index of contacts what imports and their undoing have changed since it was last
 * done; of one import, or of all. Goes on where it was broken off, and does nothing where nothing
 * is to be done. Returns how many rows were gone through.
 */
export async function indexContacts(
  muster: Muster,
  importId: string | null,
  signal?: AbortSignal,
): Promise<number> {
  const { pool, account } = muster;
  const definition = await loadDefinition(pool, account.accountId, 'contact');
  const unindexed = await listUnindexed(pool, account.accountId);
  let rows = 0;
  for (const one of unindexed) {
    // What is being undone changes on: it is gone through once, afterwards.
    if (one.isTurning || (importId !== null && one.importId !== importId)) continue;
    rows += await indexImport(muster, one, { definition, signal });
  }
  return rows;
}

/** Writes the documents of these contacts as they are now, in the caller's transaction, which holds the account. */
export async function indexRecords(
  client: Queryable,
  accountId: string,
  { definition, ids }: { readonly definition: ObjectDefinition; readonly ids: readonly string[] },
): Promise<void> {
  if (ids.length === 0) return;
  const sources = await readSearchSources(client, accountId, ids);
  const documents = sources.map((source) => ({
    id: source.id,
    name: sortName(definition, source.values),
    terms: documentTerms(definition, source),
  }));
  await writeSearchDocuments(client, accountId, { ids, documents });
}

/** The term of contacts that the import created, and of those it changed. */
export function importTerm(kind: 'created' | 'updated', importId: string): string {
  return `@${kind}:${importId}`;
}

/** Rows of the ledger indexed in one transaction, during which nobody else changes the account. */
const ROWS_AT_ONCE = 2_000;

async function indexImport(
  { pool, account: { accountId } }: Muster,
  { importId, indexed, cursor, phase }: UnindexedImport,
  { definition, signal }: { definition: ObjectDefinition; signal: AbortSignal | undefined },
): Promise<number> {
  const key = { accountId, importId };
  let at = indexed;
  let count = 0;
  while (at < cursor) {
    if (signal?.aborted === true) return count;
    const after = at;
    at = await withTransaction(pool, async (client) => {
      await holdAccount(client, accountId);
      const range = { after, upTo: cursor, limit: ROWS_AT_ONCE };
      const rows = await readLedgerRecords(client, key, range);
      const ids = [...new Set(rows.flatMap(({ recordId }) => recordId ?? []))];
      await indexRecords(client, accountId, { definition, ids });
      const next = rows.length < ROWS_AT_ONCE ? cursor : (rows.at(-1)?.rowNumber ?? cursor);
      await writeSearchProgress(client, key, { cursor: next, phase });
      count += rows.length;
      return next;
    });
  }
  return count;
}

function* documentTerms(
  definition: ObjectDefinition,
  { values, originImportId, updatedBy }: SearchSource,
): Generator<string> {
  yield* searchTerms(definition, values);
  if (originImportId !== null) yield importTerm('created', originImportId);
  for (const importId of updatedBy) yield importTerm('updated', importId);
}
