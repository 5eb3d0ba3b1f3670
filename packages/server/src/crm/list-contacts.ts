import type { Condition } from '@muster/core/contract/contact-filter';
import { queryTerms, searchTerms } from '@muster/core/find/search-terms';
import type { RecordKey } from '@muster/core/match/key';
import { recordKeys } from '@muster/core/match/record-keys';
import { readGivenValues } from '@muster/core/normalize/given-values';
import type { Queryable } from '../database/account-pool.ts';
import { errorCode } from '../database/database-error.ts';
import { MusterError } from '../errors.ts';
import type { Muster } from '../imports/muster.ts';
import {
  type CandidateQuery,
  countRecords,
  findCandidates,
  type Place,
  type PlacedRecord,
  queryRecords,
  type RecordQuery,
  type Sort,
} from '../store/find-records.ts';
import { type FullRecord, readKeyHolders } from '../store/read-records.ts';
import { isIndexCurrent, type TermQuery } from '../store/search-index.ts';
import { compileFilter, searchQuery } from './compile-filter.ts';
import { type ContactRules, loadContactRules } from './contact-rules.ts';
import { foreignCursor, readCursor, writeCursor } from './list-cursor.ts';

/** Which contacts are asked for. */
export interface ContactSelection {
  /** All of these must hold. */
  readonly filter: readonly Condition[];
  /** Words of a contact, or beginnings of words, or digits of a phone; '' for any contact. */
  readonly search: string;
  /** Contacts in the bin, instead of the others. */
  readonly binned: boolean;
}

export interface ContactListing extends ContactSelection {
  /** Key of a field, `@created`, `@updated` or `@name`; with `-` before it the last comes first. */
  readonly sort: string;
  readonly limit: number;
  readonly cursor: string | null;
  readonly withTotal: boolean;
}

export interface ContactPage {
  readonly items: readonly FullRecord[];
  readonly nextCursor: string | null;
  /** null: it was not asked for. Counted up to 10,000; `exact` says whether these are all. */
  readonly total: { readonly count: number; readonly exact: boolean } | null;
}

/**
 * A page of the account's contacts. What was typed as an email, a phone or an ID that a contact has
 * finds that contact first, whether or not the index knows it yet.
 *
 * @throws MusterError `filter_invalid`, `invalid_request` for a cursor of another list.
 */
export async function listContacts(muster: Muster, asked: ContactListing): Promise<ContactPage> {
  const rules = await loadContactRules(muster);
  const sort = readSort(rules, asked.sort);
  const cursor = asked.cursor === null ? null : readCursor(asked.cursor, asked.sort);
  const whole = await makeFinder(muster.pool, rules, asked);
  const first = cursor === null ? whole.exact.slice(0, asked.limit) : [];
  const shown = cursor === null ? first.map(({ id }) => id) : cursor.shown;
  const rest = asked.limit - first.length;
  const after = cursor?.after ?? null;
  const page = { sort, after, limit: rest + 1 };
  const found = await findPage({ ...whole, shown }, page).catch((error: unknown) => {
    throw after !== null && NO_VALUE.has(errorCode(error) ?? '') ? foreignCursor(error) : error;
  });
  const last = rest > 0 ? found[rest - 1] : undefined;
  const next = { after: last ? placeOf(last) : after, shown };
  return {
    items: [...first, ...found.slice(0, rest)],
    nextCursor: found.length > rest ? writeCursor(asked.sort, next) : null,
    total: asked.withTotal ? await countFound(whole) : null,
  };
}

/** A text that is no number or time, where the order is of these. */
const NO_VALUE: ReadonlySet<string> = new Set(['22P02', '22007', '22008', '22003']);

/**
 * Contacts of a selection in the order of their IDs, after `after` and up to `upTo`: for work that
 * goes through all of them.
 */
export async function nextContacts(
  pool: Queryable,
  rules: ContactRules,
  { selection, after, limit }: { selection: ContactSelection; after: string | null; limit: number },
): Promise<readonly FullRecord[]> {
  const finder = await makeFinder(pool, rules, selection);
  const place = after === null ? null : { value: null, id: after };
  const sort: Sort = { by: 'created', descending: false };
  const shown = finder.exact.map(({ id }) => id);
  const found = await findPage({ ...finder, shown }, { sort, after: place, limit });
  const exact = finder.exact.filter(({ id }) => after === null || id > after);
  return [...found, ...exact]
    .toSorted((left, right) => (left.id < right.id ? -1 : 1))
    .slice(0, limit);
}

