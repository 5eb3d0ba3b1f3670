import type { FieldDefinition } from '@muster/core/object/definition';
import type pg from 'pg';
import {
  type LaterChange,
  readEdited,
  readLaterChanges,
  type RecordSince,
} from '../store/later-changes.ts';
import type { AppliedRow, CurrentRecord } from '../store/undo-batch.ts';
import type { ImportJob } from './import-job.ts';

/** What became of the records of a batch after the import. */
export interface History {
  /** What other imports, and later rows of this one, made of each record, and stands. */
  readonly later: ReadonlyMap<string, readonly LaterChange[]>;
  /** Records that somebody changed by other means. */
  readonly edited: ReadonlySet<string>;
}

export interface HistoryOf {
  readonly rows: readonly AppliedRow[];
  readonly records: readonly CurrentRecord[];
  readonly kind: 'undo' | 'redo';
  readonly upTo: number;
}

/** Most records are as the import has left them, which their version tells: the others are looked up. */
export async function readHistory(
  client: pg.ClientBase,
  job: ImportJob,
  { rows, records, kind, upTo }: HistoryOf,
): Promise<History> {
  const { objects } = job.tables;
  const now = new Map(records.map(({ id, version }) => [id, version]));
  const since = (some: readonly AppliedRow[]): readonly RecordSince[] =>
    some
      .map(({ recordId, version }) => ({ id: recordId, version }))
      .filter(({ id, version }) => (now.get(id) ?? version) > version);
  // Rows that are taken back only as a whole.
  const wholes = rows.filter((row) => row.outcome === 'created' || row.restored);
  const changes = await readLaterChanges(client, job, {
    objects,
    upTo,
    records: firstOfEach(since(kind === 'undo' ? rows : wholes)),
  });
  const edited = await readEdited(client, job, { objects, records: since(wholes) });
  return { later: Map.groupBy(changes, ({ recordId }) => recordId), edited };
}

/** Whether anybody else has changed the record after the row, and that stands. */
export function isChangedSince(row: AppliedRow, { later, edited }: History): boolean {
  const changes = later.get(row.recordId) ?? [];
  return (
    edited.has(row.recordId) ||
    changes.some(({ version, isOwn, isRest }) => !isOwn && !isRest && version > row.version)
  );
}

/**
 * Whether another import, or a later row, has changed the field after the row, and that stands. The value is then
 * what that makes of the row's: taking that back comes first. What it only added to a set
 * stays when the row's own part goes.
 */
export function isOverlaid(field: FieldDefinition, row: AppliedRow, { later }: History): boolean {
  return (later.get(row.recordId) ?? []).some(
    ({ version, fields }) =>
      version > row.version &&
      Object.hasOwn(fields, field.key) &&
      !(field.many && fields[field.key] === true),
  );
}

/** Of several rows of a record, the first: what has happened since the others is part of it. */
function firstOfEach(records: readonly RecordSince[]): readonly RecordSince[] {
  const first = new Map<string, RecordSince>();
  for (const record of records) {
    if ((first.get(record.id)?.version ?? Infinity) > record.version) first.set(record.id, record);
  }
  return [...first.values()];
}
