import type { FieldDefinition } from '@muster/core/object/definition';
import type { Queryable } from '../database/account-pool.ts';
import type { ObjectTables } from './object-tables.ts';
import { fullColumns, type FullRecord } from './read-records.ts';
import { type Test, testSql } from './record-tests.ts';
import { queryText, type TermQuery } from './search-index.ts';

/** What records are put in order by, records without a value last. The index has the first three orders. */
export interface Sort {
  /** `created`: the order in which they were made, which is that of their IDs. */
  readonly by: 'created' | 'updated' | 'name' | FieldDefinition;
  readonly descending: boolean;
}

/** Where a page ends: its last record, with what it was sorted by. */
export interface Place {
  /** As text; null where the record has none, or the order is that of IDs. */
  readonly value: string | null;
  readonly id: string;
}

export interface RecordQuery {
  readonly tables: ObjectTables;
  readonly tests: readonly Test[];
  /** Records in the bin instead of the others. */
  readonly binned: boolean;
  /** null: of all records of the account. */
  readonly ids: readonly string[] | null;
  readonly sort: Sort;
  readonly after: Place | null;
  readonly limit: number;
  /** Records to leave out before these; none unless said. */
  readonly skip?: number;
}

/** A record with its place in the order asked for. */
export interface PlacedRecord extends FullRecord {
  readonly sortedBy: string | null;
}

/** Records that meet all tests, in order, from a place on. */
export async function queryRecords(
  client: Queryable,
  accountId: string,
  query: RecordQuery,
): Promise<readonly PlacedRecord[]> {
  const parameters: unknown[] = [accountId];
  const add = (value: unknown): string => `$${parameters.push(value)}`;
  const { tables, sort, after, limit } = query;
  const where = conditions(query, add);
  const value = sortValue(sort, tables, add);
  if (after !== null) where.push(afterPlace(query, { after, value, add }));
  const way = sort.descending ? ' DESC' : '';
  const order =
    value === null
      ? `c.${tables.id}${way}`
      : `(${value}) IS NULL, (${value})${way}, c.${tables.id}${way}`;
  const { rows } = await client.query<PlacedRecord>(
    `SELECT ${fullColumns(tables, 'c')}, ${value === null ? 'NULL' : `(${value})::text`} AS "sortedBy"
       FROM ${tables.record} c
      WHERE ${where.join(' AND ')}
      ORDER BY ${order} LIMIT ${add(limit)} OFFSET ${add(query.skip ?? 0)}`,
    parameters,
  );
  return rows;
}

/** How many records meet all tests, counted up to `atMost`; null: all are counted. */
export async function countRecords(
  client: Queryable,
  accountId: string,
  {
    atMost,
    ...query
  }: Omit<RecordQuery, 'sort' | 'after' | 'limit' | 'skip'> & { readonly atMost: number | null },
): Promise<number> {
  const parameters: unknown[] = [accountId];
  const add = (value: unknown): string => `$${parameters.push(value)}`;
  const where = conditions(query, add).join(' AND ');
  const from = `FROM ${query.tables.record} c WHERE ${where}`;
  const { rows } = await client.query<{ count: number }>(
    // Without a limit, several processes count.
    atMost === null
      ? `SELECT count(*) AS count ${from}`
      : `SELECT count(*) AS count FROM (SELECT ${from} LIMIT ${add(atMost)}) met`,
    parameters,
  );
  return rows[0]?.count ?? 0;
}

function conditions(
  { tables, tests, binned, ids }: Pick<RecordQuery, 'tables' | 'tests' | 'binned' | 'ids'>,
  add: (value: unknown) => string,
): string[] {
  return [
    'c.account_id = $1',
    `c.deleted_at IS ${binned ? 'NOT NULL' : 'NULL'}`,
    ...(ids === null ? [] : [`c.${tables.id} = ANY (${add(ids)}::uuid[])`]),
    ...tests.map((test) => testSql(test, tables, add)),
  ];
}

/** null: the order is that of the IDs. */
function sortValue(
  { by }: Sort,
  tables: ObjectTables,
  add: (value: unknown) => string,
): string | null {
  if (by === 'created') return null;
  if (by === 'updated') return 'c.updated_at';
  if (by === 'name') {
    // Records that the index does not know, those in the bin too, come last.
    return `SELECT name FROM contact_search s WHERE s.account_id = $1 AND s.contact_id = c.${tables.id}`;
  }
  const value = `c.data -> ${add(by.key)}`;
  switch (by.type) {
    case 'record_id':
      return null;
    case 'number':
      return `(${value} #>> '{}')::numeric`;
    case 'money':
      return `(${value} ->> 'amount')::numeric`;
    case 'date_time':
      return `(${value} #>> '{}')::timestamptz`;
    default:
      // A list by its first value; long texts by their beginning, so that places stay short.
      return `left(lower(${by.many ? `${value} ->> 0` : `${value} #>> '{}'`}), 200)`;
  }
}

interface Comparison {
  readonly after: Place;
  readonly value: string | null;
  readonly add: (value: unknown) => string;
}

function afterPlace({ tables, sort }: RecordQuery, { after, value, add }: Comparison): string {
  const sign = sort.descending ? '<' : '>';
  const id = `c.${tables.id}`;
  if (value === null) return `${id} ${sign} ${add(after.id)}::uuid`;
  if (after.value === null) return `((${value}) IS NULL AND ${id} ${sign} ${add(after.id)}::uuid)`;
  const place = `(${add(after.value)}::${sortType(sort)}, ${add(after.id)}::uuid)`;
  // What is never missing can be looked up in an index.
  if (sort.by === 'updated') return `((${value}), ${id}) ${sign} ${place}`;
  return `((${value}) IS NULL OR ((${value}), ${id}) ${sign} ${place})`;
}

function sortType({ by }: Sort): string {
  if (by === 'updated') return 'timestamptz';
  if (by === 'name') return 'text';
  if (by === 'created' || by.type === 'record_id') return 'uuid';
  if (by.type === 'number' || by.type === 'money') return 'numeric';
  return by.type === 'date_time' ? 'timestamptz' : 'text';
}

/** Candidates from the index of documents. */
export interface CandidateQuery {
  /** Empty: all. */
  readonly terms: TermQuery;
  readonly by: 'created' | 'updated' | 'name';
  readonly descending: boolean;
  readonly after: Place | null;
  readonly limit: number;
  /** Of these, how many to leave out first; none unless said. */
  readonly skip?: number;
}

/** Live contacts whose documents meet the query, in order, as far as the index knows. */
export async function findCandidates(
  client: Queryable,
  accountId: string,
  { terms, by, descending, after, limit, skip = 0 }: CandidateQuery,
): Promise<readonly Place[]> {
  const { rows } = await client.query<Place>(
    `SELECT contact_id AS id, sorted_by AS value
       FROM find_contacts($1::tsquery, $2, $3, $4, $5::uuid, $6, ${WALKED}) OFFSET $7`,
    [
      terms.length === 0 ? null : queryText(accountId, terms),
      by,
      descending,
      after?.value ?? null,
      after?.id ?? null,
      limit,
      skip,
    ],
  );
  return rows;
}

/** Contacts looked at one after the other before the text index is asked: some milliseconds. */
const WALKED = 5_000;