/** How many contacts there are in a selection, counted up to 10,000. */
export async function countContacts(
  pool: Queryable,
  rules: ContactRules,
  selection: ContactSelection,
): Promise<NonNullable<ContactPage['total']>> {
  return countFound(await makeFinder(pool, rules, selection));
}

/** All that is to be met, and where to look for it. */
interface Finder {
  readonly pool: Queryable;
  readonly rules: ContactRules;
  readonly base: Pick<RecordQuery, 'tables' | 'tests' | 'binned'>;
  readonly terms: TermQuery;
  /** Beginnings of words that a contact must have. */
  readonly typed: readonly string[];
  /** Whether the index knows all contacts as they are. */
  readonly isCurrent: boolean;
  /** Contacts that have just what was typed as email, phone or ID; they come first. */
  readonly exact: readonly PlacedRecord[];
  /** Contacts that have come already. */
  readonly shown: readonly string[];
}

async function makeFinder(
  pool: Queryable,
  rules: ContactRules,
  { filter, search, binned }: ContactSelection,
): Promise<Finder> {
  const { tests, terms } = compileFilter(rules, filter);
  const { tables, accountId } = rules;
  const base = { tables, tests, binned };
  const typed = queryTerms(search);
  return {
    pool,
    rules,
    base,
    terms: [...terms, ...searchQuery(search)],
    typed,
    isCurrent: !binned && (await isIndexCurrent(pool, accountId)),
    exact: typed.length === 0 || binned ? [] : await findExact(pool, rules, { base, search }),
    shown: [],
  };
}

/** Contacts that hold what was typed as a key. */
async function findExact(
  pool: Queryable,
  rules: ContactRules,
  { base, search }: { readonly base: Finder['base']; readonly search: string },
): Promise<readonly PlacedRecord[]> {
  const { accountId, tables } = rules;
  const holders = await readKeyHolders(pool, accountId, { tables, keys: keysTyped(rules, search) });
  if (holders.length === 0) return [];
  const ids = [...new Set(holders.map(({ id }) => id))].slice(0, MOST_EXACT);
  const sort: Sort = { by: 'created', descending: true };
  return queryRecords(pool, accountId, { ...base, ids, sort, after: null, limit: MOST_EXACT });
}

const MOST_EXACT = 10;

/** The keys that the text is, as an email, a phone or a unique ID. */
function keysTyped(
  { definition, normalizing }: ContactRules,
  search: string,
): readonly RecordKey[] {
  const text = search.trim();
  if (text.length < 3 || text.length > 320) return [];
  return definition.fields
    .filter((field) => field.keyKind !== undefined && !field.many)
    .flatMap((field) => {
      const { values, problems } = readGivenValues(definition, normalizing, { [field.key]: text });
      return problems.length > 0 ? [] : recordKeys(definition, values);
    });
}

interface PageQuery {
  readonly sort: Sort;
  readonly after: Place | null;
  readonly limit: number;
}

function findPage(finder: Finder, page: PageQuery): Promise<readonly PlacedRecord[]> {
  const { isCurrent, terms, typed } = finder;
  if (finder.base.binned) return scanBin(finder, page);
  const { by, descending } = page.sort;
  const helps = terms.length > 0 || by === 'updated' || by === 'name';
  if (typed.length === 0 && !(isCurrent && helps)) return scan(finder, page, null);
  return typeof by === 'string'
    ? followIndex(finder, { ...page, by, descending })
    : sortCandidates(finder, page);
}

function scan(
  { pool, rules, base }: Finder,
  page: PageQuery,
  ids: readonly string[] | null,
): Promise<readonly PlacedRecord[]> {
  return queryRecords(pool, rules.accountId, { ...base, ...page, ids });
}

/** The bin is not in the index: what was typed is looked for in each contact. */
async function scanBin(finder: Finder, page: PageQuery): Promise<readonly PlacedRecord[]> {
  if (finder.typed.length === 0) return scan(finder, page, null);
  const met: PlacedRecord[] = [];
  let { after } = page;
  for (;;) {
    const found = await scan(finder, { ...page, after, limit: AT_ONCE }, null);
    met.push(...found.filter((record) => isTyped(finder, record)));
    const last = found.at(-1);
    if (met.length >= page.limit || found.length < AT_ONCE || !last)
      return met.slice(0, page.limit);
    after = placeOf(last);
  }
}

