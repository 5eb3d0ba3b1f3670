import { z } from 'zod';
import { operation } from './operation.ts';
import { id, moment, PAGE_QUERY, pageOf } from './page.ts';

const suppressionSchema = z
  .object({
    suppressionId: id,
    kind: z.string().describe('`email` or `phone`.'),
    createdAt: moment,
  })
  .meta({ id: 'Suppression' });

const erasedContactSchema = z
  .object({
    contactId: id,
    fileRows: z
      .number()
      .int()
      .describe('Rows of stored files that were about the person; they are overwritten next.'),
    sameKeys: z
      .array(id)
      .describe('Other contacts with the same email or phone, perhaps the same person: they stay.'),
  })
  .meta({ id: 'ErasedContact' });

/** Taking people, and whole accounts, out for good. */
export const erasureOperations = {
  eraseContact: operation({
    method: 'POST',
    path: '/contacts/{contactId}/erase',
    summary:
      'Erases a person for good: nothing is left but salted hashes, by which imports notice them.',
    action: 'account.write',
    params: z.object({ contactId: id }),
    status: 200,
    response: erasedContactSchema,
  }),
  listSuppressions: operation({
    method: 'GET',
    path: '/suppressions',
    summary: 'What is left of people who were erased, newest first.',
    action: 'account.write',
    query: z.object(PAGE_QUERY),
    status: 200,
    response: pageOf(suppressionSchema),
  }),
  liftSuppression: operation({
    method: 'DELETE',
    path: '/suppressions/{suppressionId}',
    summary: 'Lets an email or phone that was erased be imported again.',
    action: 'account.write',
    params: z.object({ suppressionId: id }),
    status: 204,
  }),
  eraseAccount: operation({
    method: 'DELETE',
    path: '/account',
    summary: 'Erases the account with everything in it, for good.',
    action: 'account.write',
    query: z.object({ name: z.string().max(500).describe('The name of the account, to be sure.') }),
    status: 204,
    errors: [422],
  }),
};
