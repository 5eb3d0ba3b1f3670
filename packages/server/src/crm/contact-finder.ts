import type { Condition } from '@muster/core/contract/contact-filter';
import { queryTerms, searchTerms } from '@muster/core/find/search-terms';
import { say } from '@muster/core/language/sentence';
import type { RecordKey } from '@muster/core/match/key';
import { recordKeys } from '@muster/core/match/record-keys';
import { readGivenValues } from '@muster/core/normalize/given-values';
import type { Queryable } from '../database/account-pool.ts';
import { MusterError } from '../errors.ts';
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
import type { ContactRules } from './contact-rules.ts';

/** Which contacts are asked for. */
export interface ContactSelection {
  /** All of these must hold. */
  readonly filter: readonly Condition[];
  /** Words of a contact, or beginnings of words, or digits of a phone; '' for any contact. */
  readonly search: string;
  /** Contacts in the bin, instead of the others. */
  readonly binned: boolean;
}

/** A number of contacts; `exact` says whether these are all. */
export interface ContactCount {
  readonly count: number;
  readonly exact: boolean;
}

/** All that is to be met, and where to look for it. */
export interface ContactFinder {
  readonly pool: Queryable;
  readonly rules: ContactRules;
  readonly base: Pick<RecordQuery, 'tables' | 'tests' | 'binned'>;
  readonly terms: TermQuery;
  /** Beginnings of words that a contact must have. */
  readonly typed: readonly string[];
  /** What was typed has no letter or digit: no contact meets it, but for `exact`. */
  readonly isVain: boolean;
  /** Whether the index knows all contacts as they are. */
  readonly isCurrent: boolean;
  /** Contacts that have just what was typed as email, phone or ID; they come first. */
  readonly exact: readonly PlacedRecord[];
  /** Contacts that have come already. */
  readonly shown: readonly string[];
}

/** @throws MusterError `filter_invalid` */
export async function makeFinder(
  pool: Queryable,
  rules: ContactRules,
  { filter, search, binned }: ContactSelection,
): Promise<ContactFinder> {
  const { tests, terms } = compileFilter(rules, filter);
  const { tables, accountId } = rules;
  const base = { tables, tests, binned };
  const typed = queryTerms(search);
  const isGiven = search.trim() !== '';
  return {
    pool,
    rules,
    base,
    terms: [...terms, ...searchQuery(search)],
    typed,
    isVain: isGiven && typed.length === 0,
    isCurrent: !binned && (await isIndexCurrent(pool, accountId)),
    exact: !isGiven || binned ? [] : await findExact(pool, rules, { base, search }),
    shown: [],
  };
}

