import type { ObjectTables } from './object-tables.ts';

/**
 * SQL for the record of an ID, found by its key whatever the statistics say: `OFFSET 0` keeps the
 * planner from starting with the records of an account that it takes for an empty one. `account` is
 * SQL too, parameter 1 unless given.
 */
export function recordById({ record, id }: ObjectTables, of: string, account = '$1'): string {
  return `SELECT * FROM ${record} WHERE account_id = ${account} AND ${id} = ${of} OFFSET 0`;
}
