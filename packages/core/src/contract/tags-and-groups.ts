import { z } from 'zod';
import { bulkActionSchema } from './bulk-actions.ts';
import { operation } from './operation.ts';

const contacts = z.number().int().min(0).describe('How many have it, those in the bin excepted.');

const label = z.string().trim().min(1).max(200);
const labels = z.array(label).min(1).max(100);

const renaming = z.strictObject({ from: labels, to: label });

/** Tags and groups: lists that contacts hold. One is there for as long as a contact has it. */
export const tagAndGroupOperations = {
  listTags: operation({
    method: 'GET',
    path: '/tags',
    summary: 'Lists the tags of contacts, the most frequent first, 10,000 at most.',
    action: 'contacts.read',
    status: 200,
    response: z.object({ items: z.array(z.object({ tag: z.string(), contacts })) }),
  }),

  renameTags: operation({
    method: 'POST',
    path: '/tags/rename',
    summary: 'Gives one tag in place of others: renames one, or merges several.',
    action: 'contacts.write',
    body: renaming,
    status: 202,
    response: bulkActionSchema,
    errors: [422],
  }),

  removeTags: operation({
    method: 'POST',
    path: '/tags/remove',
    summary: 'Takes tags away from all contacts.',
    action: 'contacts.write',
    body: z.strictObject({ tags: labels }),
    status: 202,
    response: bulkActionSchema,
    errors: [422],
  }),

  listGroups: operation({
    method: 'GET',
    path: '/groups',
    summary: 'Lists the groups that contacts are in, the largest first, 10,000 at most.',
    action: 'contacts.read',
    status: 200,
    response: z.object({ items: z.array(z.object({ group: z.string(), contacts })) }),
  }),

  renameGroups: operation({
    method: 'POST',
    path: '/groups/rename',
    summary: 'Puts one group in the place of others: renames one, or merges several.',
    action: 'contacts.write',
    body: renaming,
    status: 202,
    response: bulkActionSchema,
    errors: [422],
  }),

  removeGroups: operation({
    method: 'POST',
    path: '/groups/remove',
    summary: 'Takes all contacts out of groups, which then are none any more; the contacts stay.',
    action: 'contacts.write',
    body: z.strictObject({ groups: labels }),
    status: 202,
    response: bulkActionSchema,
    errors: [422],
  }),
};
