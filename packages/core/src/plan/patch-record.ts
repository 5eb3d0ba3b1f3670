import type { Issue } from '../issue/issue.ts';
import type { Json } from '../json.ts';
import type { ColumnPolicy } from '../map/mapping.ts';
import { comparable } from '../match/record-keys.ts';
import type { RecordValues } from '../match/record-values.ts';
import type { FieldDefinition } from '../object/definition.ts';
import { promoteFirst, restFields, type RestField } from './new-values.ts';
import type { ImportRules } from './rules.ts';
import { VALUE_LIMIT } from './value-limit.ts';

/** Changed fields with their values before and after; null where there is none. */
export interface Patch {
  readonly before: Readonly<Record<string, Json>>;
  readonly after: Readonly<Record<string, Json>>;
}

export interface Patched {
  /** null: the row changes nothing. */
  readonly patch: Patch | null;
  /** The record's values with the patch applied. */
  readonly values: RecordValues;
  readonly issues: readonly Issue[];
}

/**
 * What a row's values do to a record that is there (PRODUCT section 3, *Updating*): a filled cell
 * overwrites, a null one clears, many-valued fields grow; each under its column's policy.
 */
export function patchRecord(record: RecordValues, row: RecordValues, rules: ImportRules): Patched {
  const values: Record<string, Json> = { ...record };
  const issues: Issue[] = [];
  for (const field of rules.definition.fields) {
    const given = row[field.key];
    if (given === undefined) continue;
    const policy = rules.policies.get(field.key) ?? (field.many ? 'append' : 'overwrite');
    const additions = rules.additions.get(field.key) ?? [];
    if (field.many)
      setMany(values, field, { given: given as readonly string[] | null, policy, additions });
    else setOne(values, field, { given, policy, issues });
  }
  for (const field of restFields(rules.definition)) settlePrimary(values, field, record);
  promoteFirst(rules.definition, values);
  for (const field of restFields(rules.definition)) checkLimit(values, field, { record, issues });
  return { patch: difference(rules, record, values), values, issues };
}

interface OneGiven {
  readonly given: Json;
  readonly policy: ColumnPolicy;
  readonly issues: Issue[];
}

function setOne(values: Record<string, Json>, field: FieldDefinition, one: OneGiven): void {
  const current = values[field.key];
  if (one.policy === 'fill' && current !== undefined) return;
  if (field.protective && current === true && one.given !== true) {
    if (one.policy !== 'clear_protection') {
      one.issues.push(suppressionKept(field));
      return;
    }
  }
  if (one.given === null) delete values[field.key];
  else if (!sameValue(field, current, one.given)) values[field.key] = one.given;
}

interface ManyGiven {
  readonly given: readonly string[] | null;
  readonly policy: ColumnPolicy;
  /** Those of `given` that the import gives to every row: the policy is that of the cell's own. */
  readonly additions: readonly string[];
}

function setMany(values: Record<string, Json>, field: FieldDefinition, many: ManyGiven): void {
  const current = (values[field.key] ?? []) as readonly string[];
  const next = union(field, cellSet(field, current, many), many.additions);
  if (next.length === 0) delete values[field.key];
  else if (!sameList(field, current, next)) values[field.key] = next;
}

/** What the cell makes of the set. */
function cellSet(
  field: FieldDefinition,
  current: readonly string[],
  { given, policy, additions }: ManyGiven,
): readonly string[] {
  if (policy === 'fill' && current.length > 0) return current;
  // Only `overwrite` replaces a set: an empty cell never takes tags or addresses away otherwise.
  if (given === null) return policy === 'overwrite' ? [] : current;
  const added = new Set(additions.map((one) => comparable(field, one)));
  const own = added.size === 0 ? given : given.filter((one) => !added.has(comparable(field, one)));
  if (own.length === 0) return current;
  return union(field, policy === 'overwrite' ? [] : current, own);
}

function union(
  field: FieldDefinition,
  first: readonly string[],
  second: readonly string[],
): readonly string[] {
  if (second.length === 0) return first;
  const known = new Set(first.map((one) => comparable(field, one)));
  const added = second.filter((one) => {
    const form = comparable(field, one);
    if (known.has(form)) return false;
    known.add(form);
    return true;
  });
  return added.length === 0 ? first : [...first, ...added];
}

/**
 * The primary address is never listed among the additional ones. When an additional one becomes
 * primary, the old primary takes its place, so that no address is lost.
 */
function settlePrimary(values: Record<string, Json>, field: RestField, record: RecordValues): void {
  const primary = values[field.key];
  const rest = values[field.rest];
  if (typeof primary !== 'string' || !Array.isArray(rest)) return;
  const form = comparable(field, primary);
  const others = rest.filter((one) => comparable(field, one as string) !== form);
  if (others.length === rest.length) return;
  const old = record[field.key];
  const wasAdditional = ((record[field.rest] ?? []) as readonly string[]).some(
    (one) => comparable(field, one) === form,
  );
  if (wasAdditional && typeof old === 'string' && comparable(field, old) !== form) {
    const oldForm = comparable(field, old);
    if (!others.some((one) => comparable(field, one as string) === oldForm)) others.push(old);
  }
  const before = (record[field.rest] ?? []) as readonly string[];
  if (others.length === 0) delete values[field.rest];
  // Those that went were never there: nothing changes.
  else if (sameList(field, before, others as readonly string[])) values[field.rest] = before;
  else values[field.rest] = others;
}

/** A record that is over the limit already does not fail rows that add nothing to it. */
function checkLimit(
  values: Record<string, Json>,
  field: RestField,
  { record, issues }: { readonly record: RecordValues; readonly issues: Issue[] },
): void {
  const count = countValues(values, field);
  if (count <= VALUE_LIMIT || count <= countValues(record, field)) return;
  issues.push({
    code: 'too_many_values',
    severity: 'error',
    column: null,
    value: null,
    params: { column: field.label, limit: String(VALUE_LIMIT) },
  });
}

function countValues(values: RecordValues, field: RestField): number {
  const rest = values[field.rest];
  return (values[field.key] === undefined ? 0 : 1) + (Array.isArray(rest) ? rest.length : 0);
}

function difference(rules: ImportRules, record: RecordValues, values: RecordValues): Patch | null {
  let patch: { before: Record<string, Json>; after: Record<string, Json> } | null = null;
  for (const { key } of rules.definition.fields) {
    const before = record[key];
    const after = values[key];
    if (before === after) continue;
    patch ??= { before: {}, after: {} };
    patch.before[key] = before ?? null;
    patch.after[key] = after ?? null;
  }
  return patch;
}

/** Two spellings of one address are one value: the record keeps the form it has. */
function sameValue(field: FieldDefinition, current: Json | undefined, given: Json): boolean {
  if (current === undefined || current === null) return false;
  if (field.type === 'email')
    return comparable(field, current as string) === comparable(field, given as string);
  if (typeof given === 'object')
    return JSON.stringify(sorted(current)) === JSON.stringify(sorted(given));
  return current === given;
}

function sameList(
  field: FieldDefinition,
  left: readonly string[],
  right: readonly string[],
): boolean {
  return (
    left.length === right.length &&
    left.every((one, at) => comparable(field, one) === comparable(field, right[at] as string))
  );
}

/** An object with its keys in one order, so that equal values have equal texts. */
function sorted(value: Json): Json {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return value;
  const entries = Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1));
  return Object.fromEntries(entries);
}

function suppressionKept(field: FieldDefinition): Issue {
  return {
    code: 'suppression_kept',
    severity: 'warning',
    column: null,
    value: null,
    params: { column: field.label },
  };
}
