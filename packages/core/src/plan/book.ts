import type { RecordKey } from '../match/key.ts';
import { keyText, recordKeys } from '../match/record-keys.ts';
import type { RecordValues } from '../match/record-values.ts';
import type { ObjectDefinition } from '../object/definition.ts';

/** A record as the planner knows it. */
export interface BookRecord {
  readonly id: string;
  readonly values: RecordValues;
  /** Counts changes from 1; the version after the last decision that touched it. */
  readonly version: number;
  /** In the bin: it does not match, but rows say that it is there. */
  readonly binned: boolean;
  /** The row of this import that creates it; null for a record that was there before. */
  readonly createdByRow: number | null;
}

/**
 * The records that rows are decided against: those of the account, changed row by row as
 * decisions are made. The whole account in the reference model; in the engine just those records
 * that the rows at hand can meet. Older records have smaller IDs.
 */
export class Book {
  readonly #definition: ObjectDefinition;
  readonly #records = new Map<string, BookRecord>();
  readonly #idsByKey = new Map<string, string[]>();

  constructor(definition: ObjectDefinition) {
    this.#definition = definition;
  }

  get(id: string): BookRecord | undefined {
    return this.#records.get(id);
  }

  has(id: string): boolean {
    return this.#records.has(id);
  }

  /** Every record, in no order that means anything. */
  all(): Iterable<BookRecord> {
    return this.#records.values();
  }

  /** Records that hold the key, oldest first: the live ones, or those in the bin. */
  find(key: RecordKey, where: 'live' | 'binned' = 'live'): readonly BookRecord[] {
    const ids = this.#idsByKey.get(keyText(key));
    if (!ids) return [];
    return ids
      .map((id) => this.#records.get(id) as BookRecord)
      .filter((record) => record.binned === (where === 'binned'));
  }

  /** Adds a record, or replaces the one of the same ID. */
  put(record: BookRecord): void {
    const before = this.#records.get(record.id);
    if (before) this.#unlist(before);
    this.#records.set(record.id, record);
    for (const key of recordKeys(this.#definition, record.values)) {
      const text = keyText(key);
      const ids = this.#idsByKey.get(text);
      if (!ids) this.#idsByKey.set(text, [record.id]);
      else {
        ids.push(record.id);
        ids.sort();
      }
    }
  }

  #unlist(record: BookRecord): void {
    for (const key of recordKeys(this.#definition, record.values)) {
      const text = keyText(key);
      const ids = (this.#idsByKey.get(text) ?? []).filter((id) => id !== record.id);
      if (ids.length > 0) this.#idsByKey.set(text, ids);
      else this.#idsByKey.delete(text);
    }
  }
}