/** Contacts that hold what was typed as a key. */
async function findExact(
  pool: Queryable,
  rules: ContactRules,
  { base, search }: { readonly base: ContactFinder['base']; readonly search: string },
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

export interface PageQuery {
  readonly sort: Sort;
  readonly after: Place | null;
  readonly limit: number;
}

/** Contacts in order, from a place on, without those that have come already. */
export async function findPage(
  finder: ContactFinder,
  page: PageQuery,
): Promise<readonly PlacedRecord[]> {
  const { by, descending } = page.sort;
  if (finder.isVain) return [];
  if (isScanned(finder, page.sort)) return scan(finder, page, null);
  if (finder.base.binned) return scanBin(finder, page);
  return typeof by === 'string'
    ? followIndex(finder, { ...page, by, descending })
    : sortCandidates(finder, page);
}

/** The place that `count` contacts stand before, from a place on; null: there are fewer. */
export async function findPlace(
  finder: ContactFinder,
  { sort, after: from }: Omit<PageQuery, 'limit'>,
  count: number,
): Promise<Place | null> {
  const { pool, rules, base, terms, typed } = finder;
  const { by, descending } = sort;
  if (finder.isVain) return null;
  const isScan = isScanned(finder, sort);
  if (isScan || isLeftToTests(finder, sort, count)) {
    const ids = isScan ? null : await allCandidates(finder, MOST_SORTED);
    const [last] = await scan(finder, { sort, after: from, limit: 1, skip: count - 1 }, ids);
    return last === undefined ? null : placeOf(last);
  }
  if (typeof by === 'string' && base.tests.length === 0 && typed.length === 0) {
    // The index knows them all, and as they are.
    const query = { terms, by, descending, after: from, limit: count, skip: count - 1 };
    return (await findCandidates(pool, rules.accountId, query))[0] ?? null;
  }
  let after = from;
  for (let left = count; left > 0;) {
    const limit = Math.min(left, AT_ONCE);
    const found = await findPage(finder, { sort, after, limit });
    const last = found.at(-1);
    if (found.length < limit || last === undefined) return null;
    after = placeOf(last);
    left -= limit;
  }
  return after;
}

/**
 * Whether contacts are left out in one statement: but for what was typed, tests say all. The index has
 * two orders of its own, and of the third what one page of it reaches.
 */
function isLeftToTests({ typed }: ContactFinder, { by }: Sort, count: number): boolean {
  return typed.length === 0 && (typeof by !== 'string' || (by === 'created' && count > AT_ONCE));
}

/** Whether the database finds the contacts in order by itself, without the index. */
function isScanned({ base, isCurrent, terms, typed }: ContactFinder, { by }: Sort): boolean {
  if (typed.length > 0) return false;
  const helps = terms.length > 0 || by === 'updated' || by === 'name';
  return base.binned || !(isCurrent && helps);
}

function scan(
  { pool, rules, base }: ContactFinder,
  page: PageQuery & Pick<RecordQuery, 'skip'>,
  ids: readonly string[] | null,
): Promise<readonly PlacedRecord[]> {
  return queryRecords(pool, rules.accountId, { ...base, ...page, ids });
}

/** The bin is not in the index: what was typed is looked for in each contact. */
async function scanBin(finder: ContactFinder, page: PageQuery): Promise<readonly PlacedRecord[]> {
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
  finder: ContactFinder,
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
async function sortCandidates(
  finder: ContactFinder,
  page: PageQuery,
): Promise<readonly PlacedRecord[]> {
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
  { pool, rules, terms }: ContactFinder,
  most: number,
): Promise<readonly string[] | null> {
  const query = { terms, by: 'created', descending: true, after: null, limit: most + 1 } as const;
  const candidates = await findCandidates(pool, rules.accountId, query);
  return candidates.length > most ? null : candidates.map(({ id }) => id);
}

const MOST_COUNTED = 10_000;

/** How many there are, counted up to 10,000. With `whole`, all are counted unless something was typed. */
export async function countFound(
  finder: ContactFinder,
  { whole = false }: { readonly whole?: boolean } = {},
): Promise<ContactCount> {
  const { pool, rules, base, typed, isCurrent, isVain, terms } = finder;
  if (isVain) return { count: finder.exact.length, exact: true };
  if (base.binned && typed.length > 0) return countBin(finder);
  const usesIndex = !base.binned && (typed.length > 0 || (isCurrent && terms.length > 0));
  // Nothing else is asked: what the index says is counted.
  const looked = base.tests.length === 0 ? MOST_COUNTED : MOST_CANDIDATES;
  const ids = usesIndex ? await allCandidates(finder, looked) : null;
  const all = ids === null ? null : [...new Set([...ids, ...finder.exact.map(({ id }) => id)])];
  // Of more candidates than can be looked at, most are what was asked for.
  if (usesIndex && all === null && typed.length > 0) return { count: MOST_COUNTED, exact: false };
  const atMost = whole ? null : MOST_COUNTED + 1;
  const count = await countRecords(pool, rules.accountId, { ...base, ids: all, atMost });
  const isAll = atMost === null || count < atMost;
  return { count: isAll ? count : MOST_COUNTED, exact: isAll };
}

const MOST_CANDIDATES = 30_000;

/** What was typed is looked for in each contact of the bin. */
async function countBin(finder: ContactFinder): Promise<ContactCount> {
  const sort: Sort = { by: 'created', descending: true };
  const { length } = await scanBin(finder, { sort, after: null, limit: MOST_COUNTED + 1 });
  return { count: Math.min(length, MOST_COUNTED), exact: length <= MOST_COUNTED };
}

/** What the page's own SQL does not ask: what was typed, and that it has not come first already. */
function isWanted(finder: ContactFinder, record: PlacedRecord): boolean {
  return isTyped(finder, record) && !finder.shown.includes(record.id);
}

function isTyped({ rules, typed }: ContactFinder, { values }: FullRecord): boolean {
  if (typed.length === 0) return true;
  const terms = [...searchTerms(rules.definition, values)];
  return typed.every((prefix) => terms.some((term) => term.startsWith(prefix)));
}

/** Where the list goes on after the contact. */
export function placeOf({ id, sortedBy }: PlacedRecord): Place {
  return { value: sortedBy, id };
}

function tooMany(): MusterError {
  return new MusterError(
    'filter_invalid',
    say(
      'More than {count} contacts are found: that many are not sorted by a field. Type more of what you look for, or sort by @name.',
      { count: MOST_SORTED },
    ),
  );
}
