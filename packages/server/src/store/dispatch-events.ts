import type pg from 'pg';
import { uuidSource } from './uuid-v7.ts';
import { AHEAD_OF_CONTACTS } from './webhook-deliveries.ts';

/**
 * Hands the account's next events to the webhooks that ask for them; how many there were. Those of
 * contacts come last: a bulk edit makes hundreds of thousands at once. Those of imports whose
 * contacts are asked for one by one are left to `expandImport`.
 */
export async function dispatchEvents(client: pg.ClientBase, accountId: string): Promise<number> {
  const { rowCount } = await client.query(
    `WITH next AS (
       SELECT event_id, type FROM event
        WHERE account_id = $1 AND dispatched_at IS NULL
          AND NOT (${IS_EXPANDED} AND EXISTS (${ASKING}))
        ORDER BY type LIKE 'contact.%', event_id LIMIT ${HANDED_ON_AT_ONCE} FOR UPDATE SKIP LOCKED),
     told AS (
       INSERT INTO webhook_delivery (account_id, webhook_id, event_id, next_attempt_at)
       SELECT $1, w.webhook_id, next.event_id,
              CASE WHEN next.type LIKE 'contact.%' THEN now() ELSE ${AHEAD_OF_CONTACTS} END
         FROM next JOIN webhook w ON w.account_id = $1 AND w.enabled
          AND (w.event_types = '{}' OR next.type = ANY (w.event_types))
       ON CONFLICT DO NOTHING)
     UPDATE event e SET dispatched_at = now() FROM next
      WHERE e.account_id = $1 AND e.event_id = next.event_id`,
    [accountId],
  );
  return rowCount ?? 0;
}

/**
 * Makes events of the next contacts of an import that was applied or undone, out of the ledger, for
 * webhooks that ask for them; once there are no more, the import's own event is handed on. Whether
 * there may be more to do.
 */
export async function expandImport(client: pg.ClientBase, accountId: string): Promise<boolean> {
  const { rows: found } = await client.query<Expanded>(
    `SELECT event_id, type, row_cursor, data ->> 'importId' AS import_id,
            coalesce((data ->> 'redo')::boolean, false) AS redo
       FROM event
      WHERE account_id = $1 AND dispatched_at IS NULL AND ${IS_EXPANDED}
      ORDER BY event_id LIMIT 1 FOR UPDATE SKIP LOCKED`,
    [accountId],
  );
  const [event] = found;
  if (!event) return false;
  const rows = await readRows(client, accountId, event);
  await tellOfRows(client, accountId, rows);
  const last = rows.at(-1);
  if (last) {
    await client.query('UPDATE event SET row_cursor = $3 WHERE account_id = $1 AND event_id = $2', [
      accountId,
      event.event_id,
      last.row_number,
    ]);
    return true;
  }
  await client.query(
    `WITH told AS (
       INSERT INTO webhook_delivery (account_id, webhook_id, event_id, next_attempt_at)
       SELECT $1, webhook_id, $2, ${AHEAD_OF_CONTACTS} FROM webhook
        WHERE account_id = $1 AND enabled AND (event_types = '{}' OR $3 = ANY (event_types))
       ON CONFLICT DO NOTHING)
     UPDATE event SET dispatched_at = now() WHERE account_id = $1 AND event_id = $2`,
    [accountId, event.event_id, event.type],
  );
  return true;
}

interface Expanded {
  readonly event_id: string;
  readonly type: string;
  readonly row_cursor: number;
  readonly import_id: string;
  readonly redo: boolean;
}

interface ChangedRow {
  readonly row_number: number;
  readonly type: string;
  readonly data: object;
}

/** What the import did to contacts, row by row: undoing a creation deletes, doing it again restores; rows that it left alone are none. */
async function readRows(
  client: pg.ClientBase,
  accountId: string,
  event: Expanded,
): Promise<readonly ChangedRow[]> {
  const isUndo = event.type === 'import.undone';
  const created = isUndo ? 'contact.deleted' : event.redo ? 'contact.restored' : 'contact.created';
  const { rows } = await client.query<ChangedRow>(
    `SELECT row_number, CASE outcome WHEN 'created' THEN $5 ELSE 'contact.updated' END AS type,
            jsonb_build_object('contactId', record_id, 'importId', import_id, 'row', row_number) AS data
       FROM import_row
      WHERE account_id = $1 AND import_id = $2 AND row_number > $3 AND object = 'contact'
        AND outcome IN ('created', 'updated')
        AND ($4 = false OR undo = 'reversed') AND ($6 = false OR undo IS NULL)
      ORDER BY row_number LIMIT ${EVENTS_AT_ONCE}`,
    [accountId, event.import_id, event.row_cursor, isUndo, created, event.redo],
  );
  return rows;
}

async function tellOfRows(
  client: pg.ClientBase,
  accountId: string,
  rows: readonly ChangedRow[],
): Promise<void> {
  if (rows.length === 0) return;
  await client.query(
    `WITH made AS (
       INSERT INTO event (account_id, event_id, type, data, dispatched_at)
       SELECT $1, event_id, type, data, now()
         FROM unnest($2::uuid[], $3::text[], $4::jsonb[]) AS e (event_id, type, data)
       RETURNING event_id, type)
     INSERT INTO webhook_delivery (account_id, webhook_id, event_id)
     SELECT $1, w.webhook_id, made.event_id
       FROM made JOIN webhook w ON w.account_id = $1 AND w.enabled AND w.contacts_of_imports
        AND (w.event_types = '{}' OR made.type = ANY (w.event_types))`,
    [
      accountId,
      rows.map(() => newEventId()),
      rows.map(({ type }) => type),
      rows.map(({ data }) => JSON.stringify(data)),
    ],
  );
}

/** Each time, all that wait are looked through for those that go first. */
const HANDED_ON_AT_ONCE = 2_000;
const EVENTS_AT_ONCE = 500;
const IS_EXPANDED = "type IN ('import.applied', 'import.undone')";
const ASKING = 'SELECT FROM webhook WHERE account_id = $1 AND enabled AND contacts_of_imports';
const newEventId = uuidSource();
