import type { Json } from '@muster/core/json';
import { say } from '@muster/core/language/sentence';
import type { RecordValues } from '@muster/core/match/record-values';
import type { FieldDefinition } from '@muster/core/object/definition';
import { labelOf } from '@muster/core/object/label-of';
import type { Queryable } from '../database/account-pool.ts';
import { MusterError } from '../errors.ts';
import type { TableFileFormat } from '../formats/write-table.ts';
import type { Muster } from '../imports/muster.ts';
import {
  type BulkActionRecord,
  changeBulkAction,
  insertBulkAction,
  readBulkAction,
} from '../store/bulk-actions.ts';
import type { Actor } from '../store/actor.ts';
import type { FullRecord } from '../store/read-records.ts';
import { newUuid } from '../store/uuid-v7.ts';
import { readValues } from './change-contacts.ts';
import { compileFilter } from './compile-filter.ts';
import { type ContactRules, loadContactRules } from './contact-rules.ts';
import { type ContactSelection, nextContacts } from './list-contacts.ts';

export type { BulkActionRecord };

/**
 * The contacts of a bulk action: those listed, or those that a filter and what was typed find, but
 * for some.
 */
export type BulkSelection =
  | { readonly ids: readonly string[] }
  | (Pick<ContactSelection, 'filter' | 'search'> & { readonly except?: readonly string[] });

/** What a bulk edit does to each contact. */
export interface BulkEdit {
  readonly kind: 'edit';
  /** Values by field key; null clears. */
  readonly set: Readonly<Record<string, Json>>;
  /** Values that lists gain and lose, by field key: tags, groups, followers. */
  readonly add: Readonly<Record<string, readonly string[]>>;
  readonly remove: Readonly<Record<string, readonly string[]>>;
}

/** The file of an export. */
export interface BulkExport {
  readonly kind: 'export';
  readonly format: TableFileFormat;
  /** Keys of fields, in the order of the columns; null: all. */
  readonly columns: readonly string[] | null;
}

export type BulkChange = BulkEdit | BulkExport | { readonly kind: 'delete' | 'restore' };

/**
 * Notes long work on contacts; a worker carries it out. Contacts that are made later are not part of it.
 *
 * @throws MusterError `value_invalid`, `filter_invalid`, `invalid_request`.
 */
export async function startBulkAction(
  muster: Muster,
  actor: Actor,
  { selection, change }: { readonly selection: BulkSelection; readonly change: BulkChange },
): Promise<BulkActionRecord> {
  const rules = await loadContactRules(muster);
  if ('filter' in selection) compileFilter(rules, selection.filter);
  const checked = checkChange(rules, change);
  const key = { accountId: rules.accountId, bulkActionId: newUuid() };
  await insertBulkAction(muster.pool, key, {
    kind: change.kind,
    actor,
    selection: selection as unknown as Json,
    change: checked as unknown as Json,
  });
  return readBulkAction(muster.pool, key);
}

/** @throws MusterError `not_found` */
export function findBulkAction(
  { pool, account: { accountId } }: Muster,
  bulkActionId: string,
): Promise<BulkActionRecord> {
  return readBulkAction(pool, { accountId, bulkActionId });
}

/**
 * Asks for a bulk action to end: what it has done stays. One that waits ends at once.
 *
 * @throws MusterError `not_found`; `bulk_action_state` when it has ended already.
 */
export async function cancelBulkAction(
  muster: Muster,
  bulkActionId: string,
): Promise<BulkActionRecord> {
  const key = { accountId: muster.account.accountId, bulkActionId };
  const { state } = await readBulkAction(muster.pool, key);
  const isOpen = await changeBulkAction(muster.pool, key, {
    cancelWanted: true,
    ...(state === 'waiting' ? { state: 'cancelled' as const } : {}),
  });
  if (isOpen) return readBulkAction(muster.pool, key);
  throw new MusterError(
    'bulk_action_state',
    say('The bulk action is {state}: there is nothing to cancel.', { state: say(state) }),
  );
}

