import type { Decision } from '@muster/core/plan/decide-row';
import type { Issue } from '@muster/core/issue/issue';
import type { Json } from '@muster/core/json';
import type { RecordKey } from '@muster/core/match/key';
import type pg from 'pg';
import Cursor from 'pg-cursor';
import type { BatchTables } from './apply-batch.ts';
import type { ObjectTables } from './object-tables.ts';
import { copyIn } from './copy-in.ts';
import { copyJson, NULL } from './copy-text.ts';
import type { ImportKey } from './imports.ts';

/** The rows to plan: those after `after` and up to `upTo`. */
export interface RowRange {
  readonly after: number;
  readonly upTo: number;
}

/** A staged row that takes a decision. */
export interface StagedRow {
  readonly row_number: number;
  readonly new_id: string;
  readonly record_id: string | null;
  readonly values: Readonly<Record<string, Json>>;
  readonly extra_keys: readonly RecordKey[] | null;
  readonly issues: readonly Issue[] | null;
}

/** A record that some staged row meets. */
export interface MetRecord {
  readonly id: string;
  readonly version: number;
  readonly binned: boolean;
  readonly data: Readonly<Record<string, Json>>;
  /** The row of this import that created it; null for a record that was there before. */
  readonly createdByRow: number | null;
}

/** Forgets what an earlier plan said about the rows. */
export async function clearPlan(
  client: pg.ClientBase,
  { staging }: BatchTables,
  range: RowRange,
): Promise<void> {
  for (const table of [staging.match, staging.tangled, staging.plan]) {
    await client.query(`DELETE FROM ${table} WHERE row_number > $1 AND row_number <= $2`, [
      range.after,
      range.upTo,
    ]);
  }
}

/** Writes down which records of the account each row meets, by its keys or its record ID. */
export async function matchRows(
  client: pg.ClientBase,
  accountId: string,
  { tables: { staging, objects }, range }: { tables: BatchTables; range: RowRange },
): Promise<void> {
  await client.query(
    `INSERT INTO ${staging.match} (row_number, record_id, live)
     SELECT DISTINCT s.row_number, k.${objects.id}, k.live
       FROM ${staging.key} s
       JOIN ${objects.key} k ON k.account_id = $1 AND k.kind = s.kind AND k.value = s.value
      WHERE s.row_number > $2 AND s.row_number <= $3
     UNION
     SELECT s.row_number, c.${objects.id}, c.deleted_at IS NULL
       FROM ${staging.row} s
      CROSS JOIN LATERAL (${recordById(objects, 's.record_id')}) c
      WHERE s.row_number > $2 AND s.row_number <= $3 AND s.record_id IS NOT NULL`,
    [accountId, range.after, range.upTo],
  );
  await indexByRow(client, staging.match);
}

/**
 * Calls `link(node, rowNumber)` for every row that shares something with another row: a key that
 * stands in several rows, or a record that several rows meet. Rows of one node can meet each other.
 */
export async function readLinks(
  client: pg.PoolClient,
  { staging }: BatchTables,
  range: RowRange & { readonly link: (node: number, rowNumber: number) => void },
): Promise<void> {
  const cursor = client.query(
    new Cursor<[number, number]>(
      `WITH shared_key AS (
         SELECT kind, value, row_number() OVER ()::integer AS node
           FROM (SELECT kind, value FROM ${staging.key} WHERE row_number > $1 AND row_number <= $2
                  GROUP BY kind, value HAVING count(*) > 1) k),
       shared_record AS (
         SELECT record_id, row_number() OVER ()::integer AS node
           FROM (SELECT record_id FROM ${staging.match} WHERE row_number > $1 AND row_number <= $2
                  GROUP BY record_id HAVING count(*) > 1) m)
       SELECT node, s.row_number FROM shared_key JOIN ${staging.key} s USING (kind, value)
        WHERE s.row_number > $1 AND s.row_number <= $2
       UNION ALL
       SELECT -node, m.row_number FROM shared_record JOIN ${staging.match} m USING (record_id)
        WHERE m.row_number > $1 AND m.row_number <= $2`,
      [range.after, range.upTo],
      { rowMode: 'array' },
    ),
  );
  for (;;) {
    const links = await cursor.read(LINKS_AT_ONCE);
    for (const [node, rowNumber] of links) range.link(node, rowNumber);
    if (links.length < LINKS_AT_ONCE) break;
  }
  await cursor.close();
}

