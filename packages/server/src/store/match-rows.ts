import assert from 'node:assert/strict';
import type { Horizons } from '@muster/core/plan/book';
import { matchingKinds } from '@muster/core/match/matching-kinds';
import { keyText, recordKeys } from '@muster/core/match/record-keys';
import type { RecordValues } from '@muster/core/match/record-values';
import type { ImportRules } from '@muster/core/plan/rules';
import type pg from 'pg';
import Cursor from 'pg-cursor';
import type { BatchTables } from './apply-batch.ts';
import { indexByRow } from './index-by-row.ts';
import type { RowRange } from './plan-rows.ts';
import { recordById } from './record-by-id.ts';

export interface Matching {
  readonly accountId: string;
  readonly tables: BatchTables;
  readonly range: RowRange;
  readonly rules: ImportRules;
  /** So many of the oldest live holders of a key, and as many in the bin, are met; 2 at least, to see that there are several. */
  readonly holders: number;
}

/**
 * Writes down which records of the account the rows meet: by record ID, and by keys that decide
 * something (`matchingKinds`). Where several rows have a key, the first of them stands for all of
 * them, so that as many rows as like may share a key with as many records.
 *
 * Of many holders of one key only the oldest are met, and the horizons say which keys that is true
 * of. Decisions do not change by it as long as one of those holds the key still (`Book.ranOut`):
 * what is asked of a key is its oldest holder, whether there are two, and whether a record that the
 * row meets already is one of them; and a row that changes a holder beyond the horizon, without
 * having the key itself, changes none of the three.
 */
export async function matchRows(client: pg.PoolClient, matching: Matching): Promise<Horizons> {
  const horizons = { live: new Map<string, string>(), binned: new Map<string, string>() };
  await findSharedKeys(client, matching);
  await meetHolders(client, matching);
  await meetOldest(client, matching, { horizons, of: OF_SHARED_KEYS, values: [] });
  await meetFewer(client, matching, horizons);
  await indexByRow(client, matching.tables.staging.match);
  const { mode, onBinned } = matching.rules;
  if (mode !== 'update' && onBinned === 'restore') {
    await meetSuccessors(client, matching, horizons);
  }
  return horizons;
}

/** Keys that stand in several rows, with the first of those. */
async function findSharedKeys(
  client: pg.ClientBase,
  { tables: { staging }, range, rules }: Matching,
): Promise<void> {
  await client.query(`TRUNCATE ${staging.shared}`);
  await client.query(
    `INSERT INTO ${staging.shared} (kind, value, row_number)
     SELECT kind, value, min(row_number) FROM ${staging.key}
      WHERE row_number > $1 AND row_number <= $2 AND kind = ANY ($3::text[])
      GROUP BY kind, value HAVING count(*) > 1`,
    [range.after, range.upTo, [...matchingKinds(rules)]],
  );
  await client.query(`ANALYZE ${staging.shared}`);
}

/** By keys that stand in one row, and by record IDs. */
async function meetHolders(
  client: pg.ClientBase,
  { accountId, tables: { staging, objects }, range, rules }: Matching,
): Promise<void> {
  await client.query(
    `INSERT INTO ${staging.match} (row_number, record_id, live)
     SELECT s.row_number, k.${objects.id}, k.live
       FROM ${staging.key} s
       JOIN ${objects.key} k ON k.account_id = $1 AND k.kind = s.kind AND k.value = s.value
      WHERE s.row_number > $2 AND s.row_number <= $3 AND s.kind = ANY ($4::text[])
        AND NOT EXISTS (SELECT FROM ${staging.shared} o WHERE o.kind = s.kind AND o.value = s.value)
     UNION
     SELECT s.row_number, c.${objects.id}, c.deleted_at IS NULL
       FROM ${staging.row} s
      CROSS JOIN LATERAL (${recordById(objects, 's.record_id')}) c
      WHERE s.row_number > $2 AND s.row_number <= $3 AND s.record_id IS NOT NULL`,
    [accountId, range.after, range.upTo, [...matchingKinds(rules)]],
  );
}

/** Takes back what rows meet that meet very many, and meets the oldest for them. */
async function meetFewer(
  client: pg.ClientBase,
  matching: Matching,
  horizons: Growing,
): Promise<void> {
  const { staging } = matching.tables;
  const { rows } = await client.query<{ row_number: number }>(
    `SELECT row_number FROM ${staging.match} WHERE row_number > $1 AND row_number <= $2
      GROUP BY row_number HAVING count(*) > $3`,
    [matching.range.after, matching.range.upTo, 2 * matching.holders],
  );
  if (rows.length === 0) return;
  const numbers = rows.map((row) => row.row_number);
  await client.query(
    `DELETE FROM ${staging.match} m USING ${staging.row} s
      WHERE s.row_number = m.row_number AND m.row_number = ANY ($1::integer[])
        AND m.record_id IS DISTINCT FROM s.record_id`,
    [numbers],
  );
  await meetOldest(client, matching, { horizons, of: OF_KEYS_OF_ROWS, values: [numbers] });
}

type Growing = Readonly<Record<keyof Horizons, Map<string, string>>>;

interface Keys {
  readonly horizons: Growing;
  /** SQL of the keys: `row_number`, `kind`, `value`. Takes parameters from $4 on. */
  readonly of: (matching: Matching) => string;
  readonly values: readonly unknown[];
  readonly liveOnly?: true;
}

const OF_SHARED_KEYS = ({ tables: { staging } }: Matching): string =>
  `SELECT row_number, kind, value FROM ${staging.shared} WHERE kind = ANY ($3::text[])`;

