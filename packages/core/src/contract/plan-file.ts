import { z } from 'zod';

/** How a file is read, as far as a person said so; what is not said is found out. */
export const readingSchema = z.strictObject({
  encoding: z.string().max(60).optional().describe('Any usual name, e.g. `windows-1252`.'),
  delimiter: z.string().min(1).max(4).optional().describe('What stands between two cells.'),
  quote: z
    .enum(['"', "'"])
    .nullable()
    .optional()
    .describe('What stands around cells; null: nothing does.'),
  escape: z
    .enum(['doubled', 'backslash'])
    .optional()
    .describe('How a quote is written inside a quoted cell.'),
  header: z
    .union([rowNumber(), z.array(rowNumber()).min(1).max(10), z.literal('none')])
    .optional()
    .describe('The number of the header row, or the numbers of several, or `none`.'),
  firstDataRow: rowNumber()
    .optional()
    .describe('The first row that is data, where it does not follow the header.'),
});

/** Where one column goes. */
export const columnChoiceSchema = z.strictObject({
  column: z.string().max(10_000).describe('The name of the column, told apart: `Phone (2)`.'),
  target: z
    .string()
    .max(200)
    .nullable()
    .describe('Key or label of a field; null: the column is ignored.'),
  policy: z
    .enum(['overwrite', 'fill', 'append', 'match_only', 'clear_protection'])
    .optional()
    .describe('What its values do to values that are there; unless said, the usual of the field.'),
  onEmpty: z
    .enum(['keep', 'clear'])
    .optional()
    .describe('What its empty cells do; unless said, as in the whole import.'),
});

/** Values for every row of an import, by field key. */
export const constantsSchema = z.strictObject({
  type: z.string().max(200).optional().describe('One of the contact types of the account.'),
  category: z.string().max(200).optional(),
  tags: z.array(z.string().max(200)).max(100).optional(),
  groups: z.array(z.string().max(200)).max(100).optional(),
  owner: z.string().max(320).optional().describe('ID or email of a member.'),
  do_not_contact: z.literal(true).optional(),
  do_not_email: z.literal(true).optional(),
  do_not_phone: z.literal(true).optional(),
});

export const modeSchema = z
  .enum(['create', 'update', 'upsert'])
  .describe('Create new records, update those there are, or both.');

export const onEmptySchema = z
  .enum(['keep', 'clear'])
  .describe('What an empty cell does to a value that is there.');

export const dateOrderSchema = z
  .enum(['day_first', 'month_first'])
  .describe('How dates such as 03/04/2026 are read where their column does not show it.');

/** How many columns a file can have. */
export const MOST_COLUMNS = 1_000;

/**
 * What a person decided about an import, as versioned JSON: the same for command line, API and web
 * app. It says nothing about the account: the duplicate settings are those of the account it runs in.
 */
export const planFileSchema = z
  .strictObject({
    version: z.literal(1, {
      error: ({ input }) =>
        `This plan file is of version ${shown(input)}, and this Muster reads version 1. Save the plan again with this version of Muster.`,
    }),
    object: z.literal('contact').default('contact').describe('What the rows become.'),
    mode: modeSchema,
    reading: readingSchema.default({}),
    columns: z
      .array(columnChoiceSchema)
      .max(MOST_COLUMNS)
      .describe('Every column that goes somewhere or is ignored; others go nowhere.'),
    onEmpty: onEmptySchema.default('keep'),
    dateOrder: dateOrderSchema.optional(),
    constants: constantsSchema.default({}),
    ignoreUnmapped: z
      .boolean()
      .default(false)
      .describe('Columns of the file that are not named are left out.'),
  })
  .meta({ id: 'PlanFile' });

export type PlanFile = z.output<typeof planFileSchema>;
export type Reading = z.output<typeof readingSchema>;
export type Constants = z.output<typeof constantsSchema>;

/** What is wrong with a plan file, in sentences; or the plan. */
export function readPlanFile(
  given: unknown,
): { readonly plan: PlanFile } | { readonly problems: readonly string[] } {
  const read = planFileSchema.safeParse(given);
  if (read.success) return { plan: read.data };
  const ofVersion = read.error.issues.filter(({ path }) => path[0] === 'version');
  // Of another version everything else may be different too.
  const issues = ofVersion.length > 0 ? ofVersion : read.error.issues;
  return {
    problems: issues.map(({ path, message }) =>
      path[0] === 'version' || path.length === 0 ? message : `${path.join('.')}: ${message}`,
    ),
  };
}

function rowNumber() {
  return z.number().int().min(1).max(20_000_000);
}

function shown(version: unknown): string {
  return typeof version === 'number' || typeof version === 'string'
    ? String(version).slice(0, 20)
    : 'no number';
}
