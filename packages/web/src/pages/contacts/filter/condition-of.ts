import type { Condition, Operator } from '@muster/core/contract/contact-filter';
import type { Field } from '../../../api/fields.ts';
import { comparesText, valuesOf } from '../../../parts/condition-operators.ts';

/** One of the values that a condition compares with. */
export type Scalar = string | number | boolean;

/** The condition that is meant; null while something is missing. */
export function conditionOf(
  field: string,
  operator: Operator,
  values: readonly Scalar[],
): Condition | null {
  const given = values.filter((one) => typeof one !== 'string' || one.trim() !== '');
  const [first] = given;
  switch (valuesOf(operator)) {
    case 'none':
      return { field, operator };
    case 'one':
      return first === undefined ? null : { field, operator, value: first };
    case 'two':
      return given.length === 2 ? { field, operator, value: given } : null;
    default:
      return first === undefined ? null : { field, operator, value: given };
  }
}

/** The values that make sense still when another comparison is chosen. */
export function keptValues(
  values: readonly Scalar[],
  { field, from, to }: { field: Pick<Field, 'options'> | undefined; from: Operator; to: Operator },
): readonly Scalar[] {
  const hasOptions = (field?.options ?? null) !== null;
  // A part of a word is no option, and would not be seen where one is chosen.
  if (hasOptions && comparesText(from) && !comparesText(to)) return [];
  return valuesOf(from) === valuesOf(to) ? values : values.slice(0, 1);
}
