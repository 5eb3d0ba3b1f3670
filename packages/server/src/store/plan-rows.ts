import type { Decision } from '@muster/core/plan/decide-row';
import type { Json } from '@muster/core/json';
import type { RecordKey } from '@muster/core/match/key';
import type pg from 'pg';
import type { BatchTables } from './apply-batch.ts';
import { copyIn } from './copy-in.ts';
import { copyJson, NULL } from './copy-text.ts';
import { indexByRow } from './index-by-row.ts';
import { recordById } from './record-by-id.ts';

/** The rows to plan: those after `after` and up to `upTo`. */
export interface RowRange {
  readonly after: number;
  readonly upTo: number;
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

/** Notes the rows that must be decided in file order. */
export async function writeTangled(
  client: pg.PoolClient,
  { staging }: BatchTables,
  rowNumbers: Int32Array,
): Promise<void> {
  await copyAll(client, `${staging.tangled} (row_number)`, numberLines(rowNumbers));
  if (rowNumbers.length > NUMBERS_AT_ONCE) await client.query(`ANALYZE ${staging.tangled}`);
}

function* numberLines(numbers: Int32Array): Generator<string> {
  for (let at = 0; at < numbers.length; at += NUMBERS_AT_ONCE) {
    yield `${numbers.subarray(at, at + NUMBERS_AT_ONCE).join('\n')}\n`;
  }
}

const NUMBERS_AT_ONCE = 50_000;

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

/** Writes decisions down. */
export async function writeDecisions(
  client: pg.PoolClient,
  { staging }: BatchTables,
  decisions: ReadonlyMap<number, Decision>,
): Promise<void> {
  await copyAll(
    client,
    `${staging.plan} (row_number, outcome, record_id, version, data, before, after, keys, issues, linked_to)`,
    planLines(decisions),
  );
}

/** Lines in pieces, so that no text grows too long. */
function* planLines(decisions: ReadonlyMap<number, Decision>): Generator<string> {
  let lines = '';
  for (const [rowNumber, decision] of decisions) {
    lines += planLine(rowNumber, decision);
    if (lines.length < PIECE_LENGTH) continue;
    yield lines;
    lines = '';
  }
  if (lines !== '') yield lines;
}

const PIECE_LENGTH = 4 * 1024 * 1024;

/** A COPY left open would keep the connection from rolling back: whatever goes wrong, it ends. */
async function copyAll(
  client: pg.PoolClient,
  target: string,
  pieces: Generator<string>,
): Promise<void> {
  // The first piece before the COPY begins: none, and none is begun.
  const first = pieces.next();
  if (first.done === true) return;
  const copy = copyIn(client, target);
  try {
    await copy.write(first.value);
    for (const piece of pieces) await copy.write(piece);
  } catch (error) {
    await copy.abort(error as Error);
    throw error;
  }
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
