import assert from 'node:assert/strict';
import type pg from 'pg';
import { withTransaction } from './with-transaction.ts';

/** Something that runs one statement after another: an account's pool, or a client in a transaction. */
export interface Queryable {
  readonly query: <Row extends pg.QueryResultRow>(
    text: string,
    values?: unknown[],
  ) => Promise<pg.QueryResult<Row>>;
}

/**
 * The app's connections, each transaction on them for one account: row security shows the rows of
 * that account, and refuses to write any other's. `query` is one statement in a transaction of its own.
 */
export interface AccountPool extends Queryable {
  readonly accountId: string;
  /** The connections themselves: without an account, no row of any account is seen on them. */
  readonly connections: pg.Pool;
}

/** The account's share of the app's connections. It holds nothing: make one whenever it is needed. */
export function accountPool(connections: pg.Pool, accountId: string): AccountPool {
  // It becomes part of a statement's text.
  assert.match(accountId, /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
  const pool: AccountPool = {
    accountId,
    connections,
    query: (text, values) => withTransaction(pool, (client) => client.query(text, values)),
  };
  return pool;
}
