import { z } from 'zod';
import {
  importSchema,
  importStateSchema,
  importSummarySchema,
  issueGroupSchema,
  outcomeSchema,
  previewSchema,
  rowSchema,
  severitySchema,
} from './import-shapes.ts';
import { bytes, events, operation } from './operation.ts';
import { id, PAGE_QUERY, pageOf } from './page.ts';
import {
  columnChoiceSchema,
  constantsSchema,
  dateOrderSchema,
  modeSchema,
  MOST_COLUMNS,
  onEmptySchema,
  planFileSchema,
  readingSchema,
} from './plan-file.ts';

const importParams = z.object({ importId: id });
const reading = readingSchema.shape;
const constants = constantsSchema.shape;

/** What a person changes of a draft; what is not named stays. */
const draftChangeSchema = z.strictObject({
  mode: modeSchema.optional(),
  onEmpty: onEmptySchema.optional(),
  dateOrder: dateOrderSchema
    .nullable()
    .optional()
    .describe(
      'How dates that could be day-first or month-first are read; null: as in the import that the file corrects, else as the account says.',
    ),
  ignoreUnmapped: z
    .boolean()
    .optional()
    .describe('Data in columns that go nowhere is not imported, and that is agreed to.'),
  reading: z
    .strictObject({
      encoding: reading.encoding.nullable(),
      delimiter: reading.delimiter.nullable(),
      quote: reading.quote,
      escape: reading.escape.nullable(),
      header: reading.header.nullable(),
      firstDataRow: reading.firstDataRow.nullable(),
    })
    .optional()
    .describe('Parts that are null are found out again; `quote: null` says that there is none.'),
  columns: z
    .array(columnChoiceSchema)
    .max(MOST_COLUMNS)
    .optional()
    .describe('They replace what was chosen for the same columns.'),
  forgetColumns: z
    .array(z.string())
    .max(MOST_COLUMNS)
    .optional()
    .describe('Columns about which nothing is chosen any more: they are guessed again.'),
  constants: z
    .strictObject({
      type: constants.type.nullable(),
      category: constants.category.nullable(),
      tags: constants.tags.nullable(),
      groups: constants.groups.nullable(),
      owner: constants.owner.nullable(),
      do_not_contact: constants.do_not_contact.nullable(),
      do_not_email: constants.do_not_email.nullable(),
      do_not_phone: constants.do_not_phone.nullable(),
    })
    .optional()
    .describe('Values for every row; null: none any more.'),
});

const confirmed = z.literal(true, {
  error: 'Say "confirm": true: applying changes the account.',
});

/** One of the steps that an import takes. */
function step(path: `/${string}`, summary: string) {
  return operation({
    method: 'POST',
    path: `/imports/{importId}${path}`,
    summary,
    action: 'imports.write',
    params: importParams,
    status: 202,
    response: importSchema,
    errors: [409],
  });
}

/** A file of an import to download. */
function download(path: `/${string}`, summary: string, contentType: string) {
  return operation({
    method: 'GET',
    path: `/imports/{importId}${path}`,
    summary,
    action: 'imports.read',
    params: importParams,
    status: 200,
    response: bytes(contentType),
    errors: [409, 422],
  });
}

