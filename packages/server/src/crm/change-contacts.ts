import assert from 'node:assert/strict';
import { sayIssue } from '@muster/core/issue/say-issue';
import type { Json } from '@muster/core/json';
import { sayTogether } from '@muster/core/language/say-list';
import { say, type Sentence } from '@muster/core/language/sentence';
import { keyText, recordKeys } from '@muster/core/match/record-keys';
import { recordName, type RecordValues } from '@muster/core/match/record-values';
import { readGivenValues, type ValueProblem } from '@muster/core/normalize/given-values';
import { editRecord } from '@muster/core/plan/edit-record';
import { canCreate, newValues } from '@muster/core/plan/new-values';
import type pg from 'pg';
import { withTransaction } from '../database/with-transaction.ts';
import { MusterError } from '../errors.ts';
import type { Muster } from '../imports/muster.ts';
import type { Actor } from '../store/actor.ts';
import { type Operation, type RecordChange, writeChanges } from '../store/change-records.ts';
import { type FullRecord, readRecords } from '../store/read-records.ts';
import { lockAccount, queueForAccount } from '../store/revisions.ts';
import { newUuid } from '../store/uuid-v7.ts';
import { findDuplicates, refuseDuplicates } from './contact-duplicates.ts';
import { writeContactEvents } from './contact-events.ts';
import { type ContactRules, loadContactRules } from './contact-rules.ts';
import { indexRecords } from './index-contacts.ts';
import { refuseSuppressed } from './refuse-suppressed.ts';

export type { Actor };

type Given = Readonly<Record<string, Json>>;

/** Which contact, and the version that the caller has seen; null: whatever its version. */
export interface ContactRef {
  readonly contactId: string;
  readonly version: number | null;
}

/**
 * Adds a contact: it needs a phone or an email (PRODUCT, D1).
 *
 * @throws MusterError `value_invalid` with every bad value in `problems`; `duplicate`, `suppressed`.
 */
export async function createContact(
  muster: Muster,
  actor: Actor,
  given: Given,
): Promise<FullRecord> {
  const id = newUuid();
  return changeContacts(muster, { actor }, async (client, rules) => {
    const values = newValues(rules.definition, readValues(rules, given));
    if (!REACHED_BY.some((key) => values[key] !== undefined)) throw unreachable();
    const keys = recordKeys(rules.definition, values);
    await refuseSuppressed(client, rules.accountId, keys);
    const found = await findDuplicates(client, rules, { id, keys });
    if (!rules.matching.allowDuplicates || found.some(({ isUnique }) => isUnique)) {
      await refuseDuplicates(client, rules, found);
    }
    const linkedTo = rules.matching.linkDuplicates ? (found[0]?.id ?? null) : null;
    const change = {
      ...UNCHANGED,
      kind: 'create',
      id,
      version: 1,
      values,
      linkedTo,
      keys,
    } as const;
    return [{ ...change, changedByBefore: id, before: {}, after: values }];
  });
}

const REACHED_BY = ['email', 'phone', 'additional_emails', 'additional_phones'];

/**
 * Changes values of a contact: those given; null clears. A value that is already so changes nothing.
 *
 * @throws MusterError `not_found`, `version_conflict`, `value_invalid`, `duplicate`, `suppressed`.
 */
export async function updateContact(
  muster: Muster,
  actor: Actor,
  { contactId, version, values }: ContactRef & { readonly values: Given },
): Promise<FullRecord> {
  return changeContacts(muster, { actor, contactId }, async (client, rules) => {
    const given = readValues(rules, values);
    const record = await readOne(client, rules, { contactId, version });
    if (record.deletedAt !== null) throw binned(contactId);
    const change = editChange(rules, record, given);
    if (change === null) return [];
    const held = new Set(recordKeys(rules.definition, record.values).map(keyText));
    const gained = change.keys.filter((key) => !held.has(keyText(key)));
    await refuseSuppressed(client, rules.accountId, gained);
    const found = await findDuplicates(client, rules, { id: contactId, keys: gained });
    await refuseDuplicates(client, rules, found);
    return [change];
  });
}

/**
 * Puts a contact into the bin. One that is there already stays as it is.
 *
 * @throws MusterError `not_found`, `version_conflict`.
 */
export async function deleteContact(
  muster: Muster,
  actor: Actor,
  ref: ContactRef,
): Promise<FullRecord> {
  return changeContacts(muster, { actor, contactId: ref.contactId }, async (client, rules) => {
    const record = await readOne(client, rules, ref);
    return record.deletedAt === null ? [binChange(rules, record, 'delete')] : [];
  });
}

/**
 * Takes a contact out of the bin.
 *
 * @throws MusterError `not_found`, `version_conflict`; `duplicate` when another contact has its email or phone by now; `suppressed`.
 */
export async function restoreContact(
  muster: Muster,
  actor: Actor,
  ref: ContactRef,
): Promise<FullRecord> {
  return changeContacts(muster, { actor, contactId: ref.contactId }, async (client, rules) => {
    const record = await readOne(client, rules, ref);
    if (record.deletedAt === null) return [];
    const change = binChange(rules, record, 'restore');
    await refuseSuppressed(client, rules.accountId, change.keys);
    const found = await findDuplicates(client, rules, { id: record.id, keys: change.keys });
    await refuseDuplicates(client, rules, found);
    return [change];
  });
}

