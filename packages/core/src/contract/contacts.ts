import { z } from 'zod';
import { actorSchema } from './actor.ts';
import { filterSchema, LONGEST_FILTER } from './contact-filter.ts';
import { bulkActionSchema, exceptSchema, idSelectionSchema } from './bulk-actions.ts';
import { givenValuesSchema } from './given-values.ts';
import { operation } from './operation.ts';
import { id, moment, PAGE_QUERY, pageOf } from './page.ts';

export const contactSchema = z
  .object({
    contactId: id,
    version: z.number().int().describe('Grows with every change; also the ETag.'),
    name: z.string().describe('What people call the contact.'),
    values: z
      .record(z.string(), z.unknown())
      .describe('Values by the keys of fields; a field without a value is not there.'),
    createdAt: moment,
    updatedAt: moment,
    deletedAt: moment.nullable().describe('Since when it is in the bin.'),
    origin: z
      .object({ importId: id, rowNumber: z.number().int() })
      .nullable()
      .describe('The import and row that made it; null: a person did.'),
    linkedTo: id.nullable().describe('The contact that this permitted duplicate is linked to.'),
  })
  .meta({ id: 'Contact' });

const author = {
  version: z.number().int(),
  kind: z.enum(['apply', 'undo', 'redo', 'create', 'edit', 'delete', 'restore']),
  at: moment,
  importId: id.nullable(),
  fileName: z.string().nullable(),
  rowNumber: z.number().int().nullable(),
  actor: actorSchema.nullable().describe('Who did it, or began, undid or redid the import.'),
  bulkActionId: id.nullable(),
};

const versionSchema = z
  .object({
    ...author,
    changes: z.array(
      z.object({
        field: z.string(),
        label: z.string(),
        before: z.unknown().describe('null: there was none.'),
        after: z.unknown().describe('null: there is none.'),
      }),
    ),
  })
  .meta({ id: 'ContactVersion' });

const sourceSchema = z
  .object({ field: z.string(), value: z.unknown(), ...author })
  .meta({ id: 'ValueSource' });

const contactParams = z.object({ contactId: id });

const versionQuery = z.object({
  version: z.coerce
    .number()
    .int()
    .min(1)
    .optional()
    .describe('Refuses where the contact has another version; `If-Match` says the same.'),
});

const searchText = z
  .string()
  .max(500)
  .default('')
  .describe('Words of a contact or their beginnings, an email, digits of a phone.');

const filterText = z
  .string()
  .max(LONGEST_FILTER)
  .optional()
  .describe('Conditions that must all hold, as a JSON list of `Condition`.');

const binned = z.stringbool().default(false).describe('Those in the bin instead.');

const total = z.object({ count: z.number().int(), exact: z.boolean() });

/** Contacts, those in the bin excepted, that meet all of it. */
export const contactSelectionSchema = z
  .strictObject({ filter: filterSchema.default([]), search: searchText, except: exceptSchema })
  .meta({ id: 'ContactSelection' });

/** The account's contacts. */
export const contactOperations = {
  listContacts: operation({
    method: 'GET',
    path: '/contacts',
    summary: 'Lists contacts: filtered, searched, sorted, page by page.',
    action: 'contacts.read',
    query: z.object({
      ...PAGE_QUERY,
      search: searchText,
      filter: filterText,
      sort: z
        .string()
        .max(100)
        .default('-@created')
        .describe(
          'Key of a field, `@created`, `@updated` or `@name`; `-` before it: the last first.',
        ),
      deleted: binned,
      skip: z.coerce
        .number()
        .int()
        .min(0)
        .max(100_000_000)
        .default(0)
        .describe('How many contacts to leave out first, after the cursor if there is one.'),
      total: z.stringbool().default(false).describe('Counts them too, up to 10,000.'),
    }),
    status: 200,
    response: pageOf(contactSchema).extend({
      total: total.nullable().describe('null unless asked for. Not exact: there are more.'),
    }),
    errors: [422],
  }),

  countContacts: operation({
    method: 'GET',
    path: '/contacts/count',
    summary: 'Counts contacts: filtered ones all, searched ones up to 10,000.',
    action: 'contacts.read',
    query: z.object({ search: searchText, filter: filterText, deleted: binned }),
    status: 200,
    response: total.describe('Not exact: there are more.'),
    errors: [422],
  }),

  createContact: operation({
    method: 'POST',
    path: '/contacts',
    summary: 'Adds a contact, with an email or a phone at least.',
    action: 'contacts.write',
    body: z.strictObject({ values: givenValuesSchema }),
    status: 201,
    response: contactSchema,
    errors: [409, 422],
  }),

  readContact: operation({
    method: 'GET',
    path: '/contacts/{contactId}',
    summary: 'Reads a contact, in the bin or not.',
    action: 'contacts.read',
    params: contactParams,
    status: 200,
    response: contactSchema,
  }),

  updateContact: operation({
    method: 'PATCH',
    path: '/contacts/{contactId}',
    summary: 'Changes values of a contact; the others stay.',
    action: 'contacts.write',
    params: contactParams,
    body: z.strictObject({
      version: z
        .number()
        .int()
        .min(1)
        .optional()
        .describe('The version that was read; `If-Match` says the same.'),
      values: givenValuesSchema,
    }),
    status: 200,
    response: contactSchema,
    errors: [409, 422],
  }),

  deleteContact: operation({
    method: 'DELETE',
    path: '/contacts/{contactId}',
    summary: 'Puts a contact into the bin.',
    action: 'contacts.delete',
    params: contactParams,
    query: versionQuery,
    status: 200,
    response: contactSchema,
    errors: [409],
  }),

  restoreContact: operation({
    method: 'POST',
    path: '/contacts/{contactId}/restore',
    summary: 'Takes a contact out of the bin.',
    action: 'contacts.delete',
    params: contactParams,
    query: versionQuery,
    status: 200,
    response: contactSchema,
    errors: [409],
  }),

  listLinkedContacts: operation({
    method: 'GET',
    path: '/contacts/{contactId}/linked',
    summary:
      'Lists its permitted duplicates: contacts linked to it, the one it is linked to, and others that are; 200 at most.',
    action: 'contacts.read',
    params: contactParams,
    status: 200,
    response: z.object({ items: z.array(contactSchema) }),
  }),

  listContactHistory: operation({
    method: 'GET',
    path: '/contacts/{contactId}/history',
    summary: 'What was done to a contact, by whom and from which file; the latest first.',
    action: 'contacts.read',
    params: contactParams,
    query: z.object(PAGE_QUERY),
    status: 200,
    response: pageOf(versionSchema),
  }),

  listValueSources: operation({
    method: 'GET',
    path: '/contacts/{contactId}/sources',
    summary: 'For each value of a contact, the file and row or the person it comes from.',
    action: 'contacts.read',
    params: contactParams,
    status: 200,
    response: z.object({ items: z.array(sourceSchema) }),
  }),

  exportContacts: operation({
    method: 'POST',
    path: '/contacts/export',
    summary: 'Starts an export; its file is kept for 7 days.',
    action: 'contacts.export',
    body: z.strictObject({
      format: z.enum(['csv', 'xlsx']).default('csv'),
      columns: z
        .array(z.string().max(100))
        .min(1)
        .max(1_000)
        .optional()
        .describe('Keys of fields in the order of the columns; none: all.'),
      selection: z
        .union([idSelectionSchema, contactSelectionSchema])
        .default({ filter: [], search: '', except: [] }),
    }),
    status: 202,
    response: bulkActionSchema,
    errors: [422],
  }),
};
