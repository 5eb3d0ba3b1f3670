import type { Issue } from '../issue/issue.ts';
import type { Json } from '../json.ts';
import { say } from '../language/sentence.ts';
import type { RecordKey } from '../match/key.ts';
import { VALUE_LIMIT } from '../plan/value-limit.ts';
import type { RawRow } from '../read/raw-row.ts';
import { cellIssue, isRefusal, type DraftIssue } from './cell-issue.ts';
import type { CellIssue } from './coded.ts';
import type { ColumnCoder } from './column-coder.ts';
import { mergedList, sameValue } from './list.ts';

/** The row while it is put together. */
export interface Draft {
  /** One value a field, in the order of the definition. */
  readonly slots: (Json | undefined)[];
  keys: readonly RecordKey[];
  issues: readonly Issue[];
  recordId: string | null;
  /** Whether any mapped cell held anything. */
  filled: boolean;
  /** Best place in the order of preference among the row's valid keys. */
  bestRank: number;
  /** Issues that fail the row unless it has a good enough key. */
  refusals: { readonly issue: DraftIssue; readonly rank: number }[] | null;
  /** Values of primary fields beyond the first and of their `rest` fields, with their keys. */
  others: { readonly column: ColumnCoder; readonly value: string; readonly key: string }[] | null;
}

/** Of a field whose cell could not be read: it is neither set nor cleared. */
export const LEFT_ALONE: Json = Object.freeze({});
/** The keys of a row that has none. */
export const NO_KEYS: readonly RecordKey[] = Object.freeze([]);
const NO_ISSUES: readonly Issue[] = Object.freeze([]);

/** A row of which no cell has been coded; `size` is the number of its fields. */
export function newDraft(row: RawRow, size: number): Draft {
  const slots: (Json | undefined)[] = [];
  for (let i = 0; i < size; i++) slots.push(undefined);
  return {
    slots,
    keys: NO_KEYS,
    issues: row.issues.length === 0 ? NO_ISSUES : row.issues.slice(),
    recordId: null,
    filled: false,
    bestRank: Infinity,
    refusals: null,
    others: null,
  };
}

/** Codes one cell and puts what it gives into the draft. */
export function codeCell(draft: Draft, column: ColumnCoder, text: string): void {
  if (text === '') {
    clearSlot(draft, column);
    return;
  }
  const coded = column.code(text);
  if (coded.kind === 'unreadable') {
    draft.filled = true;
    refuse(draft, column, { issue: coded.issue, text });
    leaveAlone(draft, column);
    return;
  }
  const refused =
    coded.issues !== undefined && addIssues(draft, column, { issues: coded.issues, text });
  if (coded.kind === 'empty') {
    if (coded.issues !== undefined) draft.filled = true;
    if (refused) leaveAlone(draft, column);
    else clearSlot(draft, column);
    return;
  }
  draft.filled = true;
  putValue(draft, column, { value: coded.value, text });
}

/**
 * Leaves a cell alone of which some bytes are no characters: what is left of it is not what was
 * meant. The row's own issue gives way to that of the cell.
 */
export function refuseUnreadable(
  draft: Draft,
  column: ColumnCoder,
  { issue, text }: { readonly issue: Issue; readonly text: string },
): void {
  draft.filled = true;
  draft.issues = draft.issues.filter((one) => one !== issue);
  const params = { ...issue.params, effect: say(' The value was left alone.') };
  refuse(draft, column, { issue: { code: issue.code, params }, text });
  leaveAlone(draft, column);
}

function clearSlot(draft: Draft, column: ColumnCoder): void {
  if (column.clears && draft.slots[column.slot] === undefined) draft.slots[column.slot] = null;
}

function leaveAlone(draft: Draft, column: ColumnCoder): void {
  if (column.keeps && (draft.slots[column.slot] ?? null) === null) {
    draft.slots[column.slot] = LEFT_ALONE;
  }
}

function hasValue(value: Json | undefined): boolean {
  return value !== undefined && value !== null && value !== LEFT_ALONE;
}

/**
 * Gives whether any of the issues is about a value that could not be taken. Of a cell with very many
 * bad parts the first are named; the one after them stands for the rest and names the whole cell.
 */
function addIssues(
  draft: Draft,
  column: ColumnCoder,
  cell: { issues: readonly CellIssue[]; text: string },
): boolean {
  let refused = false;
  for (const [index, given] of cell.issues.entries()) {
    if (index > MAX_CELL_ISSUES) return refused;
    const { part, ...whole } = given;
    const issue = part === undefined || index < MAX_CELL_ISSUES ? given : whole;
    if (isRefusal(issue.code)) {
      refuse(draft, column, { issue, text: cell.text });
      refused = true;
    } else pushIssue(draft, cellIssue(issue, column.index, cell.text));
  }
  return refused;
}

const MAX_CELL_ISSUES = 20;

