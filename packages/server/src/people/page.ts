import { say } from '@muster/core/language/sentence';
import { MusterError } from '../errors.ts';

export interface PageOptions {
  readonly limit: number;
  /** `nextCursor` of the page before. */
  readonly cursor?: string | undefined;
}

export interface Page<Item> {
  readonly items: readonly Item[];
  readonly nextCursor: string | null;
}

/**
 * A page of a list that is in the order of its IDs; the cursor is the last ID shown.
 *
 * @throws MusterError `invalid_request`
 */
export async function pageOf<Item>(
  { limit, cursor }: PageOptions,
  list: (wanted: { after: string | null; limit: number }) => Promise<readonly Item[]>,
  idOf: (item: Item) => string,
): Promise<Page<Item>> {
  if (cursor !== undefined && !/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(cursor)) {
    throw new MusterError('invalid_request', say('query.cursor: not a nextCursor of this list.'));
  }
  // One more shows whether there is more.
  const found = await list({ after: cursor ?? null, limit: limit + 1 });
  const items = found.slice(0, limit);
  const last = items.at(-1);
  return { items, nextCursor: found.length > limit && last ? idOf(last) : null };
}
