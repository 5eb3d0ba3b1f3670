import type { Issue } from '../issue/issue.ts';
import { type Said, say } from '../language/sentence.ts';
import type { CodedRow } from '../normalize/coded-row.ts';
import type { Book, BookRecord } from '../plan/book.ts';
import type { ImportRules } from '../plan/rules.ts';
import type { RecordKey } from './key.ts';
import { recordName } from './record-values.ts';

/** Whom a row is about. */
export interface Found {
  /** The record the row matches; null when none does. */
  readonly record: BookRecord | null;
  /** The key that found it; null when the record ID did, or nothing. */
  readonly by: RecordKey | null;
  readonly issues: readonly Issue[];
}

const NOTHING: Found = { record: null, by: null, issues: [] };

/**
 * Finds the record of a row (PRODUCT section 3): a filled record ID decides alone (one that is
 * unknown or in the bin is an error); otherwise the first preference, then the second. Of several
 * holders of one key the oldest is taken, with a warning.
 */
export function findRecord(row: CodedRow, book: Book, rules: ImportRules): Found {
  if (row.recordId !== null) return findById(row.recordId, book);
  for (const kind of rules.findBy) {
    for (const key of row.keys) {
      if (key.kind !== kind) continue;
      const oldest = book.oldest(key);
      if (!oldest) continue;
      const issues = book.isShared(key) ? [severalMatches(key)] : [];
      return { record: oldest, by: key, issues };
    }
  }
  return NOTHING;
}

/** The binned record that a row without a match would have matched; null when there is none. */
export function findBinned(
  row: CodedRow,
  book: Book,
  rules: ImportRules,
): { readonly record: BookRecord; readonly by: RecordKey } | null {
  for (const kind of rules.findBy) {
    for (const key of row.keys) {
      const record = key.kind === kind ? book.oldest(key, 'binned') : undefined;
      if (record) return { record, by: key };
    }
  }
  return null;
}

/** How a message names a record: as the earlier row that made it, else by its name. */
export function describeRecord(record: BookRecord, rules: ImportRules): Said {
  const name = recordName(rules.definition, record.values);
  const { createdByRow: row } = record;
  return row === null ? name : say('row {row} of this file ({name})', { row, name });
}

function findById(recordId: string, book: Book): Found {
  const record = book.get(recordId);
  if (record && !record.binned) return { record, by: null, issues: [] };
  return {
    ...NOTHING,
    issues: [{ code: 'contact_not_found', severity: 'error', column: null, value: recordId }],
  };
}

function severalMatches(key: RecordKey): Issue {
  return { code: 'several_matches', severity: 'warning', column: null, value: key.value };
}