function refuse(draft: Draft, column: ColumnCoder, cell: { issue: CellIssue; text: string }): void {
  const issue = cellIssue(cell.issue, column.index, cell.text);
  pushIssue(draft, issue);
  if (column.rank === null) return;
  draft.refusals ??= [];
  draft.refusals.push({ issue, rank: column.rank });
}

function pushIssue(draft: Draft, issue: Issue): void {
  if (draft.issues === NO_ISSUES) draft.issues = [issue];
  else (draft.issues as Issue[]).push(issue);
}

function putValue(draft: Draft, column: ColumnCoder, cell: { value: Json; text: string }): void {
  const { value } = cell;
  if (column.role === 'record_id') {
    if (draft.recordId === null) draft.recordId = value as string;
    else if (draft.recordId !== value) notUsed(draft, column, cell.text);
    draft.bestRank = -1;
    return;
  }
  if (column.keyOf !== null) {
    if (Array.isArray(value)) {
      for (const one of value) {
        if (!putKeyed(draft, column, { value: one as string, text: cell.text })) break;
      }
    } else putKeyed(draft, column, { value: value as string, text: cell.text });
    return;
  }
  if (!column.keeps) return;
  if (column.role === 'many') putMany(draft, column, value);
  else if (Array.isArray(value)) {
    for (const one of value) putSingle(draft, column, { value: one as Json, text: cell.text });
  } else putSingle(draft, column, cell);
}

/** Gives false when the contact would have more values than a contact can have. */
function putKeyed(
  draft: Draft,
  column: ColumnCoder,
  cell: { value: string; text: string },
): boolean {
  const { value } = cell;
  const key = (column.keyOf as (value: string) => string)(value);
  if (column.rank !== null && column.rank < draft.bestRank) draft.bestRank = column.rank;
  if (!addKey(draft, column.kind, key)) {
    const params = { limit: String(VALUE_LIMIT) };
    const issue = cellIssue({ code: 'too_many_values', params }, column.index, cell.text);
    issue.severity = 'error';
    pushIssue(draft, issue);
    return false;
  }
  if (!column.keeps) return true;
  if (column.role === 'single') putSingle(draft, column, cell);
  else if (column.role === 'primary' && !hasValue(draft.slots[column.slot])) {
    draft.slots[column.slot] = value;
  } else {
    draft.others ??= [];
    draft.others.push({ column, value, key });
  }
  return true;
}

/** Adds a key unless the row has it; false when there are too many of its kind. */
function addKey(draft: Draft, kind: string, value: string): boolean {
  if (draft.keys === NO_KEYS) {
    draft.keys = [{ kind, value }];
    return true;
  }
  const keys = draft.keys as RecordKey[];
  let count = 0;
  for (let i = 0; i < keys.length; i++) {
    const key = keys[i] as RecordKey;
    if (key.kind !== kind) continue;
    if (key.value === value) return true;
    count++;
  }
  if (count >= VALUE_LIMIT) return false;
  keys.push({ kind, value });
  return true;
}

/** Several columns of one field: the first that holds a value gives it. */
function putSingle(draft: Draft, column: ColumnCoder, cell: { value: Json; text: string }): void {
  const known = column.constant ?? draft.slots[column.slot];
  if (!hasValue(known)) draft.slots[column.slot] = cell.value;
  else if (!sameValue(known as Json, cell.value)) notUsed(draft, column, cell.text);
}

function notUsed(draft: Draft, column: ColumnCoder, text: string): void {
  pushIssue(draft, cellIssue({ code: 'value_not_used' }, column.index, text));
}

function putMany(draft: Draft, column: ColumnCoder, value: Json): void {
  const list = (Array.isArray(value) ? value : [value]) as readonly Json[];
  const known = draft.slots[column.slot];
  draft.slots[column.slot] = hasValue(known) ? mergedList(known as readonly Json[], list) : list;
}

/** Makes errors of the bad values that the row's keys do not make up for; called after the last cell. */
export function decideSeverity(draft: Draft): void {
  for (const { issue, rank } of draft.refusals ?? []) {
    if (draft.bestRank > rank || rank === -1) issue.severity = 'error';
  }
}

/** Called after the last cell: each further value goes to its `rest` field once, and not when it is the primary value. */
export function placeOthers(draft: Draft, columns: readonly ColumnCoder[]): void {
  const seen = new Map<string, Json>();
  for (const column of columns) {
    if (column.role !== 'primary' || column.keyOf === null) continue;
    const primary = draft.slots[column.slot];
    if (hasValue(primary)) {
      seen.set(`${column.kind}\n${column.keyOf(primary as string)}`, primary as Json);
    }
  }
  for (const { column, value, key } of draft.others ?? []) {
    const text = `${column.kind}\n${key}`;
    if (seen.has(text)) {
      // The same number with another extension: one of them cannot be kept, and that is said.
      if (column.kind === 'phone' && seen.get(text) !== value) {
        notUsed(draft, column, value);
      }
      continue;
    }
    seen.set(text, value);
    const known = draft.slots[column.restSlot];
    if (hasValue(known)) (known as Json[]).push(value);
    else draft.slots[column.restSlot] = [value];
  }
}
