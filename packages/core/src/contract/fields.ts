import { z } from 'zod';
import { bytes, operation } from './operation.ts';

const fieldSchema = z
  .object({
    key: z.string(),
    label: z.string(),
    type: z.string(),
    group: z.string().describe('The heading under which menus show it.'),
    custom: z.boolean().describe('The account’s own, rather than one that every account has.'),
    many: z.boolean().describe('Holds a list.'),
    options: z
      .array(z.string())
      .nullable()
      .describe('What can be chosen; null where anything can.'),
    unique: z.boolean().describe('No two contacts share a value of it.'),
  })
  .meta({ id: 'Field' });

const options = z.array(z.string().max(200)).max(1_000);

const fieldParams = z.object({ key: z.string().max(63) });

const sampleQuery = z.object({
  for: z
    .enum(['create', 'update'])
    .default('create')
    .describe('What the file is to be imported for.'),
});

/** The fields of contacts, and sample files made from them. */
export const fieldOperations = {
  listFields: operation({
    method: 'GET',
    path: '/fields',
    summary: 'Lists the fields of contacts, standard ones first.',
    action: 'settings.read',
    status: 200,
    response: z.object({ items: z.array(fieldSchema) }),
  }),

  addField: operation({
    method: 'POST',
    path: '/fields',
    summary: 'Adds a field of the account’s own.',
    action: 'settings.write',
    body: z.strictObject({
      label: z.string().max(1_000),
      type: z.string().max(100).describe('text, number, date, single_option and so on.'),
      key: z.string().max(100).optional().describe('Made from the label unless given.'),
      options: options.default([]).describe('For single_option and many_options.'),
    }),
    status: 201,
    response: fieldSchema,
    errors: [422],
  }),

  changeField: operation({
    method: 'PATCH',
    path: '/fields/{key}',
    summary: 'Renames a field of the account’s own, or changes its options.',
    action: 'settings.write',
    params: fieldParams,
    body: z.strictObject({
      label: z.string().max(1_000).optional(),
      options: options
        .optional()
        .describe('All of them. Contacts keep values that are no options any more.'),
    }),
    status: 200,
    response: fieldSchema,
    errors: [422],
  }),

  removeField: operation({
    method: 'DELETE',
    path: '/fields/{key}',
    summary: 'Removes a field of the account’s own; its values only if that is said.',
    action: 'settings.write',
    params: fieldParams,
    query: z.object({
      withValues: z.stringbool().default(false).describe('Values go too, and cannot come back.'),
    }),
    status: 204,
    errors: [422],
  }),

  downloadSampleCsv: operation({
    method: 'GET',
    path: '/samples/contacts.csv',
    summary: 'A sample file with the account’s own fields.',
    action: 'settings.read',
    query: sampleQuery,
    status: 200,
    response: bytes('text/csv; charset=utf-8'),
  }),

  downloadSampleXlsx: operation({
    method: 'GET',
    path: '/samples/contacts.xlsx',
    summary: 'The same as a spreadsheet.',
    action: 'settings.read',
    query: sampleQuery,
    status: 200,
    response: bytes('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'),
  }),
};
