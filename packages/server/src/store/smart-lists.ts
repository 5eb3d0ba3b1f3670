import type { Condition } from '@muster/core/contract/contact-filter';
import { say } from '@muster/core/language/sentence';
import type { AccountPool } from '../database/account-pool.ts';
import { errorCode } from '../database/database-error.ts';
import { MusterError } from '../errors.ts';
import type { Actor } from './actor.ts';
import { jsonText } from './copy-text.ts';
import { isoTime } from './iso-time.ts';

/** A saved filter over contacts. */
export interface SmartList extends SmartListChoices {
  readonly smartListId: string;
  readonly createdBy: Actor;
  readonly createdAt: string;
  readonly updatedAt: string;
}

/** What people choose about a smart list. */
export interface SmartListChoices {
  readonly name: string;
  readonly filter: readonly Condition[];
  readonly search: string;
  /** Keys of fields and facts, in the order of the columns; null: the usual ones. */
  readonly columns: readonly string[] | null;
  readonly sort: string;
}

/**
 * Adds a list unless the account has `most` of them; whether it did.
 *
 * @throws MusterError `name_taken`
 */
export async function insertSmartList(
  pool: AccountPool,
  list: SmartListChoices & Pick<SmartList, 'smartListId' | 'createdBy'>,
  most: number,
): Promise<boolean> {
  const { smartListId, createdBy, name, filter, search, columns, sort } = list;
  const values = [
    pool.accountId,
    smartListId,
    name,
    nameKey(name),
    jsonText(filter),
    search,
    columns && jsonText(columns),
    sort,
    jsonText(createdBy),
    most,
  ];
  return refusingTwins(name, async () => {
    const { rowCount } = await pool.query(
      `INSERT INTO smart_list (account_id, smart_list_id, name, name_key, filter, search, columns, sort, created_by)
       SELECT $1, $2, $3, $4, $5, $6, $7, $8, $9
        WHERE (SELECT count(*) FROM smart_list WHERE account_id = $1) < $10`,
      values,
    );
    return rowCount === 1;
  });
}

/** By name. */
export async function listSmartLists(pool: AccountPool): Promise<readonly SmartList[]> {
  const { rows } = await pool.query<SmartList>(
    `SELECT ${COLUMNS} FROM smart_list WHERE account_id = $1 ORDER BY name_key`,
    [pool.accountId],
  );
  return rows;
}

/** @throws MusterError `not_found` */
export async function readSmartList(pool: AccountPool, smartListId: string): Promise<SmartList> {
  const { rows } = await pool.query<SmartList>(
    `SELECT ${COLUMNS} FROM smart_list WHERE account_id = $1 AND smart_list_id = $2`,
    [pool.accountId, smartListId],
  );
  return rows[0] ?? missing(smartListId);
}

/** Changes what is given. @throws MusterError `not_found`, `name_taken` */
export async function updateSmartList(
  pool: AccountPool,
  smartListId: string,
  change: Partial<SmartListChoices>,
): Promise<SmartList> {
  const { name, filter, search, columns, sort } = change;
  const values = [
    pool.accountId,
    smartListId,
    name ?? null,
    name === undefined ? null : nameKey(name),
    filter === undefined ? null : jsonText(filter),
    search ?? null,
    columns === undefined,
    columns ? jsonText(columns) : null,
    sort ?? null,
  ];
  return refusingTwins(name ?? '', async () => {
    const { rows } = await pool.query<SmartList>(
      `UPDATE smart_list
          SET name = coalesce($3, name), name_key = coalesce($4, name_key),
              filter = coalesce($5, filter), search = coalesce($6, search),
              columns = CASE WHEN $7 THEN columns ELSE $8::jsonb END,
              sort = coalesce($9, sort), updated_at = now()
        WHERE account_id = $1 AND smart_list_id = $2
       RETURNING ${COLUMNS}`,
      values,
    );
    return rows[0] ?? missing(smartListId);
  });
}

/** @throws MusterError `not_found` */
export async function deleteSmartList(pool: AccountPool, smartListId: string): Promise<void> {
  const { rowCount } = await pool.query(
    'DELETE FROM smart_list WHERE account_id = $1 AND smart_list_id = $2',
    [pool.accountId, smartListId],
  );
  if (rowCount !== 1) missing(smartListId);
}

/** Names are the same whatever their capitals, and however their letters are composed. */
function nameKey(name: string): string {
  return name.normalize('NFKC').toLowerCase();
}

async function refusingTwins<Result>(name: string, write: () => Promise<Result>): Promise<Result> {
  try {
    return await write();
  } catch (error) {
    if (errorCode(error) !== UNIQUE_VIOLATION) throw error;
    throw new MusterError(
      'name_taken',
      say('There is already a smart list {name}. Choose another name, or change that list.', {
        name,
      }),
      { cause: error },
    );
  }
}

const UNIQUE_VIOLATION = '23505';

function missing(smartListId: string): never {
  throw new MusterError('not_found', say('There is no smart list {id}.', { id: smartListId }));
}

const COLUMNS = `smart_list_id AS "smartListId", name, filter, search, columns, sort,
  created_by AS "createdBy", ${isoTime('created_at')} AS "createdAt", ${isoTime('updated_at')} AS "updatedAt"`;
