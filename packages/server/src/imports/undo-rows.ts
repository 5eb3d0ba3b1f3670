import type { Json } from '@muster/core/json';
import type { RecordKey } from '@muster/core/match/key';
import { comparable, keyText, recordKeys } from '@muster/core/match/record-keys';
import type { FieldDefinition } from '@muster/core/object/definition';
import type { Patch } from '@muster/core/plan/patch-record';
import { type KeptReason, reverseChange } from '@muster/core/undo/reverse-change';
import type pg from 'pg';
import type { Batch } from '../store/apply-batch.ts';
import {
  type AppliedRow,
  type CurrentRecord,
  type HeldKey,
  type LoggedChange,
  readAppliedRows,
  readCurrentRecords,
  readHolders,
  type UndoneRow,
  type UndoWork,
  type WrittenRecord,
} from '../store/undo-batch.ts';
import type { ImportJob } from './import-job.ts';
import { type History, isChangedSince, isOverlaid, readHistory } from './undo-history.ts';

/**
 * Works out what undoing or redoing the rows of a batch comes to. Undoing goes from the last row
 * to the first, redoing from the first to the last, so that several changes of one record are
 * taken back in turn.
 */
export async function reverseRows(
  client: pg.ClientBase,
  job: ImportJob,
  { batch, kind }: { batch: Batch; kind: 'undo' | 'redo' },
): Promise<UndoWork> {
  const { objects } = job.tables;
  const all = await readAppliedRows(client, batch, objects);
  const rows =
    kind === 'undo'
      ? all.filter((row) => row.undo !== 'reversed').toReversed()
      : all.filter((row) => row.undo !== null);
  const ids = [...new Set(rows.map((row) => row.recordId))];
  const records = await readCurrentRecords(client, job.accountId, { objects, ids });
  const holders = await readHolders(client, job, {
    objects,
    keys: wantedKeys(job, rows, records),
  });
  const desk: Desk = {
    job,
    kind,
    before: new Map(records.map((record) => [record.id, record])),
    now: new Map(records.map((record) => [record.id, record])),
    holders: Map.groupBy(holders, keyText),
    history: await readHistory(client, job, { rows, records, kind, upTo: batch.upTo }),
    kept: new Map(),
    changes: [],
  };
  const undone = rows.map((row) =>
    row.outcome === 'created' ? reverseCreate(row, desk) : reverseUpdate(row, desk),
  );
  return { kind, rows: undone, changes: desk.changes, ...changedRecords(desk) };
}

/** The records of a batch while its rows are gone through. */
interface Desk {
  readonly job: ImportJob;
  readonly kind: 'undo' | 'redo';
  readonly before: ReadonlyMap<string, CurrentRecord>;
  readonly now: Map<string, CurrentRecord>;
  readonly holders: ReadonlyMap<string, readonly HeldKey[]>;
  readonly history: History;
  /** Fields that rows of the batch leave as they are, by record: rows before them leave them too. */
  readonly kept: Map<string, Set<string>>;
  readonly changes: LoggedChange[];
}

/** Undoing a creation puts the record in the bin, redoing takes it out: where nobody has changed it since. */
function reverseCreate(row: AppliedRow, desk: Desk): UndoneRow {
  const record = desk.now.get(row.recordId);
  const isOurs = record?.binned === (desk.kind === 'redo') && !isChangedSince(row, desk.history);
  if (!record || !isOurs) return notDone(row, desk, 'changed');
  if (desk.kind === 'redo') {
    const keys = recordKeys(desk.job.definition, record.values);
    if (keys.some((key) => isHeldByOther(key, record.id, desk)))
      return notDone(row, desk, 'key_taken');
  }
  desk.now.set(record.id, {
    ...record,
    binned: desk.kind === 'undo',
    version: record.version + 1,
    changedBy: desk.job.importId,
  });
  return done(row, desk, {});
}

