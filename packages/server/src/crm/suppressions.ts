import { say } from '@muster/core/language/sentence';
import { withTransaction } from '../database/with-transaction.ts';
import { MusterError } from '../errors.ts';
import type { Muster } from '../imports/muster.ts';
import { lockAccount } from '../store/revisions.ts';
import { deleteSuppression, listSuppressions, type Suppression } from '../store/suppressions.ts';

export type { Suppression };

/** What is left of people who were erased, newest first. @throws MusterError `invalid_request` */
export async function pageOfSuppressions(
  { pool }: Muster,
  { cursor = null, limit }: { readonly cursor?: string | null | undefined; readonly limit: number },
): Promise<{ readonly items: readonly Suppression[]; readonly nextCursor: string | null }> {
  if (cursor !== null && !/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(cursor)) {
    throw new MusterError(
      'invalid_request',
      say(
        'The cursor is not the nextCursor of a page of this list. Leave it out to begin with the newest entry.',
      ),
    );
  }
  const found = await listSuppressions(pool, { before: cursor, limit: limit + 1 });
  const items = found.slice(0, limit);
  return { items, nextCursor: found.length > limit ? (items.at(-1)?.suppressionId ?? null) : null };
}

/** Lets the person be imported again. @throws MusterError `not_found` */
export async function liftSuppression(
  { pool, account }: Muster,
  suppressionId: string,
): Promise<void> {
  const { accountId } = account;
  await withTransaction(pool, async (client) => {
    // Plans made before are made anew.
    await lockAccount(client, accountId);
    if (await deleteSuppression(client, accountId, suppressionId)) return;
    throw new MusterError('not_found', say('There is no suppression {id}.', { id: suppressionId }));
  });
}
