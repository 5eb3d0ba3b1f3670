import { z } from 'zod';
import { actorSchema } from './actor.ts';
import { moment, id } from './page.ts';
import {
  constantsSchema,
  dateOrderSchema,
  modeSchema,
  onEmptySchema,
  readingSchema,
} from './plan-file.ts';

export const importStateSchema = z.enum([
  'draft',
  'staging',
  'planned',
  'applying',
  'applied',
  'undoing',
  'undone',
  'redoing',
  'discarded',
  'cancelled',
]);

export const severitySchema = z.enum(['error', 'warning', 'info']);

export const outcomeSchema = z.enum(['created', 'updated', 'unchanged', 'skipped', 'failed']);

const count = z.number().int().min(0);

const planVersion = count
  .nullable()
  .describe(
    'Of a planned import, another one with each plan; it says which one is applied. null: there is no plan, or it is gone since somebody in it was erased.',
  );

const countsSchema = z
  .object({
    created: count,
    updated: count,
    unchanged: count,
    skipped: count,
    failed: count,
    pending: count.describe('Rows that have no outcome yet.'),
  })
  .describe(
    'Rows by outcome; they add up to the rows of the file. Until rows are applied, the plan’s.',
  );

const progressSchema = z.object({
  stage: z
    .enum(['reading', 'planning', 'applying', 'replanning', 'undoing', 'redoing'])
    .describe('`replanning`: contacts were changed meanwhile, and the rest is planned anew.'),
  done: count.describe('Rows.'),
  total: count.nullable().describe('Rows; null while it is not known.'),
  rowsPerSecond: z.number().nullable(),
  etaMs: z.number().nullable().describe('Until this stage is done.'),
  at: moment,
});

/** An import and how far it is. */
export const importSchema = z
  .object({
    importId: id,
    object: z.string(),
    state: importStateSchema,
    wanted: z
      .enum(['planned', 'applied', 'undone', 'redone'])
      .nullable()
      .describe('What is being worked towards; null: nothing is being done.'),
    halt: z
      .enum(['pause', 'cancel'])
      .nullable()
      .describe('Why nothing is being done, where somebody said so.'),
    mode: modeSchema,
    file: z.object({
      name: z.string(),
      size: count,
      hash: z.string().nullable().describe('SHA-256; null until the import is planned.'),
    }),
    planVersion,
    planIsCurrent: z
      .boolean()
      .nullable()
      .describe(
        'Of a planned import, whether applying it now does just what the plan says; false: contacts have changed since. null: there is no plan.',
      ),
    rows: count.nullable().describe('Rows of the file; null until all are read.'),
    counts: countsSchema,
    appliedTo: count.describe('The number of the last row that is applied; 0: none is.'),
    warnings: count.describe('Rows that are imported with something of them left alone.'),
    undone: z.object({ reversed: count, kept: count, failed: count }),
    progress: progressSchema.nullable(),
    failure: z
      .object({ code: z.string(), sentence: z.string(), at: moment })
      .nullable()
      .describe('Why the last work on it ended before it was done.'),
    startedBy: actorSchema.nullable().describe('null: the command line.'),
    reversal: z
      .object({
        kind: z.enum(['undo', 'redo']),
        by: actorSchema.nullable().describe('Who asked for it; null: the command line.'),
        at: moment,
      })
      .nullable()
      .describe('The last time that it was undone, or done again, and when that was begun.'),
    createdAt: moment,
    finishedAt: moment.nullable(),
    elapsedMs: count,
  })
  .meta({ id: 'Import' });

function detected<Value extends z.ZodType>(value: Value) {
  return z.object({
    value,
    confidence: z.number(),
    reason: z.string(),
    setBy: z.enum(['guess', 'account', 'person']),
  });
}

const problemSchema = z.object({ code: z.string(), sentence: z.string() });

const issueSchema = z
  .object({
    code: z.string(),
    severity: severitySchema,
    column: z.string().nullable().describe('null: it is about the whole row.'),
    value: z.string().nullable(),
    title: z.string(),
    sentence: z.string(),
    advice: z.string(),
  })
  .meta({ id: 'Issue' });

