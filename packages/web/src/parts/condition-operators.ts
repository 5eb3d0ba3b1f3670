import type { Operator, RecordFact } from '@muster/core/contract/contact-filter';
import type { Field } from '../api/fields.ts';

/** How conditions on a field can compare, the usual one first. */
export function operatorsOf({ type, many }: Pick<Field, 'type' | 'many'>): readonly Operator[] {
  if (type === 'record_id') return ['is', 'in'];
  if (many) {
    const isText = TEXTS.has(type);
    return ['has', 'has_not', 'in', ...(isText ? CONTAINS : []), ...EMPTINESS];
  }
  if (type === 'yes_no') return ['is', ...EMPTINESS];
  if (ORDERED.has(type)) {
    const [first, second] =
      type === 'date_time' ? [[], []] : [['is'] as const, ['is_not'] as const];
    return [...first, 'before', 'after', 'between', ...second, ...EMPTINESS];
  }
  if (CHOICES.has(type)) return ['is', 'is_not', 'in', ...EMPTINESS];
  return ['contains', 'is', 'is_not', 'starts_with', 'in', ...EMPTINESS];
}

/** How conditions on what is known of contacts besides their fields can compare. */
export const FACT_OPERATORS: Readonly<Record<RecordFact, readonly Operator[]>> = {
  '@created': ['after', 'before', 'between'],
  '@updated': ['after', 'before', 'between'],
  '@created_by_import': ['is'],
  '@updated_by_import': ['is'],
  '@written_by_import': ['is'],
};

/** What a condition compares with: nothing, one value, two, or any number of them. */
export function valuesOf(operator: Operator): 'none' | 'one' | 'two' | 'many' {
  if (operator === 'is_empty' || operator === 'not_empty') return 'none';
  if (operator === 'between') return 'two';
  return operator === 'in' ? 'many' : 'one';
}

/** Whether a part of a text is compared with, even where there are options to choose from. */
export function comparesText(operator: Operator): boolean {
  return operator === 'contains' || operator === 'starts_with';
}

const EMPTINESS = ['not_empty', 'is_empty'] as const;
const CONTAINS = ['contains'] as const;
const ORDERED: ReadonlySet<string> = new Set(['number', 'money', 'date', 'date_time']);
const CHOICES: ReadonlySet<string> = new Set(['single_option', 'owner', 'country']);

/** Lists of which the server searches the texts. */
const TEXTS: ReadonlySet<string> = new Set(['email', 'phone', 'text_list', 'tags', 'many_options']);
