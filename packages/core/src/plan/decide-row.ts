import type { Issue } from '../issue/issue.ts';
import { sayChoice } from '../language/say-list.ts';
import type { Said } from '../language/sentence.ts';
import { describeRecord, findBinned, findRecord, type Found } from '../match/find-record.ts';
import { keyText, recordKeys } from '../match/record-keys.ts';
import type { RecordKey } from '../match/key.ts';
import type { RecordValues } from '../match/record-values.ts';
import { takenKeys } from '../match/taken-keys.ts';
import type { CodedRow } from '../normalize/coded-row.ts';
import type { Book, BookRecord } from './book.ts';
import { canCreate, newValues, withoutTaken } from './new-values.ts';
import { patchRecord, type Patch } from './patch-record.ts';
import type { ImportRules } from './rules.ts';

export type Outcome = 'created' | 'updated' | 'unchanged' | 'skipped' | 'failed';

/** What a row will do: the row of a plan. */
export interface Decision {
  readonly outcome: Outcome;
  /** The record created, updated or found unchanged; null when the row touches none. */
  readonly recordId: string | null;
  /** Everything known about the row, the issues of its cells included. */
  readonly issues: readonly Issue[];
  /** The new record's values when `created`. */
  readonly values: RecordValues | null;
  /** The change when `updated`. */
  readonly patch: Patch | null;
  /** Keys the record gains and loses; null when none. A created record, or one out of the bin, gains all of its own. */
  readonly keys: {
    readonly added: readonly RecordKey[];
    readonly removed: readonly RecordKey[];
  } | null;
  /** The record's version after the row; null when the row touches none. */
  readonly version: number | null;
  /** The row takes the record out of the bin. */
  readonly restored: boolean;
  /** The record that a permitted duplicate is linked to. */
  readonly linkedTo: string | null;
}

/**
 * Decides one row against the records as they stand, and changes the book accordingly, so that
 * the next row meets what this one did. `newId` names the record should the row create one.
 */
export function decideRow(
  row: CodedRow,
  newId: string,
  { book, rules }: { readonly book: Book; readonly rules: ImportRules },
): Decision {
  if (row.empty) return { ...NOTHING, outcome: 'skipped', issues: row.issues };
  if (hasError(row.issues)) return failed(row.issues);
  const erased = row.keys.find((key) => rules.suppressed?.has(keyText(key)));
  if (erased) return failed([...row.issues, suppressed(erased, rules)]);
  const found = findRecord(row, book, rules);
  const issues = [...row.issues, ...found.issues];
  const at: Situation = { row, newId, book, rules, issues };
  if (hasError(found.issues)) return failed(issues);
  if (found.record) {
    return rules.mode === 'create'
      ? createDuplicate(found, found.record, at)
      : update(found.record, at);
  }
  return withoutMatch(at);
}

interface Situation {
  readonly row: CodedRow;
  readonly newId: string;
  readonly book: Book;
  readonly rules: ImportRules;
  readonly issues: Issue[];
}

const NOTHING: Decision = {
  outcome: 'failed',
  recordId: null,
  issues: [],
  values: null,
  patch: null,
  keys: null,
  version: null,
  restored: false,
  linkedTo: null,
};

function withoutMatch(at: Situation): Decision {
  const binned = findBinned(at.row, at.book, at.rules);
  if (binned) {
    at.issues.push({
      code: 'binned_match',
      severity: 'info',
      column: null,
      value: binned.by.value,
      params: { owner: describeRecord(binned.record, at.rules) },
    });
    if (
      at.rules.onBinned === 'restore' &&
      at.rules.mode !== 'update' &&
      isFree(binned.record, at)
    ) {
      return update(binned.record, at);
    }
  }
  if (at.rules.mode === 'update') return failed([...at.issues, noMatch(at)]);
  return create(at, null);
}

/** Whether nobody has taken over a key of the binned record that decides anything: else it cannot come back. */
function isFree(record: BookRecord, at: Situation): boolean {
  return recordKeys(at.rules.definition, record.values).every(
    (key) => at.book.oldest(key) === undefined,
  );
}

function createDuplicate(found: Found, match: BookRecord, at: Situation): Decision {
  if (at.rules.allowDuplicates) return create(at, at.rules.linkDuplicates ? match.id : null);
  return failed([...at.issues, duplicate(found.by, match, at)]);
}

