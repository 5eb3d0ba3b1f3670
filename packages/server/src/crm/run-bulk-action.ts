import { say } from '@muster/core/language/sentence';
import { comparable, keyText } from '@muster/core/match/record-keys';
import type { Json } from '@muster/core/json';
import type { RecordValues } from '@muster/core/match/record-values';
import type pg from 'pg';
import { withTransaction } from '../database/with-transaction.ts';
import { MusterError } from '../errors.ts';
import type { Muster } from '../imports/muster.ts';
import {
  type BulkActionKey,
  type BulkActionRecord,
  type BulkFailure,
  changeBulkAction,
  readBulkAction,
} from '../store/bulk-actions.ts';
import type { RecordChange } from '../store/change-records.ts';
import type { FullRecord } from '../store/read-records.ts';
import { queueForAccount } from '../store/revisions.ts';
import { findSuppressed } from '../store/suppressions.ts';
import { type BulkChange, type BulkEdit, nextSelected } from './bulk-actions.ts';
import { binChange, editChange, writeContactChanges } from './change-contacts.ts';
import { isExclusive, takenByOthers } from './contact-duplicates.ts';
import { type ContactRules, loadContactRules } from './contact-rules.ts';
import { countSelected } from './count-selected.ts';
import { suppressedSentence } from './refuse-suppressed.ts';
import { writeExport } from './write-export.ts';

/**
 * Carries out a bulk action, or goes on with it: batch by batch, each in one transaction with its
 * place, so that every contact is met once, whoever broke off where. Ends soon after `signal`, to
 * be gone on with, and after a cancellation for good.
 *
 * @throws MusterError `not_found`, `database_unavailable`, `disk_full`.
 */
export async function runBulkAction(
  muster: Muster,
  bulkActionId: string,
  signal?: AbortSignal,
): Promise<BulkActionRecord> {
  const key = { accountId: muster.account.accountId, bulkActionId };
  const begun = await readBulkAction(muster.pool, key);
  if (begun.state !== 'waiting' && begun.state !== 'running') return begun;
  try {
    const rules = await loadContactRules(muster);
    const total = begun.total ?? (await countSelected(muster.pool, rules, begun));
    await changeBulkAction(muster.pool, key, {
      state: 'running',
      ...(total !== null && { total }),
    });
    if (begun.kind === 'export') await writeExport(muster, { rules, key, signal });
    else await runBatches(muster, key, signal);
  } catch (error) {
    if (error instanceof MusterError && PASSING.has(error.code)) throw error;
    const problem =
      error instanceof MusterError ? error.message : 'Something unexpected. The log has it.';
    await changeBulkAction(muster.pool, key, { state: 'failed', problem });
    if (!(error instanceof MusterError)) throw error;
  }
  return readBulkAction(muster.pool, key);
}

/** Failures that are not the action's: it is gone on with later. */
const PASSING: ReadonlySet<string> = new Set(['database_unavailable', 'disk_full', 'not_found']);

/** Some tenths of a second: nobody waits longer for the account, or for a cancellation. */
const CONTACTS_AT_ONCE = 1_000;

const FAILURES_KEPT = 100;

async function runBatches(
  muster: Muster,
  key: BulkActionKey,
  signal: AbortSignal | undefined,
): Promise<void> {
  for (;;) {
    const isEnded = signal?.aborted === true || !(await runBatch(muster, key));
    if (isEnded) return;
  }
}