/** Notes the rows that must be decided in file order. */
export async function writeTangled(
  client: pg.PoolClient,
  { staging }: BatchTables,
  rowNumbers: Int32Array,
): Promise<void> {
  if (rowNumbers.length > 0) {
    const copy = copyIn(client, `${staging.tangled} (row_number)`);
    for (let at = 0; at < rowNumbers.length; at += LINKS_AT_ONCE) {
      await copy.write(`${rowNumbers.subarray(at, at + LINKS_AT_ONCE).join('\n')}\n`);
    }
    await copy.end();
  }
  if (rowNumbers.length > LINKS_AT_ONCE) await client.query(`ANALYZE ${staging.tangled}`);
}

/** Plans the rows that were already settled when they were coded: failed and skipped ones. */
export async function planSettled(
  client: pg.ClientBase,
  { staging }: BatchTables,
  range: RowRange,
): Promise<void> {
  await client.query(
    `INSERT INTO ${staging.plan} (row_number, outcome)
     SELECT row_number, CASE state WHEN 'f' THEN 'failed' ELSE 'skipped' END
       FROM ${staging.row}
      WHERE row_number > $1 AND row_number <= $2 AND state IN ('f', 's')`,
    [range.after, range.upTo],
  );
}

/** Plans the rows that meet nobody and nothing: each creates a record of its values as they are. */
export async function planNew(
  client: pg.ClientBase,
  { staging }: BatchTables,
  range: RowRange,
): Promise<void> {
  await client.query(
    `INSERT INTO ${staging.plan} (row_number, outcome, record_id, version)
     SELECT row_number, 'created', new_id, 1
       FROM ${staging.row} s
      WHERE row_number > $1 AND row_number <= $2 AND state = 'n'
        AND NOT EXISTS (SELECT FROM ${staging.match} m WHERE m.row_number = s.row_number)
        AND NOT EXISTS (SELECT FROM ${staging.tangled} t WHERE t.row_number = s.row_number)
      ORDER BY row_number`,
    [range.after, range.upTo],
  );
}

/**
 * Plans the rows that meet one live record, and no other row, and say nothing that the record does
 * not say already. Containment in jsonb is equality of what the row gives: for a set, that the
 * record has those members. Not for columns that replace sets. `findFields` are those that records
 * are found by: a row with none of them meets a record, but does not match it.
 */
export async function planUnchanged(
  client: pg.ClientBase,
  accountId: string,
  {
    tables: { staging, objects },
    range,
    findFields,
  }: { tables: BatchTables; range: RowRange; findFields: readonly string[] },
): Promise<void> {
  await client.query(
    `INSERT INTO ${staging.plan} (row_number, outcome, record_id, version)
     SELECT s.row_number, 'unchanged', c.${objects.id}, c.version
       FROM (SELECT row_number, (array_agg(record_id))[1] AS record_id FROM ${staging.match}
              WHERE row_number > $2 AND row_number <= $3
              GROUP BY row_number HAVING count(*) = 1 AND bool_and(live)) m
       JOIN ${staging.row} s USING (row_number)
      CROSS JOIN LATERAL (${recordById(objects, 'm.record_id')}) c
      WHERE s.state IN ('n', 'd') AND c.data @> s.values
        AND s.extra_keys IS NULL
        AND CASE WHEN s.record_id IS NULL THEN s.values ?| $4::text[] ELSE s.record_id = m.record_id END
        AND NOT EXISTS (SELECT FROM ${staging.tangled} t WHERE t.row_number = s.row_number)
      ORDER BY s.row_number`,
    [accountId, range.after, range.upTo, findFields],
  );
}

/**
 * Goes through the rows that are not decided yet and meet no other row, some thousands at a time
 * and in no order. Other statements may run on the connection between two calls. Resolves to an
 * empty list at the end.
 */
export async function openUndecided(
  client: pg.ClientBase,
  { staging }: BatchTables,
  range: RowRange,
): Promise<(rows: number) => Promise<readonly StagedRow[]>> {
  // DECLARE takes no parameters.
  const bounds = `row_number > ${range.after} AND row_number <= ${range.upTo}`;
  await client.query(
    `DECLARE undecided NO SCROLL CURSOR FOR
     SELECT ${STAGED_COLUMNS} FROM ${staging.row} s
      WHERE ${bounds} AND state IN ('n', 'd')
        AND NOT EXISTS (SELECT FROM ${staging.plan} p WHERE p.row_number = s.row_number AND ${bounds.replaceAll('row_number', 'p.row_number')})
        AND NOT EXISTS (SELECT FROM ${staging.tangled} t WHERE t.row_number = s.row_number)`,
  );
  return async (count) => {
    const { rows } = await client.query<StagedRow>(`FETCH FORWARD ${count} FROM undecided`);
    if (rows.length === 0) await client.query('CLOSE undecided');
    return rows;
  };
}

