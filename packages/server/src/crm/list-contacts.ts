import { say } from '@muster/core/language/sentence';
import type { Queryable } from '../database/account-pool.ts';
import { errorCode } from '../database/database-error.ts';
import { withTransaction } from '../database/with-transaction.ts';
import { MusterError } from '../errors.ts';
import type { Muster } from '../imports/muster.ts';
import type { Sort } from '../store/find-records.ts';
import type { FullRecord } from '../store/read-records.ts';
import {
  type ContactCount,
  type ContactFinder,
  type ContactSelection,
  countFound,
  findPage,
  findPlace,
  makeFinder,
  type PageQuery,
  placeOf,
} from './contact-finder.ts';
import { type ContactRules, loadContactRules } from './contact-rules.ts';
import { foreignCursor, readCursor, writeCursor } from './list-cursor.ts';

export type { ContactSelection };

export interface ContactListing extends ContactSelection {
  /** Key of a field, `@created`, `@updated` or `@name`; with `-` before it the last comes first. */
  readonly sort: string;
  readonly limit: number;
  readonly cursor: string | null;
  /** Contacts to leave out before the page; none unless said. */
  readonly skip?: number;
  readonly withTotal: boolean;
}

export interface ContactPage {
  readonly items: readonly FullRecord[];
  readonly nextCursor: string | null;
  /** null: it was not asked for. */
  readonly total: ContactCount | null;
}

/**
 * A page of the account's contacts. What was typed as an email, a phone or an ID that a contact has
 * finds that contact first, whether or not the index knows it yet.
 *
 * @throws MusterError `filter_invalid`, `invalid_request` for a cursor of another list.
 */
export function listContacts(muster: Muster, asked: ContactListing): Promise<ContactPage> {
  // One transaction, so that each statement need not begin its own.
  return withTransaction(muster.pool, (client) => readPage(client, muster, asked), {
    readOnly: true,
  });
}

async function readPage(
  client: Queryable,
  muster: Muster,
  asked: ContactListing,
): Promise<ContactPage> {
  const rules = await loadContactRules(muster, client);
  const sort = readSort(rules, asked.sort);
  const cursor = asked.cursor === null ? null : readCursor(asked.cursor, asked.sort);
  const whole = await makeFinder(client, rules, asked);
  const exact = cursor === null ? whole.exact.slice(0, asked.limit) : [];
  const shown = cursor === null ? exact.map(({ id }) => id) : cursor.shown;
  const { skip = 0 } = asked;
  const first = exact.slice(skip);
  const rest = asked.limit - first.length;
  const finder = { ...whole, shown };
  const from = { sort, after: cursor?.after ?? null };
  const skipped = Math.max(skip - exact.length, 0);
  const after = await orForeign(from, skipPlaces(finder, from, skipped));
  if (after === 'end')
    return { items: first, nextCursor: null, total: await countIf(whole, asked) };
  const page = { sort, after, limit: rest + 1 };
  const found = await orForeign(page, findPage(finder, page));
  const last = rest > 0 ? found[rest - 1] : undefined;
  const next = { after: last ? placeOf(last) : after, shown };
  return {
    items: [...first, ...found.slice(0, rest)],
    nextCursor: found.length > rest ? writeCursor(asked.sort, next) : null,
    total: await countIf(whole, asked),
  };
}

async function skipPlaces(
  finder: ContactFinder,
  from: Omit<PageQuery, 'limit'>,
  count: number,
): Promise<PageQuery['after'] | 'end'> {
  if (count === 0) return from.after;
  return (await findPlace(finder, from, count)) ?? 'end';
}

async function countIf(
  whole: ContactFinder,
  { withTotal }: ContactListing,
): Promise<ContactCount | null> {
  return withTotal ? countFound(whole) : null;
}

/** @throws MusterError `invalid_request` where the place is not one of this order. */
async function orForeign<Found>(
  { after }: Pick<PageQuery, 'after'>,
  finding: Promise<Found>,
): Promise<Found> {
  try {
    return await finding;
  } catch (error) {
    throw after !== null && NO_VALUE.has(errorCode(error) ?? '') ? foreignCursor(error) : error;
  }
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

/**
 * How many contacts there are in a selection; of those that a search finds, up to 10,000 are counted.
 *
 * @throws MusterError `filter_invalid`
 */
export async function countContacts(
  pool: Queryable,
  rules: ContactRules,
  selection: ContactSelection,
): Promise<ContactCount> {
  return countFound(await makeFinder(pool, rules, selection), { whole: true });
}

/** The same for one account, as it is now. @throws MusterError `filter_invalid` */
export function countContactsNow(
  muster: Muster,
  selection: ContactSelection,
): Promise<ContactCount> {
  const count = async (client: Queryable): Promise<ContactCount> =>
    countContacts(client, await loadContactRules(muster, client), selection);
  return withTransaction(muster.pool, count, { readOnly: true });
}

/** What a list is put in order by, as it was given. @throws MusterError `filter_invalid` */
export function readSort({ definition }: ContactRules, given: string): Sort {
  const descending = given.startsWith('-');
  const name = descending ? given.slice(1) : given;
  if (name === '@created') return { by: 'created', descending };
  if (name === '@updated') return { by: 'updated', descending };
  if (name === '@name') return { by: 'name', descending };
  const field = definition.fields.find(({ key }) => key === name);
  if (field) return { by: field, descending };
  throw new MusterError(
    'filter_invalid',
    say(
      'There is no field {key} to sort by. Besides fields there are @created, @updated and @name.',
      { key: name },
    ),
  );
}