function create(at: Situation, linkedTo: string | null): Decision {
  const { row, book, rules, newId } = at;
  const taken = takenKeys(null, row, at);
  const issues = [...at.issues, ...taken.issues];
  const given = withoutTaken(rules.definition, row.values, taken.keys);
  if (!canCreate(rules.definition, given)) return failed([...issues, requiredMissing(at)]);
  const values = newValues(rules.definition, given);
  book.put({ id: newId, values, version: 1, binned: false, createdByRow: row.rowNumber });
  const keys = { added: recordKeys(rules.definition, values), removed: [] };
  return {
    ...NOTHING,
    outcome: 'created',
    recordId: newId,
    issues,
    values,
    keys,
    version: 1,
    linkedTo,
  };
}

function update(record: BookRecord, at: Situation): Decision {
  const { row, book, rules } = at;
  const taken = takenKeys(record, row, at);
  const issues = [...at.issues, ...taken.issues];
  if (hasError(taken.issues)) return failed(issues);
  const given = withoutTaken(rules.definition, row.values, taken.keys);
  const { patch, values, issues: more } = patchRecord(record.values, given, rules);
  issues.push(...more);
  if (hasError(more)) return failed(issues);
  if (!patch && !record.binned) {
    return {
      ...NOTHING,
      outcome: 'unchanged',
      recordId: record.id,
      issues,
      version: record.version,
    };
  }
  const version = record.version + 1;
  book.put({ ...record, values, version, binned: false });
  return {
    ...NOTHING,
    outcome: 'updated',
    recordId: record.id,
    issues,
    patch: patch ?? EMPTY_PATCH,
    keys: changedKeys(record, values, rules),
    version,
    restored: record.binned,
  };
}

const EMPTY_PATCH: Patch = { before: {}, after: {} };

function changedKeys(
  record: BookRecord,
  after: RecordValues,
  rules: ImportRules,
): Decision['keys'] {
  const old = recordKeys(rules.definition, record.values);
  const now = recordKeys(rules.definition, after);
  const added = record.binned ? now : now.filter((key) => !includesKey(old, key));
  const removed = old.filter((key) => !includesKey(now, key));
  return added.length + removed.length === 0 ? null : { added, removed };
}

function includesKey(keys: readonly RecordKey[], key: RecordKey): boolean {
  return keys.some((other) => other.kind === key.kind && other.value === key.value);
}

function failed(issues: readonly Issue[]): Decision {
  return { ...NOTHING, issues };
}

function hasError(issues: readonly Issue[]): boolean {
  return issues.some((issue) => issue.severity === 'error');
}

function duplicate(by: RecordKey | null, match: BookRecord, at: Situation): Issue {
  const field = at.rules.definition.fields.find((one) => one.keyKind === by?.kind);
  const idField = at.rules.definition.fields.find((one) => one.type === 'record_id');
  const params: Record<string, Said> = { owner: describeRecord(match, at.rules) };
  const code =
    field?.type === 'email'
      ? 'duplicate_email'
      : field?.type === 'phone'
        ? 'duplicate_phone'
        : 'duplicate_key';
  if (code === 'duplicate_key') params['field'] = (field ?? idField)?.label ?? 'key';
  return { code, severity: 'error', column: null, value: by?.value ?? match.id, params };
}

/** Without the value: it would be kept with the import for good. */
function suppressed({ kind }: RecordKey, { definition }: ImportRules): Issue {
  const field = definition.fields.find(({ keyKind }) => keyKind === kind)?.label ?? kind;
  return { code: 'suppressed', severity: 'error', column: null, value: null, params: { field } };
}

function noMatch(at: Situation): Issue {
  const labels = matchLabels(at.rules);
  if (at.row.keys.every((key) => !at.rules.findBy.includes(key.kind))) {
    return { ...requiredMissing(at), params: { fields: labels } };
  }
  const keys = sayChoice(
    at.row.keys.filter((key) => at.rules.findBy.includes(key.kind)).map((key) => key.value),
  );
  return { code: 'no_match', severity: 'error', column: null, value: null, params: { keys } };
}

function requiredMissing(at: Situation): Issue {
  const { definition } = at.rules;
  const labels = definition.createNeedsOneOf
    .map((key) => definition.fields.find((field) => field.key === key)?.label ?? key)
    .join(', ');
  return {
    code: 'required_missing',
    severity: 'error',
    column: null,
    value: null,
    params: { fields: labels },
  };
}

function matchLabels(rules: ImportRules): string {
  const id = rules.definition.fields.find((field) => field.type === 'record_id')?.label;
  const kinds = rules.findBy.map(
    (kind) => rules.definition.fields.find((field) => field.keyKind === kind)?.label ?? kind,
  );
  return [...(id === undefined ? [] : [id]), ...kinds].join(', ');
}