const OF_KEYS_OF_ROWS = ({ tables: { staging } }: Matching): string =>
  `SELECT min(row_number) AS row_number, kind, value FROM ${staging.key}
    WHERE row_number = ANY ($4::integer[]) AND kind = ANY ($3::text[]) GROUP BY kind, value`;

const OF_THESE = (): string =>
  `SELECT row_number, kind, value
     FROM unnest($4::integer[], $5::text[], $6::text[]) AS k (row_number, kind, value)
    WHERE kind = ANY ($3::text[])`;

/** The oldest holders of each key. */
async function meetOldest(
  client: pg.ClientBase,
  matching: Matching,
  { horizons, of, values, liveOnly }: Keys,
): Promise<void> {
  const { accountId, rules, holders } = matching;
  const { staging, objects } = matching.tables;
  const oldest = (where: 'live' | 'NOT live'): string =>
    `(SELECT ${objects.id} AS id, live FROM ${objects.key} k
       WHERE k.account_id = $1 AND k.kind = f.kind AND k.value = f.value AND ${where}
       ORDER BY ${objects.id} LIMIT $2)`;
  const { rows } = await client.query<{ kind: string; value: string; live: boolean; id: string }>(
    `WITH met AS MATERIALIZED (
       SELECT f.row_number, f.kind, f.value, h.id, h.live
         FROM (${of(matching)}) f,
              LATERAL (${oldest('live')}${liveOnly ? '' : ` UNION ALL ${oldest('NOT live')}`}) h),
     written AS (
       INSERT INTO ${staging.match} (row_number, record_id, live)
       SELECT DISTINCT row_number, id, live FROM met)
     SELECT kind, value, live, max(id::text) AS id FROM met
      GROUP BY row_number, kind, value, live HAVING count(*) >= $2`,
    [accountId, holders, [...matchingKinds(rules)], ...values],
  );
  for (const { kind, value, live, id } of rows) {
    horizons[live ? 'live' : 'binned'].set(keyText({ kind, value }), id);
  }
}

/**
 * A record comes out of the bin only when nobody has taken over one of its keys: rows that meet it
 * meet those who have.
 */
async function meetSuccessors(
  client: pg.PoolClient,
  matching: Matching,
  horizons: Growing,
): Promise<void> {
  const { accountId, tables, range, rules } = matching;
  const { staging, objects } = tables;
  // DECLARE takes no parameters.
  assert.match(accountId, /^[0-9a-f-]{36}$/);
  const kinds = matchingKinds(rules);
  // Field keys come from definitions, which let through letters, digits and _ only.
  const fields = rules.definition.fields.filter(({ keyKind }) => kinds.has(keyKind ?? ''));
  const values = fields.map(({ key }) => `'${key}', c.data -> '${key}'`).join(', ');
  await client.query(
    `DECLARE binned NO SCROLL CURSOR FOR
     SELECT m.row_number, jsonb_strip_nulls(jsonb_build_object(${values})) AS values
       FROM (SELECT record_id, min(row_number) AS row_number FROM ${staging.match}
              WHERE row_number > ${range.after} AND row_number <= ${range.upTo} AND NOT live
              GROUP BY record_id) m
      CROSS JOIN LATERAL (${recordById(objects, 'm.record_id', `'${accountId}'`)}) c`,
  );
  for (;;) {
    const { rows } = await client.query<{ row_number: number; values: RecordValues }>(
      `FETCH FORWARD ${RECORDS_AT_ONCE} FROM binned`,
    );
    if (rows.length === 0) break;
    const keys = rows.flatMap((row) =>
      recordKeys(rules.definition, row.values).map(({ kind, value }) => ({
        row: row.row_number,
        kind,
        value,
      })),
    );
    await meetOldest(client, matching, {
      horizons,
      of: OF_THESE,
      values: [
        keys.map(({ row }) => row),
        keys.map(({ kind }) => kind),
        keys.map(({ value }) => value),
      ],
      liveOnly: true,
    });
  }
  await client.query('CLOSE binned');
}

/**
 * Calls `link(row, otherRow)` for every row that shares something with another row: a key that
 * stands in several rows, or a record that several rows meet. Such rows can meet each other.
 */
export async function readLinks(
  client: pg.PoolClient,
  { staging }: BatchTables,
  range: RowRange & { readonly link: (row: number, otherRow: number) => void },
): Promise<void> {
  const cursor = client.query(
    new Cursor<[number, number]>(
      `SELECT o.row_number, s.row_number
         FROM ${staging.shared} o JOIN ${staging.key} s USING (kind, value)
        WHERE s.row_number > $1 AND s.row_number <= $2
       UNION ALL
       SELECT o.row_number, m.row_number
         FROM (SELECT record_id, min(row_number) AS row_number FROM ${staging.match}
                WHERE row_number > $1 AND row_number <= $2
                GROUP BY record_id HAVING count(*) > 1) o
         JOIN ${staging.match} m USING (record_id)
        WHERE m.row_number > $1 AND m.row_number <= $2`,
      [range.after, range.upTo],
      { rowMode: 'array' },
    ),
  );
  for (;;) {
    const links = await cursor.read(LINKS_AT_ONCE);
    for (const [row, otherRow] of links) range.link(row, otherRow);
    if (links.length < LINKS_AT_ONCE) break;
  }
  await cursor.close();
}

const LINKS_AT_ONCE = 50_000;
const RECORDS_AT_ONCE = 2_000;