/** The next contacts of an action, in the order of their IDs. */
export async function nextSelected(
  client: Queryable,
  rules: ContactRules,
  { action, limit }: { readonly action: BulkActionRecord; readonly limit: number },
): Promise<readonly FullRecord[]> {
  const given = action.selection as unknown as BulkSelection;
  const after = action.cursor;
  const selection = { ...selectionOf(given), binned: action.kind === 'restore' };
  if ('ids' in given) {
    const ids = [...new Set(given.ids)]
      .toSorted()
      .filter((id) => after === null || id > after)
      .slice(0, limit);
    if (ids.length === 0) return [];
    const filter = [{ field: 'contact_id', operator: 'in' as const, value: ids }];
    const found = await nextContacts(client, rules, {
      selection: { ...selection, filter },
      after: null,
      limit,
    });
    // Those of these IDs that are no contacts, or not where they are looked for, end nothing.
    if (found.length > 0 || ids.length < limit) return found;
    return nextSelected(client, rules, {
      action: { ...action, cursor: ids.at(-1) ?? after },
      limit,
    });
  }
  const found = await nextContacts(client, rules, { selection, after, limit });
  // IDs begin with the time: what is made after the action began is none of its.
  const meant = found.filter(({ id }) => id <= action.bulkActionId);
  const leftOut = new Set(given.except);
  const kept = meant.filter(({ id }) => !leftOut.has(id));
  const last = meant.at(-1);
  // Where all of them are left out there may be others after them.
  if (kept.length > 0 || last === undefined) return kept;
  return nextSelected(client, rules, { action: { ...action, cursor: last.id }, limit });
}

export function selectionOf(given: BulkSelection): ContactSelection {
  if ('ids' in given) return { filter: [], search: '', binned: false };
  return { filter: given.filter, search: given.search, binned: false };
}

function checkChange(rules: ContactRules, change: BulkChange): BulkChange {
  if (change.kind === 'export') return checkExport(rules, change);
  return change.kind === 'edit' ? checkEdit(rules, change) : change;
}

function checkExport({ definition }: ContactRules, change: BulkExport): BulkExport {
  const known = new Set(definition.fields.map(({ key }) => key));
  const unknown = change.columns?.find((key) => !known.has(key));
  if (unknown === undefined) return change;
  throw new MusterError(
    'filter_invalid',
    say('There is no field {key} to export.', { key: unknown }),
  );
}

/** The same with its values as they are stored. */
function checkEdit(rules: ContactRules, { set, add, remove }: BulkEdit): BulkEdit {
  const all = [...Object.keys(set), ...Object.keys(add), ...Object.keys(remove)];
  if (all.length === 0) throw nothing();
  for (const key of all) {
    const field = rules.definition.fields.find((one) => one.key === key);
    if (field?.keyKind !== undefined) throw notForAll(field);
    if (field && !field.many && !Object.hasOwn(set, key)) throw notMany(field);
  }
  return {
    kind: 'edit',
    set: readValues(rules, set),
    add: lists(readValues(rules, add)),
    remove: lists(readValues(rules, remove)),
  };
}

function lists(values: RecordValues): BulkEdit['add'] {
  return Object.fromEntries(
    Object.entries(values).map(([key, value]) => [key, (value ?? []) as readonly string[]]),
  );
}

function nothing(): MusterError {
  return new MusterError('invalid_request', say('Say what to set, to add or to remove.'));
}

function notForAll(field: FieldDefinition): MusterError {
  return new MusterError(
    'invalid_request',
    say('{field} tells contacts apart: it cannot be set for several at once.', {
      field: labelOf(field),
    }),
  );
}

function notMany(field: FieldDefinition): MusterError {
  return new MusterError(
    'invalid_request',
    say('{field} has one value: set it.', { field: labelOf(field) }),
  );
}