/** What an import would be. */
export const previewSchema = z
  .object({
    importId: id,
    file: z.object({
      name: z.string(),
      size: count.nullable(),
      received: count,
      isWhole: z.boolean(),
      uploadId: id.nullable().describe('Where the rest of it is to be sent; null: all is there.'),
    }),
    chosen: z
      .object({
        mode: modeSchema.nullable(),
        onEmpty: onEmptySchema.nullable(),
        dateOrder: dateOrderSchema.nullable(),
        ignoreUnmapped: z.boolean(),
        reading: readingSchema,
        constants: constantsSchema,
      })
      .describe('What a person has said, columns aside; null: nothing.'),
    reading: z
      .object({
        encoding: detected(z.string()).nullable(),
        dialect: detected(
          z.object({
            delimiter: z.string(),
            quote: z.string().nullable(),
            escape: z.string(),
            lineEnd: z.string(),
            comment: z.string().nullable(),
          }),
        ).nullable(),
        header: detected(z.object({ rowNumbers: z.array(count), firstDataRow: count })),
        rows: z.object({ count, isExact: z.boolean() }),
      })
      .nullable()
      .describe('How the file is read; null while nothing can be.'),
    top: z
      .array(z.object({ rowNumber: count, cells: z.array(z.string()) }))
      .describe('The first rows of the file as they are written, the header among them.'),
    mode: modeSchema,
    columns: z.array(
      z.object({
        index: count,
        name: z.string(),
        target: z.object({ field: z.string(), label: z.string() }).nullable(),
        policy: z.string(),
        onEmpty: onEmptySchema,
        setBy: z.enum(['guess', 'account', 'person']),
        confidence: z.number(),
        reason: z.string(),
        samples: z.array(z.string()),
        fillRate: z.number(),
      }),
    ),
    table: z.object({
      fields: z.array(z.object({ field: z.string(), label: z.string() })),
      rows: z.array(
        z.object({
          rowNumber: count,
          cells: z.array(z.string()),
          values: z.record(z.string(), z.string()),
          issues: z.array(issueSchema),
        }),
      ),
    }),
    problems: z.array(problemSchema).describe('What keeps the import from being planned.'),
    unusedChoices: z.array(z.string()).describe('Columns that were spoken of and are not there.'),
    corrects: id.nullable().describe('The import whose report the file is.'),
  })
  .meta({ id: 'ImportPreview' });

/** A row of an import. */
export const rowSchema = z
  .object({
    rowNumber: count.describe('As a spreadsheet counts.'),
    outcome: outcomeSchema,
    record: z
      .object({
        id,
        name: z.string().nullable(),
        isToCome: z
          .boolean()
          .describe('Only the import itself makes it, and has not yet: nothing has that ID.'),
      })
      .nullable(),
    cells: z.array(z.string()).nullable().describe('As they stand in the file.'),
    issues: z.array(issueSchema),
    changes: z
      .array(
        z.object({ field: z.string(), label: z.string(), before: z.unknown(), after: z.unknown() }),
      )
      .nullable()
      .describe('Field by field; null when it is too large to be listed.'),
    undo: z.enum(['reversed', 'kept', 'failed']).nullable(),
    undoNote: z.record(z.string(), z.string()).nullable(),
  })
  .meta({ id: 'ImportRow' });

/** Equal issues of several rows. */
export const issueGroupSchema = z.object({
  code: z.string(),
  severity: severitySchema,
  count,
  title: z.string(),
  rows: z
    .array(z.tuple([count, count]))
    .describe('The first rows that have it, as first and last numbers.'),
  rangeCount: count,
  example: z.object({ row: count, sentence: z.string() }),
  advice: z.string(),
});

/** Everything that became, or would become, of an import. */
export const importSummarySchema = z
  .object({
    importId: id,
    state: importStateSchema,
    file: z.string(),
    mode: modeSchema,
    planVersion,
    rows: count.nullable(),
    created: count,
    updated: count,
    unchanged: count,
    skipped: count,
    failed: count,
    pending: count.describe('Rows that are not applied yet; of a plan, none.'),
    warnings: count,
    undone: z.object({ reversed: count, kept: count, failed: count }),
    kept: z.array(z.object({ reason: z.string(), rows: count })),
    keptRows: z
      .array(
        z.object({
          row: count,
          recordId: id,
          name: z.string(),
          fields: z.array(
            z.object({
              field: z.string().nullable().describe('null: the row as a whole.'),
              label: z.string().nullable(),
              reason: z.enum(['changed', 'protected', 'key_taken']),
            }),
          ),
        }),
      )
      .describe('The first 1,000 rows that undoing left alone, or took back in part.'),
    elapsedMs: count,
    createdAt: moment,
    unassignedColumns: z.array(z.string()).describe('They were not recognised, and go nowhere.'),
    ignoredColumns: z.array(z.string()),
    issues: z.array(issueGroupSchema),
  })
  .meta({ id: 'ImportSummary' });
