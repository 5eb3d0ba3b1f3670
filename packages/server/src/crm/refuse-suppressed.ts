import { say, type Sentence } from '@muster/core/language/sentence';
import type { RecordKey } from '@muster/core/match/key';
import type { Queryable } from '../database/account-pool.ts';
import { MusterError } from '../errors.ts';
import { findSuppressed, type Suppression } from '../store/suppressions.ts';

/** @throws MusterError `suppressed` when one of the keys belongs to somebody who was erased. */
export async function refuseSuppressed(
  client: Queryable,
  accountId: string,
  keys: readonly RecordKey[],
): Promise<void> {
  const [found] = await findSuppressed(client, accountId, keys);
  if (!found) return;
  const { suppressionId } = found;
  throw new MusterError('suppressed', suppressedSentence(found), { detail: { suppressionId } });
}

/** Says why a contact with such a key is refused, without the key. */
export function suppressedSentence({ kind, suppressionId }: Suppression): Sentence {
  return say(
    'The {field} belongs to somebody whose data was erased on request. If the person has agreed to be contacted again, an owner can lift the suppression {id} first.',
    { field: say(kind as 'email'), id: suppressionId },
  );
}
