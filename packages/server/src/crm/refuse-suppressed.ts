import type { RecordKey } from '@muster/core/match/key';
import type { Queryable } from '../database/account-pool.ts';
import { MusterError } from '../errors.ts';
import { findSuppressed } from '../store/suppressions.ts';

/** @throws MusterError `suppressed` when one of the keys belongs to somebody who was erased. */
export async function refuseSuppressed(
  client: Queryable,
  accountId: string,
  keys: readonly RecordKey[],
): Promise<void> {
  const [found] = await findSuppressed(client, accountId, keys);
  if (!found) return;
  throw new MusterError(
    'suppressed',
    `The ${found.kind} belongs to somebody whose data was erased on request. If the person has agreed to be contacted again, an owner can lift the suppression ${found.suppressionId} first.`,
    { detail: { suppressionId: found.suppressionId } },
  );
}
