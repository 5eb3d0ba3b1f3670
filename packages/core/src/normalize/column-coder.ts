import type { Json } from '../json.ts';
import type { MappedColumn } from '../map/mapping.ts';
import type { FieldDefinition } from '../object/definition.ts';
import { compileCellCoder } from './cell-coder.ts';
import type { CellCoder } from './coded.ts';
import { emailKey } from './email-key.ts';
import { phoneKey } from './phone.ts';
import type { RowCoderPlan } from './row-coder-plan.ts';
import type { ColumnFacts } from './settings.ts';
import { uniqueKey } from './unique-id.ts';

/** A mapped column, prepared for coding rows. */
export interface ColumnCoder {
  /** Index of the column in the file. */
  readonly index: number;
  readonly code: CellCoder;
  /** `primary`: the first value goes to the field, further ones to its `rest`; `rest`: to the field that takes those. */
  readonly role: 'record_id' | 'primary' | 'rest' | 'single' | 'many';
  /** Where the field's value stands in a row's draft. */
  readonly slot: number;
  /** Where further values stand; the same as `slot` where the field has no `rest`. */
  readonly restSlot: number;
  /** Kind of key that the values give; '' for none. */
  readonly kind: string;
  /** What a value is compared by; null when the field gives no keys. */
  readonly keyOf: ((value: string) => string) | null;
  /** Place of the kind in the order of preference, -1 for the record ID; null when a bad value only leaves the field alone. */
  readonly rank: number | null;
  /** Whether the column's values are kept; false for columns that only match. */
  readonly keeps: boolean;
  /** Whether an empty cell clears the field. */
  readonly clears: boolean;
  /** The single value that the import sets instead of the column's. */
  readonly constant: Json | undefined;
}

/**
 * The mapped columns of the plan's object in file order, and the fields that a row may give, in the
 * order of the definition.
 * @throws Error when the mapping or the constants name a field that the object does not have.
 */
export function compileColumns(plan: RowCoderPlan): {
  readonly columns: readonly ColumnCoder[];
  readonly slots: readonly FieldDefinition[];
} {
  const fields = new Map(plan.definition.fields.map((field) => [field.key, field]));
  const mapped = mappedColumns(plan, fields);
  const slots = givenFields(plan, mapped);
  const slotOf = new Map(slots.map((field, slot) => [field.key, slot]));
  const columns = mapped
    .filter(({ column, field }) => column.policy !== 'match_only' || givesKeys(field))
    .map(({ column, field }) => compileColumn(plan, { column, field, slotOf }));
  return { columns, slots };
}

interface MappedField {
  readonly column: MappedColumn;
  readonly field: FieldDefinition;
}

function mappedColumns(
  plan: RowCoderPlan,
  fields: ReadonlyMap<string, FieldDefinition>,
): MappedField[] {
  for (const key of Object.keys(plan.constants)) fieldOf(plan, fields, key);
  const mapped: MappedField[] = [];
  for (const column of plan.mapping) {
    if (column.target?.object !== plan.definition.name) continue;
    const field = fieldOf(plan, fields, column.target.field);
    if (field.rest !== undefined) fieldOf(plan, fields, field.rest);
    mapped.push({ column, field });
  }
  return mapped;
}

function fieldOf(
  plan: RowCoderPlan,
  fields: ReadonlyMap<string, FieldDefinition>,
  key: string,
): FieldDefinition {
  const field = fields.get(key);
  if (field === undefined) throw new Error(`A ${plan.definition.name} has no field "${key}".`);
  return field;
}

/** The fields of columns and constants, those that take the rest of them, and the names split from a full name. */
function givenFields(plan: RowCoderPlan, mapped: readonly MappedField[]): FieldDefinition[] {
  const keys = new Set(Object.keys(plan.constants));
  for (const { field } of mapped) {
    keys.add(field.key);
    if (field.rest !== undefined) keys.add(field.rest);
  }
  const { fullName } = plan.definition;
  if (fullName !== undefined && keys.has(fullName.field))
    keys.add(fullName.first).add(fullName.last);
  return plan.definition.fields.filter(
    (field) => keys.has(field.key) && field.type !== 'record_id',
  );
}

function givesKeys(field: FieldDefinition): boolean {
  return field.type === 'record_id' || field.keyKind !== undefined;
}

function compileColumn(
  plan: RowCoderPlan,
  { column, field, slotOf }: MappedField & { readonly slotOf: ReadonlyMap<string, number> },
): ColumnCoder {
  const slot = slotOf.get(field.key) ?? -1;
  const rank = plan.findBy.indexOf(field.keyKind ?? '');
  const keeps = column.policy !== 'match_only' && field.type !== 'record_id';
  return {
    index: column.column,
    code: compileCellCoder(field, plan.settings, plan.facts.get(column.column) ?? NO_FACTS),
    role: roleOf(field),
    slot,
    restSlot: field.rest === undefined ? slot : (slotOf.get(field.rest) ?? -1),
    kind: field.keyKind ?? '',
    keyOf: field.keyKind === undefined ? null : keyOfType(field),
    rank: field.type === 'record_id' ? -1 : rank === -1 ? null : rank,
    keeps,
    clears: keeps && column.onEmpty === 'clear',
    constant: field.many ? undefined : plan.constants[field.key],
  };
}

const NO_FACTS: ColumnFacts = { dateOrder: null, decimalSeparator: null };

function roleOf(field: FieldDefinition): ColumnCoder['role'] {
  if (field.type === 'record_id') return 'record_id';
  if (field.rest !== undefined) return 'primary';
  if (!field.many) return 'single';
  return field.keyKind === undefined ? 'many' : 'rest';
}

function keyOfType(field: FieldDefinition): (value: string) => string {
  if (field.type === 'email') return emailKey;
  if (field.type === 'phone') return phoneKey;
  return uniqueKey;
}
