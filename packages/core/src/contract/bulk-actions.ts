import { z } from 'zod';
import { actorSchema } from './actor.ts';
import { filterSchema } from './contact-filter.ts';
import { givenValuesSchema } from './given-values.ts';
import { importSchema, importStateSchema } from './import-shapes.ts';
import { bytes, operation } from './operation.ts';
import { id, moment, PAGE_QUERY, pageOf } from './page.ts';

const count = z.number().int().min(0);

const states = z.enum(['waiting', 'running', 'done', 'cancelled', 'failed']);

const edit = z
  .object({
    set: z.record(z.string(), z.unknown()).describe('Values by the keys of fields; null clears.'),
    add: z.record(z.string(), z.array(z.string())).describe('Values that lists gain.'),
    remove: z.record(z.string(), z.array(z.string())).describe('Values that lists lose.'),
  })
  .nullable()
  .describe('What a bulk edit does to each contact; null: it is none.');

const file = z
  .object({ format: z.enum(['csv', 'xlsx']), keptUntil: moment })
  .nullable()
  .describe('The file of an export that is done; null: there is none, or none any more.');

/** Long work on contacts that somebody started. */
export const bulkActionSchema = z
  .object({
    bulkActionId: id,
    kind: z.enum(['edit', 'delete', 'restore', 'export']),
    state: states,
    actor: actorSchema,
    edit,
    file,
    total: count.nullable().describe('Contacts to go through; null while it is not known.'),
    counts: z.object({
      changed: count.describe('Of an export: written.'),
      unchanged: count,
      failed: count,
    }),
    failures: z
      .array(z.object({ contactId: id, code: z.string(), sentence: z.string() }))
      .describe('The first contacts that could not be changed, and why.'),
    problem: z.string().nullable().describe('Why it failed as a whole.'),
    createdAt: moment,
    startedAt: moment.nullable(),
    finishedAt: moment.nullable(),
  })
  .meta({ id: 'BulkAction' });

const work = importSchema.shape;

/** What long work there is. */
export const WORK_KINDS = ['import', 'edit', 'delete', 'restore', 'export'] as const;

/** A line of the list of all long work. */
const workSchema = z
  .object({
    id,
    kind: z.enum(WORK_KINDS),
    state: z.union([importStateSchema, states]),
    actor: actorSchema.nullable(),
    title: z.string().nullable().describe('Of an import, the name of its file.'),
    edit,
    file,
    total: count
      .nullable()
      .describe('Rows of an import, contacts of anything else; null while it is not known.'),
    counts: z
      .record(z.string(), count)
      .describe(
        'Of an import `created`, `updated`, `unchanged`, `skipped`, `failed` and `pending`, which add up to its rows; until they are applied, the plan’s. Of anything else `changed` (of an export: written), `unchanged` and `failed`.',
      ),
    warnings: work.warnings,
    undone: z
      .record(z.string(), count)
      .describe('What undoing made of the rows of an import: `reversed`, `kept`, `failed`.'),
    wanted: work.wanted.describe(
      'What an import is being worked towards; null: nothing is being done on it, or it is none.',
    ),
    halt: work.halt.describe('`cancel` of anything else: it is about to end.'),
    progress: work.progress.describe('How far work on an import is; null: nothing is being done.'),
    failure: z
      .object({
        code: z.string().nullable(),
        sentence: z.string(),
        at: moment.nullable(),
      })
      .nullable()
      .describe('Why work ended before it was done.'),
    reversal: work.reversal,
    createdAt: moment,
    finishedAt: moment.nullable(),
  })
  .meta({ id: 'Work' });

/** Contacts by ID. */
export const idSelectionSchema = z.strictObject({ ids: z.array(id).min(1).max(10_000) });

/** Contacts that are left out of what a filter and a search find. */
export const exceptSchema = z
  .array(id)
  .max(10_000)
  .default([])
  .describe('IDs of contacts that are left out.');

/** Contacts by ID, or those that a filter and a search find when they are met. */
const selection = z
  .union([
    idSelectionSchema,
    z.strictObject({
      filter: filterSchema,
      search: z.string().max(500).default(''),
      except: exceptSchema,
    }),
  ])
  .meta({ id: 'BulkSelection' });

const lists = z
  .record(z.string().max(100), z.array(z.string().max(1_000)).min(1).max(100))
  .default({});

const actionParams = z.object({ bulkActionId: id });

/** Long work: what people start on many contacts at once, listed together with imports. */
export const bulkActionOperations = {
  listBulkActions: operation({
    method: 'GET',
    path: '/bulk-actions',
    summary: 'Lists all long work, imports included; the newest first.',
    action: 'contacts.read',
    query: z.object({
      ...PAGE_QUERY,
      kind: z.enum(WORK_KINDS).optional().describe('Only work of this kind.'),
    }),
    status: 200,
    response: pageOf(workSchema),
  }),

  readBulkAction: operation({
    method: 'GET',
    path: '/bulk-actions/{bulkActionId}',
    summary: 'Reads a bulk action and how far it is.',
    action: 'contacts.read',
    params: actionParams,
    status: 200,
    response: bulkActionSchema,
  }),

  cancelBulkAction: operation({
    method: 'POST',
    path: '/bulk-actions/{bulkActionId}/cancel',
    summary: 'Ends a bulk action; what it has done stays.',
    action: 'contacts.write',
    params: actionParams,
    status: 200,
    response: bulkActionSchema,
    errors: [409],
  }),

  downloadExport: operation({
    method: 'GET',
    path: '/bulk-actions/{bulkActionId}/file',
    summary: 'The file of an export that is done.',
    action: 'contacts.export',
    params: actionParams,
    status: 200,
    response: bytes(
      'text/csv; charset=utf-8',
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    ),
  }),

  bulkEditContacts: operation({
    method: 'POST',
    path: '/contacts/bulk-edit',
    summary: 'Changes many contacts: sets fields, adds and removes tags, groups and the like.',
    action: 'contacts.write',
    body: z.strictObject({
      selection,
      set: givenValuesSchema.default({}),
      add: lists.describe('Values that lists gain, by the keys of fields: `{ "tags": ["vip"] }`.'),
      remove: lists.describe('Values that lists lose.'),
    }),
    status: 202,
    response: bulkActionSchema,
    errors: [422],
  }),

  bulkDeleteContacts: operation({
    method: 'POST',
    path: '/contacts/bulk-delete',
    summary: 'Puts many contacts into the bin.',
    action: 'contacts.delete',
    body: z.strictObject({ selection }),
    status: 202,
    response: bulkActionSchema,
    errors: [422],
  }),

  bulkRestoreContacts: operation({
    method: 'POST',
    path: '/contacts/bulk-restore',
    summary: 'Takes many contacts out of the bin.',
    action: 'contacts.delete',
    body: z.strictObject({ selection }),
    status: 202,
    response: bulkActionSchema,
    errors: [422],
  }),
};
