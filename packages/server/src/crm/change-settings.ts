import type { Json } from '@muster/core/json';
import type { Sentence } from '@muster/core/language/sentence';
import { type Said, say } from '@muster/core/language/sentence';
import type { Member } from '@muster/core/normalize/settings';
import type { AccountPool } from '../database/account-pool.ts';
import { MusterError } from '../errors.ts';
import { type Account, insertMember, listMembers, writeSettings } from '../store/accounts.ts';
import { loadDefinition } from './fields.ts';
import { SETTINGS, type Setting, type SettingKey } from './setting-table.ts';
import { settingValue } from './settings.ts';

type Settings = Account['settings'];

/** One setting as people see it. */
export interface ShownSetting {
  readonly key: string;
  readonly value: Json;
  /** The value as it would be typed. */
  readonly text: string;
  readonly isDefault: boolean;
  readonly meaning: Sentence;
}

/** Every setting of the account with its value. */
export function showSettings(settings: Settings): readonly ShownSetting[] {
  return settingKeys().map((key) => showSetting(settings, key));
}

/**
 * Sets one setting from typed text; `default` puts its default back. Imports that are already
 * planned keep the settings they were planned with.
 *
 * @throws MusterError `setting_invalid`
 */
export async function setSetting(
  pool: AccountPool,
  account: Account,
  { key, text }: { readonly key: string; readonly text: string },
): Promise<ShownSetting> {
  const known = knownKey(key);
  const setting: Setting<Json> = SETTINGS[known];
  const isReset = text.trim().toLowerCase() === 'default';
  return changeSetting(pool, account, {
    key: known,
    value: isReset ? setting.initial : setting.read(text.trim()),
  });
}

/**
 * Sets one setting from its value as `showSettings` gives it: a text, true or false, a number, a
 * list of texts as it is, or null for none.
 *
 * @throws MusterError `setting_invalid`
 */
export async function setSettingValue(
  pool: AccountPool,
  account: Account,
  { key, value }: { readonly key: string; readonly value: Json },
): Promise<ShownSetting> {
  const known = knownKey(key);
  return changeSetting(pool, account, { key: known, value: readValue(known, value) });
}

function knownKey(given: string): SettingKey {
  const known = settingKeys().find(
    (one) => one === given.trim().toLowerCase().replaceAll('-', '_'),
  );
  if (known) return known;
  throw invalid(
    say('There is no setting {key}. The settings are {keys}.', {
      key: given,
      keys: settingKeys().join(', '),
    }),
  );
}

/** Only what differs from the default is kept. */
async function changeSetting(
  pool: AccountPool,
  account: Account,
  { key, value }: { readonly key: SettingKey; readonly value: Json },
): Promise<ShownSetting> {
  if (key === 'find_by') await checkFindBy(pool, account, value as readonly string[]);
  const isInitial = JSON.stringify(value) === JSON.stringify(SETTINGS[key].initial);
  const changed = await writeSettings(pool, account.accountId, {
    [key]: isInitial ? undefined : value,
  });
  return showSetting(changed, key);
}

function readValue(key: SettingKey, value: Json): Json {
  const setting: Setting<Json> = SETTINGS[key];
  if (Array.isArray(value)) {
    const parts = value.filter((one) => typeof one === 'string');
    if (setting.readParts && parts.length === value.length) return setting.readParts(parts);
  } else if (typeof value === 'boolean') {
    return setting.read(value ? 'yes' : 'no');
  } else if (value === null || typeof value === 'number') {
    return setting.read(String(value ?? 'none'));
    // What would put the default back is no value.
  } else if (typeof value === 'string' && value.trim().toLowerCase() !== 'default') {
    return setting.read(value.trim());
  }
  throw invalid(say('{value} is not a value of {key}.', { value: JSON.stringify(value), key }));
}

/**
 * Adds a member, or renames the one with that email.
 *
 * @throws MusterError `setting_invalid`
 */
export async function addMember(
  pool: AccountPool,
  account: Account,
  given: { readonly name: string; readonly email: string },
): Promise<Omit<Member, 'id'>> {
  const name = given.name.trim().replace(/\s+/g, ' ');
  const email = given.email.trim().toLowerCase();
  if (name === '') throw invalid(say('A member needs a name.'));
  if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)) {
    throw invalid(say('"{email}" is not an email address.', { email: given.email }));
  }
  await insertMember(pool, account.accountId, { name, email });
  return { name, email };
}

/** The account's members who have not left, oldest first. */
export async function findMembers(pool: AccountPool, account: Account): Promise<readonly Member[]> {
  const members = await listMembers(pool, account.accountId);
  return members.filter(({ hasLeft }) => hasLeft !== true);
}

function settingKeys(): readonly SettingKey[] {
  return Object.keys(SETTINGS) as SettingKey[];
}

function showSetting(settings: Settings, key: SettingKey): ShownSetting {
  const setting: Setting<Json> = SETTINGS[key];
  const current = settingValue(settings, key);
  return {
    key,
    value: current,
    text: setting.show(current),
    isDefault: !Object.hasOwn(settings, key),
    meaning: setting.meaning,
  };
}

/** Contacts are found by what gives keys: email, phone, the contact ID, and unique fields. */
async function checkFindBy(
  pool: AccountPool,
  account: Account,
  kinds: readonly string[],
): Promise<void> {
  const { fields } = await loadDefinition(pool, account.accountId, 'contact');
  const known = new Set(['contact_id', ...fields.flatMap((field) => field.keyKind ?? [])]);
  const unknown = kinds.find((kind) => !known.has(kind));
  if (unknown === undefined) return;
  throw invalid(
    say('Contacts cannot be found by {unknown}. They can be found by {known}.', {
      unknown,
      known: [...known].join(', '),
    }),
  );
}

function invalid(sentence: Said): MusterError {
  return new MusterError('setting_invalid', sentence);
}
