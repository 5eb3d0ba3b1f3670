import { z } from 'zod';

/** How much of a list, from where: part of the query of every operation that lists. */
export const PAGE_QUERY = {
  limit: z.coerce
    .number()
    .int()
    .min(1)
    .max(200)
    .default(50)
    .describe('How many items to answer with, at most.'),
  cursor: z
    .string()
    .max(2_000)
    .optional()
    .describe('`nextCursor` of the page before; none: from the beginning.'),
} as const;

/** A page of a list. */
export function pageOf<Item extends z.ZodType>(item: Item) {
  return z.object({
    items: z.array(item),
    nextCursor: z.string().nullable().describe('Asks for what follows; null: nothing does.'),
  });
}

/** A moment, as ISO 8601 in UTC. */
export const moment = z.iso.datetime();

/** A UUID, in small letters. */
export const id = z.guid().transform((text) => text.toLowerCase());