/** The change that gives a contact these values; null when it has them. @throws MusterError `value_invalid`. */
export function editChange(
  { definition }: ContactRules,
  record: FullRecord,
  given: RecordValues,
): RecordChange | null {
  const { patch, values, issues } = editRecord(definition, record.values, given);
  const [tooMany] = issues;
  if (tooMany) {
    throw invalidValues([
      {
        field: '',
        code: tooMany.code,
        sentence: say('{name} would have more than {limit} values in {field}.', {
          name: recordName(definition, values),
          limit: tooMany.params?.['limit'] ?? '',
          field: sayIssue(tooMany, null, definition).sentence.params?.['column'] ?? '',
        }),
        advice: say('Take some away first.'),
      },
    ]);
  }
  if (!patch) return null;
  if (!canCreate(definition, values)) throw nameless({ text: definition.createNeeds ?? 'a name' });
  const keys = recordKeys(definition, values);
  const kept = new Set(keys.map(keyText));
  return {
    ...UNCHANGED,
    kind: 'edit',
    id: record.id,
    version: record.version + 1,
    changedByBefore: record.changedBy,
    values,
    ...patch,
    keys,
    keysRemoved: recordKeys(definition, record.values).filter((key) => !kept.has(keyText(key))),
  };
}

/** The change that puts a contact into the bin, or takes it out. */
export function binChange(
  { definition }: ContactRules,
  record: FullRecord,
  kind: 'delete' | 'restore',
): RecordChange {
  return {
    ...UNCHANGED,
    kind,
    id: record.id,
    version: record.version + 1,
    changedByBefore: record.changedBy,
    binned: kind === 'delete',
    keys: recordKeys(definition, record.values),
  };
}

const UNCHANGED = {
  binned: false,
  values: null,
  linkedTo: null,
  before: {},
  after: {},
  keys: [],
  keysRemoved: [],
} as const;

/**
 * Writes what people and bulk actions change, with all that follows from it, in the caller's
 * transaction. Changes are counted; where there are none, nothing is.
 */
export async function writeContactChanges(
  client: pg.ClientBase,
  { rules, operation }: { readonly rules: ContactRules; readonly operation: Operation },
  changes: readonly RecordChange[],
): Promise<void> {
  if (changes.length === 0) return;
  const { accountId, definition } = rules;
  await lockAccount(client, accountId);
  await writeChanges(client, operation, changes);
  await indexRecords(client, accountId, { definition, ids: changes.map(({ id }) => id) });
  await writeContactEvents(client, accountId, changes);
}

interface Changing {
  readonly actor: Actor;
  /** Absent: the change makes it. */
  readonly contactId?: string;
}

/** Works out a change and writes it while nobody else changes the account; gives the contact as it is then. */
async function changeContacts(
  muster: Muster,
  { actor, contactId }: Changing,
  work: (client: pg.ClientBase, rules: ContactRules) => Promise<readonly RecordChange[]>,
): Promise<FullRecord> {
  return withTransaction(muster.pool, async (client) => {
    await queueForAccount(client, muster.account.accountId);
    // Only now: whoever had the lock may have removed a field.
    const rules = await loadContactRules(muster, client);
    const { accountId, tables } = rules;
    const changes = await work(client, rules);
    const operation = { accountId, tables, operationId: newUuid(), actor, bulkActionId: null };
    await writeContactChanges(client, { rules, operation }, changes);
    const id = changes[0]?.id ?? contactId;
    assert(id !== undefined);
    return readOne(client, rules, { contactId: id, version: null });
  });
}

async function readOne(
  client: pg.ClientBase,
  { accountId, tables }: ContactRules,
  { contactId, version }: ContactRef,
): Promise<FullRecord> {
  const [record] = await readRecords(client, accountId, { tables, ids: [contactId] });
  if (!record)
    throw new MusterError('not_found', say('There is no contact {id}.', { id: contactId }));
  if (version === null || version === record.version) return record;
  throw new MusterError(
    'version_conflict',
    say(
      'The contact was changed meanwhile: it has version {current}, not {given}. Read it again, and change what it is now.',
      { current: record.version, given: version },
    ),
    { detail: { currentVersion: record.version } },
  );
}

/** @throws MusterError `value_invalid` */
export function readValues({ definition, normalizing }: ContactRules, given: Given): RecordValues {
  const { values, problems } = readGivenValues(definition, normalizing, given);
  if (problems.length > 0) throw invalidValues(problems);
  return values;
}

function invalidValues(problems: readonly ValueProblem[]): MusterError {
  const sentences = problems
    .slice(0, MOST_TOLD)
    .map(({ sentence, advice }) => say('{problem} {advice}', { problem: sentence, advice }));
  return new MusterError('value_invalid', sayTogether(sentences), {
    detail: {
      problems,
      errors: problems.map(({ field, code, sentence }) => ({
        path: `body.values.${field}`,
        code,
        message: sentence,
      })),
    },
  });
}

const MOST_TOLD = 3;

function unreachable(): MusterError {
  return invalidValues([
    {
      field: 'email',
      code: 'required_missing',
      sentence: say('A contact needs an email or a phone.'),
      advice: say('Give at least one of them.'),
    },
  ]);
}

function nameless(needs: Sentence): MusterError {
  return invalidValues([
    {
      field: '',
      code: 'required_missing',
      sentence: say('The contact would be left without {needs}.', { needs }),
      advice: say('Keep one of them, or delete the contact.'),
    },
  ]);
}

function binned(contactId: string): MusterError {
  return new MusterError(
    'contact_binned',
    say('The contact {id} is in the bin. Restore it before you change it.', { id: contactId }),
  );
}
