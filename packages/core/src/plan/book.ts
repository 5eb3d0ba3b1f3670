import type { RecordKey } from '../match/key.ts';
import { type Matching, matchingKinds } from '../match/matching-kinds.ts';
import { keyText, recordKeys } from '../match/record-keys.ts';
import type { RecordValues } from '../match/record-values.ts';

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

export type Where = 'live' | 'binned';

/**
 * Keys (`keyText`) of which the book was given the oldest holders only, and the last of those. What
 * it says of such a key is exact as long as one of them still holds it.
 */
export type Horizons = Readonly<Record<Where, ReadonlyMap<string, string>>>;

/**
 * The records that rows are decided against: those of the account, changed row by row as
 * decisions are made. The whole account in the reference model; in the engine just those records
 * that the rows at hand can meet. Older records have smaller IDs. Only keys that decide something
 * are listed (`matchingKinds`).
 */
export class Book {
  readonly #matching: Matching;
  readonly #kinds: ReadonlySet<string>;
  readonly #horizons: Horizons;
  readonly #records = new Map<string, BookRecord>();
  /** IDs of the holders of each key, oldest first. */
  readonly #holders: Readonly<Record<Where, Map<string, string[]>>> = {
    live: new Map(),
    binned: new Map(),
  };
  #ranOut = false;

  constructor(matching: Matching, horizons: Horizons = NO_HORIZONS) {
    this.#matching = matching;
    this.#kinds = matchingKinds(matching);
    this.#horizons = horizons;
  }

  /** Something was asked that only holders beyond the horizon could answer. */
  get ranOut(): boolean {
    return this.#ranOut;
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

  /** The oldest record that holds the key: of the live ones, or of those in the bin. */
  oldest(key: RecordKey, where: Where = 'live'): BookRecord | undefined {
    const text = keyText(key);
    const id = this.#holders[where].get(text)?.[0];
    const horizon = this.#horizons[where].get(text);
    if (horizon !== undefined && (id === undefined || id > horizon)) this.#ranOut = true;
    return id === undefined ? undefined : this.#records.get(id);
  }

  /** Whether several live records hold the key. */
  isShared(key: RecordKey): boolean {
    const text = keyText(key);
    const isShared = (this.#holders.live.get(text)?.length ?? 0) > 1;
    if (!isShared && this.#horizons.live.has(text)) this.#ranOut = true;
    return isShared;
  }

  /** Whether that live record is among the holders of the key. */
  isHeldBy(key: RecordKey, id: string): boolean {
    const ids = this.#holders.live.get(keyText(key));
    return ids !== undefined && ids[placeOf(ids, id)] === id;
  }

  /** Adds a record, or replaces the one of the same ID. */
  put(record: BookRecord): void {
    const before = this.#records.get(record.id);
    this.#records.set(record.id, record);
    const where = record.binned ? 'binned' : 'live';
    const now = this.#keyTexts(record);
    if (!before) {
      for (const text of now) this.#list(where, text, record.id);
      return;
    }
    // A key that stays is left where it is: many rows may change a record that shares one with many.
    const wasWhere = before.binned ? 'binned' : 'live';
    const was = this.#keyTexts(before);
    for (const text of was) {
      if (wasWhere !== where || !now.includes(text)) this.#unlist(wasWhere, text, record.id);
    }
    for (const text of now) {
      if (wasWhere !== where || !was.includes(text)) this.#list(where, text, record.id);
    }
  }

  #keyTexts({ values }: BookRecord): readonly string[] {
    return recordKeys(this.#matching.definition, values)
      .filter(({ kind }) => this.#kinds.has(kind))
      .map(keyText);
  }

  #list(where: Where, text: string, id: string): void {
    const ids = this.#holders[where].get(text);
    if (!ids) this.#holders[where].set(text, [id]);
    // New records are the youngest, as a rule.
    else if ((ids.at(-1) as string) < id) ids.push(id);
    else ids.splice(placeOf(ids, id), 0, id);
  }

  #unlist(where: Where, text: string, id: string): void {
    const ids = this.#holders[where].get(text);
    if (!ids) return;
    if (ids.length === 1) this.#holders[where].delete(text);
    else if (ids[0] === id) ids.shift();
    else ids.splice(placeOf(ids, id), 1);
  }
}

const NO_HORIZONS: Horizons = { live: new Map(), binned: new Map() };

/** Where the ID stands among sorted ones, or would stand. */
function placeOf(ids: readonly string[], id: string): number {
  let from = 0;
  let to = ids.length;
  while (from < to) {
    const middle = (from + to) >>> 1;
    if ((ids[middle] as string) < id) from = middle + 1;
    else to = middle;
  }
  return from;
}