/** Takes candidates from the index in order, and keeps those that do meet everything. */
async function followIndex(
  finder: Finder,
  page: PageQuery & Pick<CandidateQuery, 'by' | 'descending'>,
): Promise<readonly PlacedRecord[]> {
  const { pool, rules, terms } = finder;
  const { by, descending } = page;
  const sort: Sort = { by: 'created', descending };
  const met: PlacedRecord[] = [];
  let { after } = page;
  for (let limit = page.limit + 10; ; limit = Math.min(limit * 4, AT_ONCE)) {
    const query = { terms, by, descending, after, limit };
    const places = await findCandidates(pool, rules.accountId, query);
    const ids = places.map(({ id }) => id);
    const found = await scan(finder, { sort, after: null, limit: ids.length }, ids);
    const byId = new Map(found.map((record) => [record.id, record]));
    // The order is that of the index: places of the next page are looked up in it.
    for (const { id, value } of places) {
      const record = byId.get(id);
      if (record && isWanted(finder, record)) met.push({ ...record, sortedBy: value });
    }
    const last = places.at(-1);
    if (met.length >= page.limit || places.length < limit || !last) return met.slice(0, page.limit);
    after = last;
  }
}

const AT_ONCE = 2_000;

/** In the order of a field, which the index does not have: all candidates are sorted. */
async function sortCandidates(finder: Finder, page: PageQuery): Promise<readonly PlacedRecord[]> {
  const ids = await allCandidates(finder, MOST_SORTED);
  if (ids === null && finder.typed.length > 0) throw tooMany();
  const met: PlacedRecord[] = [];
  let { after } = page;
  for (;;) {
    const limit = page.limit + finder.shown.length;
    const found = await scan(finder, { ...page, after, limit }, ids);
    met.push(...found.filter((record) => isWanted(finder, record)));
    const last = found.at(-1);
    if (met.length >= page.limit || found.length < limit || !last) return met.slice(0, page.limit);
    after = placeOf(last);
  }
}

/** More than these are not sorted by a field for every page. */
const MOST_SORTED = 50_000;

/** null: there are more. */
async function allCandidates(
  { pool, rules, terms }: Finder,
  most: number,
): Promise<readonly string[] | null> {
  const query = { terms, by: 'created', descending: true, after: null, limit: most + 1 } as const;
  const candidates = await findCandidates(pool, rules.accountId, query);
  return candidates.length > most ? null : candidates.map(({ id }) => id);
}

const MOST_COUNTED = 10_000;

async function countFound(finder: Finder): Promise<NonNullable<ContactPage['total']>> {
  const { pool, rules, base, typed, isCurrent, terms } = finder;
  const usesIndex = !base.binned && (typed.length > 0 || (isCurrent && terms.length > 0));
  // Nothing else is asked: what the index says is counted.
  const most = base.tests.length === 0 ? MOST_COUNTED : MOST_CANDIDATES;
  const ids = usesIndex ? await allCandidates(finder, most) : null;
  const all = ids === null ? null : [...new Set([...ids, ...finder.exact.map(({ id }) => id)])];
  // Of more candidates than can be looked at, most are what was asked for.
  if (usesIndex && all === null && typed.length > 0) return { count: MOST_COUNTED, exact: false };
  const query = { ...base, ids: all, atMost: MOST_COUNTED + 1 };
  const count = await countRecords(pool, rules.accountId, query);
  return { count: Math.min(count, MOST_COUNTED), exact: count <= MOST_COUNTED };
}

const MOST_CANDIDATES = 30_000;

/** What the page's own SQL does not ask: what was typed, and that it has not come first already. */
function isWanted(finder: Finder, record: PlacedRecord): boolean {
  return isTyped(finder, record) && !finder.shown.includes(record.id);
}

function isTyped({ rules, typed }: Finder, { values }: FullRecord): boolean {
  if (typed.length === 0) return true;
  const terms = [...searchTerms(rules.definition, values)];
  return typed.every((prefix) => terms.some((term) => term.startsWith(prefix)));
}

function placeOf({ id, sortedBy }: PlacedRecord): Place {
  return { value: sortedBy, id };
}

function readSort({ definition }: ContactRules, given: string): Sort {
  const descending = given.startsWith('-');
  const name = descending ? given.slice(1) : given;
  if (name === '@created') return { by: 'created', descending };
  if (name === '@updated') return { by: 'updated', descending };
  if (name === '@name') return { by: 'name', descending };
  const field = definition.fields.find(({ key }) => key === name);
  if (field) return { by: field, descending };
  throw new MusterError(
    'filter_invalid',
    `There is no field ${name} to sort by. Besides fields there are @created, @updated and @name.`,
  );
}

function tooMany(): MusterError {
  return new MusterError(
    'filter_invalid',
    `More than ${MOST_SORTED} contacts are found: that many are not sorted by a field. Type more of what you look for, or sort by @name.`,
  );
}
