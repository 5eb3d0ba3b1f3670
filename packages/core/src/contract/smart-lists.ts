import { z } from 'zod';
import { filterSchema } from './contact-filter.ts';
import { actorSchema } from './actor.ts';
import { operation } from './operation.ts';
import { id, moment } from './page.ts';

/** What a column of a list can show besides fields. */
export const COLUMN_FACTS = ['@name', '@created', '@updated'] as const;

const choices = {
  name: z
    .string()
    .trim()
    .min(1)
    .max(100)
    .describe('No other list of the account has it, in capitals or not.'),
  filter: filterSchema.describe('As `GET /contacts` takes it: 20,000 characters of JSON at most.'),
  search: z.string().max(500).describe('As `GET /contacts` takes it.'),
  columns: z
    .array(z.string().max(100))
    .min(1)
    .max(1_000)
    .nullable()
    .describe(
      'Keys of fields, @name, @created or @updated, in the order of the columns; null: the usual ones.',
    ),
  sort: z.string().max(100).describe('As `GET /contacts` takes it.'),
};

/** A saved filter over contacts; what it finds is looked up when it is used. */
export const smartListSchema = z
  .object({
    smartListId: id,
    ...choices,
    createdBy: actorSchema,
    createdAt: moment,
    updatedAt: moment,
  })
  .meta({ id: 'SmartList' });

const smartListParams = z.object({ smartListId: id });

/** Saved filters over contacts. Everybody in the account sees the same lists. */
export const smartListOperations = {
  listSmartLists: operation({
    method: 'GET',
    path: '/smart-lists',
    summary: 'The smart lists of the account by name: all of them, 500 at most.',
    action: 'contacts.read',
    status: 200,
    response: z.object({ items: z.array(smartListSchema), nextCursor: z.null() }),
  }),

  createSmartList: operation({
    method: 'POST',
    path: '/smart-lists',
    summary: 'Saves a filter over contacts as a smart list.',
    action: 'lists.write',
    body: z.strictObject({
      name: choices.name,
      filter: choices.filter.default([]),
      search: choices.search.default(''),
      columns: choices.columns.default(null),
      sort: choices.sort.default('-@created'),
    }),
    status: 201,
    response: smartListSchema,
    errors: [409, 422],
  }),

  readSmartList: operation({
    method: 'GET',
    path: '/smart-lists/{smartListId}',
    summary: 'Reads a smart list.',
    action: 'contacts.read',
    params: smartListParams,
    status: 200,
    response: smartListSchema,
  }),

  changeSmartList: operation({
    method: 'PATCH',
    path: '/smart-lists/{smartListId}',
    summary: 'Renames a smart list, or changes what it finds and shows; what is left out stays.',
    action: 'lists.write',
    params: smartListParams,
    body: z.strictObject(choices).partial(),
    status: 200,
    response: smartListSchema,
    errors: [409, 422],
  }),

  removeSmartList: operation({
    method: 'DELETE',
    path: '/smart-lists/{smartListId}',
    summary: 'Removes a smart list; its contacts stay as they are.',
    action: 'lists.write',
    params: smartListParams,
    status: 204,
  }),
};