/** Those rows, in no order. */
export async function readStagedRows(
  client: pg.ClientBase,
  { staging }: BatchTables,
  rowNumbers: readonly number[],
): Promise<readonly StagedRow[]> {
  const { rows } = await client.query<StagedRow>(
    `SELECT ${STAGED_COLUMNS} FROM ${staging.row} s
      WHERE row_number = ANY ($1::integer[]) AND state IN ('n', 'd')`,
    [rowNumbers],
  );
  return rows;
}

/** The records that those rows meet. */
export async function readMetRecords(
  client: pg.ClientBase,
  { accountId, importId }: ImportKey,
  {
    tables: { staging, objects },
    rowNumbers,
  }: { tables: BatchTables; rowNumbers: readonly number[] },
): Promise<readonly MetRecord[]> {
  const { rows } = await client.query<MetRecord>(
    `SELECT ${objects.id} AS id, version, deleted_at IS NOT NULL AS binned, data,
            CASE WHEN origin_import_id = $3 THEN origin_row END AS "createdByRow"
       FROM ${objects.record}
      WHERE account_id = $1
        AND ${objects.id} IN (SELECT record_id FROM ${staging.match} WHERE row_number = ANY ($2::integer[]))`,
    [accountId, rowNumbers, importId],
  );
  return rows;
}

/** Writes decisions down. */
export async function writeDecisions(
  client: pg.PoolClient,
  { staging }: BatchTables,
  decisions: ReadonlyMap<number, Decision>,
): Promise<void> {
  if (decisions.size === 0) return;
  const copy = copyIn(
    client,
    `${staging.plan} (row_number, outcome, record_id, version, data, before, after, keys, issues, linked_to)`,
  );
  const lines: string[] = [];
  for (const [rowNumber, decision] of decisions) lines.push(planLine(rowNumber, decision));
  await copy.write(lines.join(''));
  await copy.end();
}

/** Makes the plan quick to go through by row. */
export async function indexPlan(client: pg.ClientBase, { staging }: BatchTables): Promise<void> {
  await indexByRow(client, staging.plan);
}

/** Planned rows by outcome. */
export async function countPlan(
  client: pg.ClientBase,
  { staging }: BatchTables,
): Promise<Readonly<Record<string, number>>> {
  const { rows } = await client.query<{ outcome: string; count: number; warned: number }>(
    `SELECT p.outcome, count(*) AS count,
            count(*) FILTER (WHERE coalesce(p.issues, s.issues) @> '[{"severity": "warning"}]') AS warned
       FROM ${staging.plan} p JOIN ${staging.row} s USING (row_number) GROUP BY p.outcome`,
  );
  const counts: Record<string, number> = { warnings: 0 };
  for (const { outcome, count, warned } of rows) {
    counts[outcome] = count;
    if (outcome !== 'failed') counts['warnings'] = (counts['warnings'] as number) + warned;
  }
  return counts;
}

const LINKS_AT_ONCE = 50_000;
const STAGED_COLUMNS = 'row_number, new_id, record_id, values, extra_keys, issues';

/**
 * The record of an ID, found by its key whatever the statistics say: `OFFSET 0` keeps the planner
 * from starting with the records of an account that it takes for an empty one.
 */
function recordById({ record, id }: ObjectTables, of: string): string {
  return `SELECT * FROM ${record} WHERE account_id = $1 AND ${id} = ${of} OFFSET 0`;
}

/** Index and statistics, once: a batch that is planned anew finds them. */
async function indexByRow(client: pg.ClientBase, table: string): Promise<void> {
  const name = `${table.slice(table.indexOf('.') + 1)}_by_row`;
  const { rows } = await client.query<{ there: boolean }>(
    'SELECT to_regclass($1) IS NOT NULL AS there',
    [`staging.${name}`],
  );
  if (rows[0]?.there) return;
  await client.query(`CREATE INDEX ${name} ON ${table} (row_number)`);
  await client.query(`ANALYZE ${table}`);
}

function planLine(rowNumber: number, decision: Decision): string {
  const { recordId, version, values, patch, issues, linkedTo } = decision;
  return `${[
    rowNumber,
    decision.outcome,
    recordId ?? NULL,
    version ?? NULL,
    values ? copyJson(values) : NULL,
    patch ? copyJson(patch.before) : NULL,
    patch ? copyJson(patch.after) : NULL,
    decision.keys ? copyJson(keyChanges(decision)) : NULL,
    issues.length > 0 ? copyJson(issues) : NULL,
    linkedTo ?? NULL,
  ].join('\t')}\n`;
}

function keyChanges({ keys, restored }: Decision): Json {
  return {
    added: pairs(keys?.added ?? []),
    removed: pairs(keys?.removed ?? []),
    ...(restored ? { restored: true } : {}),
  };
}

function pairs(keys: readonly RecordKey[]): Json {
  return keys.map(({ kind, value }) => [kind, value]);
}