/** The row stays as it is: applied where undoing failed, undone where redoing did. */
function notDone({ rowNumber, undo, note }: AppliedRow, desk: Desk, reason: KeptReason): UndoneRow {
  if (desk.kind === 'undo' && undo === null)
    return { rowNumber, undo: 'kept', note: { '': reason }, was: undo };
  return { rowNumber, undo, note: undo === 'reversed' ? { '': reason } : note, was: undo };
}

/** `kept` are the fields that stay as they are. */
function done(
  { rowNumber, undo: was }: AppliedRow,
  { kind }: Desk,
  kept: Readonly<Record<string, KeptReason>>,
): UndoneRow {
  const isWhole = Object.keys(kept).length === 0;
  const undo = kind === 'redo' ? null : isWhole ? 'reversed' : 'kept';
  return { rowNumber, undo, note: isWhole ? null : kept, was };
}

/**
 * What is to be done of a row's change. A row that was kept has been undone but for the fields that
 * its note names: undoing again is about those, redoing about the others.
 */
function openPart({ patch, note, undo }: AppliedRow, kind: Desk['kind']): Patch {
  const { before, after } = patch as Patch;
  const isOpen = (field: string): boolean => {
    if (undo !== 'kept' || note === null) return true;
    return (Object.hasOwn(note, '') || Object.hasOwn(note, field)) === (kind === 'undo');
  };
  const pick = (values: Patch['before']): Patch['before'] =>
    Object.fromEntries(Object.entries(values).filter(([field]) => isOpen(field)));
  return kind === 'undo'
    ? { before: pick(before), after: pick(after) }
    : { before: pick(after), after: pick(before) };
}

function reverseUpdate(row: AppliedRow, desk: Desk): UndoneRow {
  const record = desk.now.get(row.recordId);
  if (!record || (record.binned && !reachesIntoBin(row, record, desk)))
    return notDone(row, desk, 'changed');
  // A record that others went on to change does not go back into the bin.
  if (row.restored && desk.kind === 'undo' && isChangedSince(row, desk.history))
    return notDone(row, desk, 'changed');
  const patch = openPart(row, desk.kind);
  // A record in the bin holds no keys against others.
  const isTaken = (field: FieldDefinition, value: string): boolean =>
    (desk.kind === 'redo' || !record.binned) &&
    isHeldByOther(
      { kind: field.keyKind as string, value: comparable(field, value) },
      record.id,
      desk,
    );
  const { values, kept } = reverseChange(desk.job.definition, record.values, {
    patch,
    isTaken,
    isOverlaid: (field) =>
      desk.kind === 'undo' &&
      (isOverlaid(field, row, desk.history) || desk.kept.get(record.id)?.has(field.key) === true),
    protects: desk.kind === 'undo',
  });
  noteKept(record.id, kept, desk);
  // A do-not-contact flag that stays set is nobody else's change.
  const isOurs = Object.values(kept).every((reason) => reason === 'protected');
  const binned = row.restored && isOurs ? desk.kind === 'undo' : record.binned;
  const changedBy = isOurs ? stamp(row, record, desk) : record.changedBy;
  const change = between(record.values, values, patch);
  if (binned === record.binned && Object.keys(change.after).length === 0) {
    // No new version of a record that stays as it is, however often a row is gone through.
    if (changedBy !== record.changedBy) desk.now.set(record.id, { ...record, changedBy });
  } else {
    const version = record.version + 1;
    desk.now.set(record.id, { ...record, values, version, binned, changedBy });
    desk.changes.push({
      recordId: record.id,
      version,
      rowNumber: row.rowNumber,
      changedByBefore: record.changedBy,
      patch: change,
    });
  }
  return done(row, desk, kept);
}

/**
 * The bin holds records that somebody deleted since, which stay as they are; redoing finds one there that an undone
 * row had restored. What undoing had left of a row, since others held the key, goes also once
 * the record lies there because its creation was undone: that is redone with the values it had.
 */
function reachesIntoBin(
  { restored, undo, note }: AppliedRow,
  record: CurrentRecord,
  { kind }: Desk,
): boolean {
  if (kind === 'redo') return restored;
  return isUndoneCreation(record) && undo === 'kept' && note !== null && !Object.hasOwn(note, '');
}

