import type { Json } from '@muster/core/json';
import { say } from '@muster/core/language/sentence';
import { fieldLabels } from '@muster/core/object/field-labels';
import { MusterError } from '../errors.ts';
import type { Muster } from '../imports/muster.ts';
import { type FullRecord, readRecords } from '../store/read-records.ts';
import {
  type ChangeAuthor,
  type LoggedVersion,
  readFieldAuthors,
  readHistory,
  readOrigin,
} from '../store/record-history.ts';
import { type ContactRules, loadContactRules } from './contact-rules.ts';

/** One version of a contact: who made it, and what it changed. */
export interface ContactVersion extends ChangeAuthor {
  readonly changes: readonly FieldChange[];
}

interface FieldChange {
  readonly field: string;
  readonly label: string;
  readonly before: Json;
  readonly after: Json;
}

/** Where a value comes from: which file and row, or which person. */
export interface ValueSource extends ChangeAuthor {
  readonly field: string;
  readonly value: Json;
}

/**
 * A contact, in the bin or not.
 *
 * @throws MusterError `not_found`
 */
export async function findContact(muster: Muster, contactId: string): Promise<FullRecord> {
  const rules = await loadContactRules(muster);
  return readContact(muster, rules, contactId);
}

/**
 * What was done to a contact before a version, the latest first; its making comes last.
 *
 * @throws MusterError `not_found`
 */
export async function listContactHistory(
  muster: Muster,
  contactId: string,
  { before, limit }: { readonly before: number | null; readonly limit: number },
): Promise<readonly ContactVersion[]> {
  const rules = await loadContactRules(muster);
  const { accountId, tables, definition } = rules;
  const record = await readContact(muster, rules, contactId);
  const scope = { tables, id: contactId, limit };
  const logged = await readHistory(muster.pool, accountId, {
    ...scope,
    before: before ?? LATEST,
  });
  const labels = fieldLabels(definition, muster.language ?? 'en');
  const versions = logged.map((one) => shown(labels, one));
  const isLast = logged.length < limit && logged.at(-1)?.version !== 1;
  if (!isLast || record.originImportId === null || before === 1) return versions;
  const all = await readHistory(muster.pool, accountId, {
    ...scope,
    before: LATEST,
    limit: LATEST,
  });
  const made = { ...(await originOf(muster, record)), before: {}, after: firstValues(record, all) };
  return [...versions, shown(labels, made)];
}

const LATEST = 2_147_483_647;

/**
 * For each value of a contact, what gave it.
 *
 * @throws MusterError `not_found`
 */
export async function listValueSources(
  muster: Muster,
  contactId: string,
): Promise<readonly ValueSource[]> {
  const rules = await loadContactRules(muster);
  const { accountId, tables } = rules;
  const record = await readContact(muster, rules, contactId);
  const authors = await readFieldAuthors(muster.pool, accountId, { tables, id: contactId });
  const byField = new Map(authors.map((author) => [author.field, author]));
  const origin = await originOf(muster, record);
  return rules.definition.fields.flatMap(({ key }) => {
    const value = record.values[key];
    return value === undefined ? [] : [{ ...(byField.get(key) ?? origin), field: key, value }];
  });
}

async function readContact(
  { pool }: Muster,
  { accountId, tables }: ContactRules,
  contactId: string,
): Promise<FullRecord> {
  const [record] = await readRecords(pool, accountId, { tables, ids: [contactId] });
  if (record) return record;
  throw new MusterError('not_found', say('There is no contact {id}.', { id: contactId }));
}

/** The making of a contact. That of one made by hand stands in the log itself. */
async function originOf({ pool, account }: Muster, record: FullRecord): Promise<ChangeAuthor> {
  const { originImportId, originRow, createdAt } = record;
  const from =
    originImportId === null ? null : await readOrigin(pool, account.accountId, originImportId);
  return {
    version: 1,
    kind: originImportId === null ? 'create' : 'apply',
    at: createdAt,
    importId: originImportId,
    fileName: from?.fileName ?? null,
    rowNumber: originRow,
    actor: from?.actor ?? null,
    bulkActionId: null,
  };
}

/** The values that the record was made with: the log keeps what each change found. */
function firstValues(
  { values }: FullRecord,
  logged: readonly LoggedVersion[],
): Readonly<Record<string, Json>> {
  const first: Record<string, Json> = { ...values };
  for (const { before } of logged) Object.assign(first, before);
  return Object.fromEntries(Object.entries(first).filter(([, value]) => value !== null));
}

function shown(
  labels: ReadonlyMap<string, string>,
  { before, after, ...author }: LoggedVersion,
): ContactVersion {
  const changes = [...labels]
    .filter(([key]) => Object.hasOwn(after, key))
    .map(([key, label]) => ({
      field: key,
      label,
      before: before[key] ?? null,
      after: after[key] ?? null,
    }));
  return { ...author, changes };
}
