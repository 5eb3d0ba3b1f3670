import type { Issue } from '../issue/issue.ts';
import type { CodedRow } from '../normalize/coded-row.ts';
import type { Book, BookRecord } from '../plan/book.ts';
import type { ImportRules } from '../plan/rules.ts';
import { describeRecord } from './find-record.ts';
import type { RecordKey } from './key.ts';
import { keyText } from './record-keys.ts';

/** Keys of a row that stay with the records that hold them (`keyText`), and what to say about it. */
export interface TakenKeys {
  readonly keys: ReadonlySet<string>;
  readonly issues: readonly Issue[];
}

const NONE: TakenKeys = { keys: new Set(), issues: [] };

/**
 * Which keys of the row may not be written to `record` (null: to a new record). A unique ID is
 * never shared. An update does not take over a key that records are found by from another record:
 * the row was ambiguous, unless its record ID has decided.
 */
export function takenKeys(
  record: BookRecord | null,
  row: CodedRow,
  { book, rules }: { readonly book: Book; readonly rules: ImportRules },
): TakenKeys {
  if (row.keys.length === 0) return NONE;
  let keys: Set<string> | null = null;
  const issues: Issue[] = [];
  for (const key of row.keys) {
    const found = record !== null && rules.findBy.includes(key.kind);
    if (!found && !isUnique(key.kind, rules)) continue;
    const holder = book.oldest(key);
    if (!holder || (record !== null && book.isHeldBy(key, record.id))) continue;
    keys ??= new Set();
    keys.add(keyText(key));
    const isAmbiguous = found && row.recordId === null;
    issues.push(
      isAmbiguous ? ambiguous(key, [record, holder], rules) : keyTaken(key, holder, rules),
    );
  }
  return keys ? { keys, issues } : NONE;
}

/** Whether two records may never share keys of this kind. */
export function isUnique(kind: string, rules: ImportRules): boolean {
  return rules.definition.fields.some(
    (field) => field.keyKind === kind && field.type === 'unique_id',
  );
}

function ambiguous(
  key: RecordKey,
  [chosen, other]: readonly [BookRecord, BookRecord],
  rules: ImportRules,
): Issue {
  const held = rules.onAmbiguous === 'hold';
  return {
    code: held ? 'ambiguous_held' : 'ambiguous_match',
    severity: held ? 'error' : 'warning',
    column: null,
    value: key.value,
    params: { other: describeRecord(other, rules), chosen: describeRecord(chosen, rules) },
  };
}

function keyTaken(key: RecordKey, holder: BookRecord, rules: ImportRules): Issue {
  return {
    code: 'key_taken',
    severity: 'warning',
    column: null,
    value: key.value,
    params: { owner: describeRecord(holder, rules) },
  };
}