function noteKept(
  id: string,
  kept: Readonly<Record<string, KeptReason>>,
  { kept: fieldsOf }: Desk,
): void {
  const fields = Object.keys(kept).filter((field) => kept[field] !== 'protected');
  if (fields.length > 0) fieldsOf.set(id, new Set([...(fieldsOf.get(id) ?? []), ...fields]));
}

/**
 * Whose result the record is afterwards: as if the change had never, or had just, been made. What
 * somebody else changed last stays theirs, so that undoing that can come first or last.
 */
function stamp(row: AppliedRow, record: CurrentRecord, { job, kind }: Desk): string {
  const before = row.changedByBefore as string;
  const [from, to] = kind === 'undo' ? [job.importId, before] : [before, job.importId];
  return record.changedBy === from ? to : record.changedBy;
}

function between(old: CurrentRecord['values'], now: CurrentRecord['values'], patch: Patch): Patch {
  const before: Record<string, Json> = {};
  const after: Record<string, Json> = {};
  for (const field of Object.keys(patch.after)) {
    if (isSame(old[field], now[field])) continue;
    before[field] = old[field] ?? null;
    after[field] = now[field] ?? null;
  }
  return { before, after };
}

function isSame(left: Json | undefined, right: Json | undefined): boolean {
  return left === right || JSON.stringify(left) === JSON.stringify(right);
}

function isHeldByOther(key: RecordKey, id: string, { job, holders, now }: Desk): boolean {
  const { rules } = job;
  const isUnique = rules.definition.fields.some(
    (field) => field.keyKind === key.kind && field.type === 'unique_id',
  );
  if (!isUnique && (rules.allowDuplicates || !rules.findBy.includes(key.kind))) return false;
  return (holders.get(keyText(key)) ?? []).some((holder) => {
    if (holder.id === id) return false;
    const other = now.get(holder.id);
    // A holder that this batch has changed may have let go of the key.
    return (
      !other ||
      (!other.binned &&
        recordKeys(job.definition, other.values).some((held) => keyText(held) === keyText(key)))
    );
  });
}

/** Keys that records may come to hold, to see who holds them now. */
function wantedKeys(
  job: ImportJob,
  rows: readonly AppliedRow[],
  records: readonly CurrentRecord[],
): readonly RecordKey[] {
  const wanted = new Map<string, RecordKey>();
  const want = (values: Readonly<Record<string, Json>>): void => {
    for (const key of recordKeys(job.definition, values)) wanted.set(keyText(key), key);
  };
  for (const { patch } of rows) {
    if (patch) {
      want(patch.before);
      want(patch.after);
    }
  }
  for (const record of records) if (record.binned) want(record.values);
  return [...wanted.values()];
}

function changedRecords({
  job,
  before,
  now,
}: Desk): Pick<UndoWork, 'records' | 'keysAdded' | 'keysRemoved'> {
  const records: WrittenRecord[] = [];
  const keysAdded: HeldKey[] = [];
  const keysRemoved: HeldKey[] = [];
  for (const [id, record] of now) {
    const old = before.get(id) as CurrentRecord;
    if (old === record) continue;
    records.push(record.values === old.values ? { ...record, values: null } : record);
    // An undone creation leaves no key behind; a record that was in the bin before keeps its keys there.
    const keys = isUndoneCreation(record) ? [] : recordKeys(job.definition, record.values);
    const kept = new Set(keys.map(keyText));
    for (const key of recordKeys(job.definition, old.values)) {
      if (!kept.has(keyText(key))) keysRemoved.push({ ...key, id, live: true });
    }
    for (const key of keys) keysAdded.push({ ...key, id, live: !record.binned });
  }
  return { records, keysAdded, keysRemoved };
}

function isUndoneCreation({ binned, changedBy, createdBy }: CurrentRecord): boolean {
  return binned && changedBy === createdBy;
}