/** Imports, from the draft to undoing them. */
export const importOperations = {
  createImport: operation({
    method: 'POST',
    path: '/imports',
    summary: 'Makes a draft of an import from an upload, which may still be arriving.',
    action: 'imports.write',
    body: z.strictObject({
      uploadId: id,
      plan: planFileSchema.optional().describe('Decisions to begin with.'),
    }),
    status: 201,
    response: importSchema,
    errors: [409],
  }),
  runImport: operation({
    method: 'POST',
    path: '/imports/run',
    summary: 'Imports an upload as a plan file says: draft, plan and apply in one call.',
    action: 'imports.write',
    body: z
      .strictObject({
        uploadId: id,
        plan: planFileSchema,
        dryRun: z.boolean().default(false).describe('Stop when everything is planned.'),
        confirm: z.boolean().default(false).describe('Without `dryRun`, has to be true.'),
      })
      .refine(({ dryRun, confirm }) => dryRun || confirm, {
        path: ['confirm'],
        error: 'Say "confirm": true, since applying changes the account, or "dryRun": true.',
      }),
    status: 202,
    response: importSchema,
    errors: [409, 422],
  }),
  listImports: operation({
    method: 'GET',
    path: '/imports',
    summary: 'Lists imports, newest first.',
    action: 'imports.read',
    query: z.object({ ...PAGE_QUERY, state: importStateSchema.optional() }),
    status: 200,
    response: pageOf(importSchema),
  }),
  readImport: operation({
    method: 'GET',
    path: '/imports/{importId}',
    summary: 'How far an import is.',
    action: 'imports.read',
    params: importParams,
    status: 200,
    response: importSchema,
  }),
  summarizeImport: operation({
    method: 'GET',
    path: '/imports/{importId}/summary',
    summary: 'What became, or would become, of all rows of an import, in one answer.',
    action: 'imports.read',
    params: importParams,
    status: 200,
    response: importSummarySchema,
  }),
  changeImport: operation({
    method: 'PATCH',
    path: '/imports/{importId}',
    summary: 'Changes how a draft is read, where its columns go, and what it sets for every row.',
    action: 'imports.write',
    params: importParams,
    body: draftChangeSchema,
    status: 200,
    response: importSchema,
    errors: [409],
  }),
  previewImport: operation({
    method: 'GET',
    path: '/imports/{importId}/preview',
    summary: 'What a draft would import, as far as its file is there.',
    action: 'imports.read',
    params: importParams,
    status: 200,
    response: previewSchema,
    errors: [409],
  }),
  planImport: operation({
    ...step(
      '/plan',
      'Settles a draft and has every row of it decided; nothing is changed. A plan since which contacts have changed is made anew.',
    ),
    errors: [409, 422],
  }),
  reopenImport: operation({
    ...step('/reopen', 'Makes a draft again of an import of which nothing has been applied.'),
    status: 200,
  }),
  readImportPlan: operation({
    method: 'GET',
    path: '/imports/{importId}/plan',
    summary: 'The plan file of an import: what was decided about it.',
    action: 'imports.read',
    params: importParams,
    status: 200,
    response: planFileSchema,
    errors: [409],
  }),
  applyImport: operation({
    ...step('/apply', 'Applies a planned import.'),
    body: z.strictObject({
      confirm: confirmed,
      planVersion: z
        .number()
        .int()
        .nullable()
        .default(null)
        .describe(
          'That of the import as you looked at it: if it was planned anew since, or started and then stopped, nothing is applied. null: whatever its plan is.',
        ),
      ifChanged: z
        .enum(['plan_anew', 'refuse'])
        .default('plan_anew')
        .describe(
          'Where contacts have changed since it was planned. `refuse`: nothing is applied (`plan_outdated`). `plan_anew`: rows are decided by what contacts are then.',
        ),
    }),
  }),
  pauseImport: step('/pause', 'Stops work on an import until it is resumed.'),
  resumeImport: step('/resume', 'Goes on with an import that was paused or has failed.'),
  cancelImport: step(
    '/cancel',
    'Ends work on an import; what was applied stays, and can be undone.',
  ),
  undoImport: step('/undo', 'Takes back what an import changed, but for what was changed since.'),
  redoImport: step('/redo', 'Applies again what was undone.'),
  discardImport: operation({
    ...step('/discard', 'Gives up an import of which nothing has been applied.'),
    status: 200,
  }),
  listImportRows: operation({
    method: 'GET',
    path: '/imports/{importId}/rows',
    summary: 'Lists rows, planned or applied, in file order.',
    action: 'imports.read',
    params: importParams,
    query: z.object({
      ...PAGE_QUERY,
      outcome: outcomeSchema.optional(),
      severity: severitySchema
        .optional()
        .describe(
          'Of an issue of the row; rows that fail are not among those with a warning, unless `outcome` asks for them.',
        ),
      code: z.string().max(100).optional().describe('Of an issue of the row.'),
      column: z.string().max(10_000).optional().describe('The column of that issue.'),
      undo: z.enum(['reversed', 'kept', 'failed']).optional(),
    }),
    status: 200,
    response: z.object({
      columns: z.array(z.string()).describe('Names of the cells.'),
      ...pageOf(rowSchema).shape,
    }),
    errors: [409, 422],
  }),
  listImportIssues: operation({
    method: 'GET',
    path: '/imports/{importId}/issues',
    summary: 'What was found in the rows, equal issues as one: errors first, then by frequency.',
    action: 'imports.read',
    params: importParams,
    status: 200,
    response: z.object({ items: z.array(issueGroupSchema) }),
  }),
  downloadReportCsv: download(
    '/report.csv',
    'The rows that failed or carry a warning, to be corrected and imported again, as CSV.',
    'text/csv',
  ),
  downloadReportXlsx: download(
    '/report.xlsx',
    'The same as a spreadsheet.',
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  ),
  downloadImportFile: download('/file', 'The file as it came.', 'application/octet-stream'),
  watchImport: operation({
    method: 'GET',
    path: '/imports/{importId}/events',
    summary:
      'Tells how far an import is, at least once a second while it is worked on. Events `progress`, and a last one `end` as soon as nothing is being done.',
    action: 'imports.read',
    params: importParams,
    status: 200,
    response: events(importSchema),
  }),
};
