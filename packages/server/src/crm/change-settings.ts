import type { Json } from '@muster/core/json';
import type { Member } from '@muster/core/normalize/settings';
import type { AccountPool } from '../database/account-pool.ts';
import { MusterError } from '../errors.ts';
import {
  type Account,
  findAccountById,
  insertMember,
  listMembers,
  writeSettings,
} from '../store/accounts.ts';
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
  readonly meaning: string;
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
  const known = settingKeys().find((one) => one === key.trim().toLowerCase().replaceAll('-', '_'));
  if (!known) {
    throw invalid(`There is no setting ${key}. The settings are ${settingKeys().join(', ')}.`);
  }
  const setting: Setting<Json> = SETTINGS[known];
  const { settings } = await findAccountById(pool, account.accountId);
  const others = Object.entries(settings).filter(([name]) => name !== known);
  if (text.trim().toLowerCase() !== 'default') {
    const given = setting.read(text.trim());
    if (known === 'find_by') await checkFindBy(pool, account, given as readonly string[]);
    if (JSON.stringify(given) !== JSON.stringify(setting.initial)) others.push([known, given]);
  }
  const changed = Object.fromEntries(others);
  await writeSettings(pool, account.accountId, changed);
  return showSetting(changed, known);
}

/**
 * Sets one setting from its value as `showSettings` gives it: a text, true or false, a list of
 * texts, or null for none.
 *
 * @throws MusterError `setting_invalid`
 */
export function setSettingValue(
  pool: AccountPool,
  account: Account,
  { key, value }: { readonly key: string; readonly value: Json },
): Promise<ShownSetting> {
  return setSetting(pool, account, { key, text: typedText(key, value) });
}

function typedText(key: string, value: Json): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (value === null || (Array.isArray(value) && value.length === 0)) return 'none';
  if (Array.isArray(value)) {
    const broken = value.find((one) => typeof one !== 'string' || /[,]/.test(one));
    if (broken === undefined) return value.join(', ');
    throw invalid(`${JSON.stringify(broken)} cannot stand in ${key}: texts without commas can.`);
  }
  // What would put the default back is no value.
  if (typeof value === 'string' && value.trim().toLowerCase() !== 'default') return value;
  throw invalid(`${JSON.stringify(value)} is not a value of ${key}.`);
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
  if (name === '') throw invalid('A member needs a name.');
  if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)) {
    throw invalid(`"${given.email}" is not an email address.`);
  }
  await insertMember(pool, account.accountId, { name, email });
  return { name, email };
}

/** The account's members, oldest first. */
export function findMembers(pool: AccountPool, account: Account): Promise<readonly Member[]> {
  return listMembers(pool, account.accountId);
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
    `Contacts cannot be found by ${unknown}. They can be found by ${[...known].join(', ')}.`,
  );
}

function invalid(sentence: string): MusterError {
  return new MusterError('setting_invalid', sentence);
}
