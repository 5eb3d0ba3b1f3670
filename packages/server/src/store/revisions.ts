import { say } from '@muster/core/language/sentence';
import type pg from 'pg';
import { MusterError } from '../errors.ts';

/**
 * Puts this transaction in line with all others that change records of the account, and counts it.
 * Returns the revision before and after; the lock is held until the transaction ends.
 *
 * @throws MusterError `not_found`
 */
export async function lockAccount(
  client: pg.ClientBase,
  accountId: string,
): Promise<{ readonly before: number; readonly after: number }> {
  const { rows } = await client.query<{ revision: number }>(
    'UPDATE account_revision SET revision = revision + 1 WHERE account_id = $1 RETURNING revision',
    [accountId],
  );
  const after = rows[0]?.revision;
  if (after === undefined) throw goneAccount(accountId);
  return { before: after - 1, after };
}

/**
 * Puts this transaction in the same line without counting it, for work of which nobody knows yet
 * whether it changes anything: what it does is counted with `lockAccount` then. Each revision that is
 * counted makes the account's plans outdated.
 *
 * @throws MusterError `not_found`
 */
export async function queueForAccount(client: pg.ClientBase, accountId: string): Promise<void> {
  const { rowCount } = await client.query(
    // As an UPDATE locks it.
    'SELECT FROM account_revision WHERE account_id = $1 FOR NO KEY UPDATE',
    [accountId],
  );
  if (rowCount === 0) throw goneAccount(accountId);
}

/** Erased while the request was under way. */
function goneAccount(id: string): MusterError {
  return new MusterError('not_found', say('There is no account {id} any more.', { id }));
}

/** Keeps others from changing the account's records until the transaction ends, without changing any itself. */
export async function holdAccount(client: pg.ClientBase, accountId: string): Promise<void> {
  await client.query('SELECT FROM account_revision WHERE account_id = $1 FOR SHARE', [accountId]);
}

/** The account's revision as this transaction sees it. */
export async function readRevision(client: pg.ClientBase, accountId: string): Promise<number> {
  const { rows } = await client.query<{ revision: number }>(
    'SELECT revision FROM account_revision WHERE account_id = $1',
    [accountId],
  );
  const revision = rows[0]?.revision;
  if (revision === undefined) throw new Error(`Account ${accountId} has no revision`);
  return revision;
}
