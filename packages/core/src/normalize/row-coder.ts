import type { Issue } from '../issue/issue.ts';
import type { Json } from '../json.ts';
import { unguardCell } from '../read/formula-guard.ts';
import type { RawRow } from '../read/raw-row.ts';
import type { CodedRow } from './coded-row.ts';
import { compileColumns } from './column-coder.ts';
import { splitFullName } from './full-name.ts';
import { mergedList } from './list.ts';
import type { RowCoderPlan } from './row-coder-plan.ts';
import {
  codeCell,
  decideSeverity,
  LEFT_ALONE,
  newDraft,
  NO_KEYS,
  placeOthers,
  refuseUnreadable,
} from './row-draft.ts';
import { trimCell } from './trim.ts';

export type { RowCoderPlan } from './row-coder-plan.ts';

/** Turns a row of the file into values, keys and issues; pure. */
export type RowCoder = (row: RawRow) => CodedRow;

/**
 * Compiles a mapping into the function that codes its rows: each column is prepared once.
 *
 * A bad value fails the row (severity `error`) in the record ID, and in a column whose keys find
 * records when the row holds neither a record ID nor a valid key of the same or a higher
 * preference; elsewhere it is a warning and its field is left alone. What a row lacks is not
 * decided here, since it depends on whether the row creates or updates.
 * @throws Error when the mapping or the constants name a field that the object does not have.
 */
export function compileRowCoder(plan: RowCoderPlan): RowCoder {
  const { columns, slots } = compileColumns(plan);
  const constants = slots.map((field) => plan.constants[field.key]);
  const split = nameSplit(plan, slots);
  const names = slots.map((field) => field.key);
  return (row) => {
    const draft = newDraft(row, names.length);
    const unreadable = row.issues.find(({ code }) => code === 'character_unreadable');
    for (const column of columns) {
      const text = unguardCell(row.cells[column.index] ?? '');
      if (unreadable !== undefined && text.includes(REPLACEMENT)) {
        refuseUnreadable(draft, column, { issue: unreadable, text });
      } else codeCell(draft, column, text);
    }
    if (!draft.filled && row.cells.every(isBlank)) return emptyRow(row);
    if (draft.refusals !== null) decideSeverity(draft);
    if (draft.others !== null) placeOthers(draft, columns);
    if (split !== null) fillNames(draft.slots, split);
    return {
      rowNumber: row.rowNumber,
      values: valuesOf(draft.slots, names, constants),
      keys: draft.keys,
      recordId: draft.recordId,
      issues: draft.issues,
      empty: false,
    };
  };
}

/** What the decoder puts where bytes are no character. */
const REPLACEMENT = '\uFFFD';
const NO_VALUES: Readonly<Record<string, Json>> = Object.freeze({});
const ROW_EMPTY: Issue = Object.freeze({
  code: 'row_empty',
  severity: 'info',
  column: null,
  value: null,
});

interface NameSplit {
  readonly full: number;
  readonly first: number;
  readonly last: number;
}

/** The slots of a full name that is to be split: only where neither name has a column or a constant of its own. */
function nameSplit(plan: RowCoderPlan, slots: readonly { key: string }[]): NameSplit | null {
  const { fullName, name } = plan.definition;
  if (fullName === undefined) return null;
  const isGiven = (field: string): boolean =>
    plan.constants[field] !== undefined ||
    plan.mapping.some(({ target }) => target?.object === name && target.field === field);
  if (!isGiven(fullName.field) || isGiven(fullName.first) || isGiven(fullName.last)) return null;
  const slotOf = (key: string): number => slots.findIndex((field) => field.key === key);
  return {
    full: slotOf(fullName.field),
    first: slotOf(fullName.first),
    last: slotOf(fullName.last),
  };
}

/** A cleared full name clears the names that were split from it. */
function fillNames(slots: (Json | undefined)[], split: NameSplit): void {
  const full = slots[split.full];
  if (full === null) {
    slots[split.first] = null;
    slots[split.last] = null;
  } else if (typeof full === 'string') {
    const { first, last } = splitFullName(full);
    if (first !== '') slots[split.first] = first;
    if (last !== '') slots[split.last] = last;
  }
}

function valuesOf(
  slots: readonly (Json | undefined)[],
  names: readonly string[],
  constants: readonly (Json | undefined)[],
): Record<string, Json> {
  const values: Record<string, Json> = {};
  for (let i = 0; i < names.length; i++) {
    const value = slots[i];
    const constant = constants[i];
    if (constant !== undefined) {
      values[names[i] as string] =
        Array.isArray(constant) && Array.isArray(value) ? mergedList(value, constant) : constant;
    } else if (value !== undefined && value !== LEFT_ALONE) values[names[i] as string] = value;
  }
  return values;
}

function isBlank(text: string): boolean {
  return text === '' || trimCell(text) === '';
}

function emptyRow(row: RawRow): CodedRow {
  return {
    rowNumber: row.rowNumber,
    values: NO_VALUES,
    keys: NO_KEYS,
    recordId: null,
    issues: row.issues.length === 0 ? [ROW_EMPTY] : [...row.issues, ROW_EMPTY],
    empty: true,
  };
}
