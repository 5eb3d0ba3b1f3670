import { z } from 'zod';

/** How a condition compares; which of them a field takes depends on its type. */
export const OPERATORS = [
  'is',
  'is_not',
  'in',
  'has',
  'has_not',
  'contains',
  'starts_with',
  'is_empty',
  'not_empty',
  'before',
  'after',
  'between',
] as const;

export type Operator = (typeof OPERATORS)[number];

/** What contacts are asked for besides their fields. */
export const RECORD_FACTS = [
  '@created',
  '@updated',
  '@created_by_import',
  '@updated_by_import',
  '@written_by_import',
] as const;

export type RecordFact = (typeof RECORD_FACTS)[number];

const scalar = z.union([z.string().max(1_000), z.number(), z.boolean()]);

/** One condition of a filter. */
export const conditionSchema = z
  .strictObject({
    field: z
      .string()
      .max(100)
      .describe(
        'Key of a field, or one of @created, @updated (times), @created_by_import, @updated_by_import, @written_by_import (either; IDs).',
      ),
    operator: z
      .enum(OPERATORS)
      .describe(
        'is, is_not, in (any of a list); has, has_not (lists such as tags); contains, starts_with (texts); is_empty, not_empty; before, after, between (dates, times, numbers; between has both ends).',
      ),
    value: z
      .union([scalar, z.array(scalar).min(1).max(200)])
      .optional()
      .describe('None for is_empty and not_empty; a list for in; two for between.'),
  })
  .meta({ id: 'Condition' });

export type Condition = z.output<typeof conditionSchema>;

/** Conditions that must all hold. */
export const filterSchema = z.array(conditionSchema).max(50);

/** Characters of a filter's JSON, at most: it stands in the address of `GET /contacts`. */
export const LONGEST_FILTER = 20_000;