/** Gives whether there may be more to do. */
async function runBatch(muster: Muster, key: BulkActionKey): Promise<boolean> {
  return withTransaction(muster.pool, async (client) => {
    await queueForAccount(client, key.accountId);
    // Fields may have been removed since the batch before.
    const rules = await loadContactRules(muster, client);
    const { accountId, tables } = rules;
    const action = await readBulkAction(client, key, { lock: true });
    if (action.state !== 'running') return false;
    if (action.cancelWanted) {
      await changeBulkAction(client, key, { state: 'cancelled' });
      return false;
    }
    const records = await nextSelected(client, rules, { action, limit: CONTACTS_AT_ONCE });
    const last = records.at(-1);
    if (!last) {
      await changeBulkAction(client, key, { state: 'done' });
      return false;
    }
    const { changes, failures } = await workOut(client, rules, { action, records });
    const { bulkActionId } = key;
    const operation = {
      accountId,
      tables,
      operationId: bulkActionId,
      actor: action.actor,
      bulkActionId,
    };
    await writeContactChanges(client, { rules, operation }, changes);
    const { changed = 0, unchanged = 0, failed = 0 } = action.counts;
    await changeBulkAction(client, key, {
      cursor: last.id,
      counts: {
        changed: changed + changes.length,
        unchanged: unchanged + records.length - changes.length - failures.length,
        failed: failed + failures.length,
      },
      failures: [...action.failures, ...failures].slice(0, FAILURES_KEPT),
    });
    return true;
  });
}

interface Batch {
  readonly action: BulkActionRecord;
  readonly records: readonly FullRecord[];
}

interface Worked {
  readonly changes: readonly RecordChange[];
  readonly failures: readonly BulkFailure[];
}

async function workOut(
  client: pg.ClientBase,
  rules: ContactRules,
  { action, records }: Batch,
): Promise<Worked> {
  const change = action.change as unknown as BulkChange;
  if (change.kind === 'restore') return restoreAll(client, rules, records);
  const changes: RecordChange[] = [];
  const failures: BulkFailure[] = [];
  for (const record of records) {
    try {
      const made =
        change.kind === 'edit'
          ? editChange(rules, record, edited(rules, record, change))
          : binChange(rules, record, 'delete');
      if (made) changes.push(made);
    } catch (error) {
      if (!(error instanceof MusterError)) throw error;
      failures.push({ contactId: record.id, code: error.code, sentence: error.said });
    }
  }
  return { changes, failures };
}

/** The values that a contact is to have. */
function edited(
  { definition }: ContactRules,
  { values }: FullRecord,
  { set, add, remove }: BulkEdit,
): RecordValues {
  const given: Record<string, Json> = { ...set };
  for (const field of definition.fields) {
    const added = add[field.key] ?? [];
    const removed = remove[field.key] ?? [];
    if (added.length + removed.length === 0) continue;
    const gone = new Set(removed.map((one) => comparable(field, one)));
    const current = (given[field.key] ?? values[field.key] ?? []) as readonly string[];
    const list = new Map<string, string>();
    for (const one of [...current.filter((own) => !gone.has(comparable(field, own))), ...added]) {
      if (!list.has(comparable(field, one))) list.set(comparable(field, one), one);
    }
    given[field.key] = [...list.values()];
  }
  return given;
}

/** A contact whose email somebody else has by now, or was erased with another contact, stays in the bin. */
async function restoreAll(
  client: pg.ClientBase,
  rules: ContactRules,
  records: readonly FullRecord[],
): Promise<Worked> {
  const made = records.map((record) => binChange(rules, record, 'restore'));
  const allKeys = made.flatMap(({ keys }) => keys);
  const taken = await takenByOthers(client, rules, allKeys);
  const suppressed = new Map(
    (await findSuppressed(client, rules.accountId, allKeys)).map((one) => [keyText(one), one]),
  );
  const claimed = new Set<string>();
  const changes: RecordChange[] = [];
  const failures: BulkFailure[] = [];
  for (const change of made) {
    const [erased] = change.keys.flatMap((key) => suppressed.get(keyText(key)) ?? []);
    if (erased) {
      const sentence = suppressedSentence(erased);
      failures.push({ contactId: change.id, code: 'suppressed', sentence });
      continue;
    }
    const exclusive = change.keys.filter(({ kind }) => isExclusive(rules, kind));
    const blocked = exclusive.find((key) => taken.has(keyText(key)) || claimed.has(keyText(key)));
    if (blocked) {
      const sentence = say('{value} belongs to another contact by now.', { value: blocked.value });
      failures.push({ contactId: change.id, code: 'duplicate', sentence });
      continue;
    }
    for (const key of exclusive) claimed.add(keyText(key));
    changes.push(change);
  }
  return { changes, failures };
}
