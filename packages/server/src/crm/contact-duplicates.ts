import { say } from '@muster/core/language/sentence';
import type { RecordKey } from '@muster/core/match/key';
import { keyText } from '@muster/core/match/record-keys';
import { recordName } from '@muster/core/match/record-values';
import { labelOf } from '@muster/core/object/label-of';
import type pg from 'pg';
import { MusterError } from '../errors.ts';
import { type KeyHolder, readKeyHolders, readRecords } from '../store/read-records.ts';
import type { ContactRules } from './contact-rules.ts';

/** A live contact with a key that another one is to have. */
export interface Duplicate extends KeyHolder {
  /** No two contacts may share it, whatever the account's settings. */
  readonly isUnique: boolean;
}

/**
 * Contacts that hold keys which the contact `id` is to have, as far as that matters under the
 * account's duplicate settings: keys that contacts are found by, and unique IDs. The most preferred
 * kind comes first, then the oldest contact.
 */
export async function findDuplicates(
  client: pg.ClientBase,
  rules: ContactRules,
  { id, keys }: { readonly id: string; readonly keys: readonly RecordKey[] },
): Promise<readonly Duplicate[]> {
  const { accountId, tables } = rules;
  const asked = keys.filter(({ kind }) => decides(rules, kind));
  const holders = await readKeyHolders(client, accountId, { tables, keys: asked });
  return holders
    .filter((holder) => holder.id !== id)
    .map(({ kind, value, id: holderId }) => ({
      kind,
      value,
      id: holderId,
      isUnique: isUnique(rules, kind),
    }))
    .toSorted((left, right) => preference(rules, left.kind) - preference(rules, right.kind));
}

/** @throws MusterError `duplicate` naming the first contact whose key may not be shared. */
export async function refuseDuplicates(
  client: pg.ClientBase,
  rules: ContactRules,
  found: readonly Duplicate[],
): Promise<void> {
  const refused = found.find(({ isUnique: isAlone }) => isAlone || !rules.matching.allowDuplicates);
  if (!refused) return;
  const { accountId, tables, definition } = rules;
  const [holder] = await readRecords(client, accountId, { tables, ids: [refused.id] });
  const name = recordName(definition, holder?.values ?? {});
  const field = fieldOf(rules, refused.kind);
  throw new MusterError(
    'duplicate',
    say(
      '{field} {value} already belongs to {name} ({id}). Change that contact, give another value, or allow duplicates in Settings.',
      {
        field: field === undefined ? refused.kind : labelOf(field),
        value: refused.value,
        name,
        id: refused.id,
      },
    ),
    {
      detail: {
        contactId: refused.id,
        name,
        field: field?.key ?? refused.kind,
        value: refused.value,
      },
    },
  );
}

/** Keys that may not be shared, of those given, that other live contacts hold, as `keyText`. */
export async function takenByOthers(
  client: pg.ClientBase,
  rules: ContactRules,
  keys: readonly RecordKey[],
): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const { accountId, tables, matching } = rules;
  const asked = keys.filter(
    ({ kind }) => isUnique(rules, kind) || (decides(rules, kind) && !matching.allowDuplicates),
  );
  const taken = new Map<string, Set<string>>();
  for (const holder of await readKeyHolders(client, accountId, { tables, keys: asked })) {
    const holders = taken.get(keyText(holder)) ?? new Set();
    taken.set(keyText(holder), holders.add(holder.id));
  }
  return taken;
}

/** Whether the account asks who else holds keys of this kind. */
export function isExclusive(rules: ContactRules, kind: string): boolean {
  return isUnique(rules, kind) || (decides(rules, kind) && !rules.matching.allowDuplicates);
}

function decides(rules: ContactRules, kind: string): boolean {
  return rules.matching.findBy.includes(kind) || isUnique(rules, kind);
}

function isUnique(rules: ContactRules, kind: string): boolean {
  return rules.definition.fields.some(
    (field) => field.keyKind === kind && field.type === 'unique_id',
  );
}

function preference({ matching }: ContactRules, kind: string): number {
  const at = matching.findBy.indexOf(kind);
  return at === -1 ? matching.findBy.length : at;
}

function fieldOf({ definition }: ContactRules, kind: string) {
  return definition.fields.find((field) => field.keyKind === kind);
}
