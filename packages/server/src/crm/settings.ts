import type { Member, NormalizeSettings } from '@muster/core/normalize/settings';
import type { MatchingSettings } from '@muster/core/plan/import-plan';
import type { Account } from '../store/accounts.ts';
import { SETTINGS, type Setting, type SettingKey } from './setting-table.ts';

type Settings = Account['settings'];

/** The duplicate settings of the account. */
export function matchingSettingsOf(settings: Settings): MatchingSettings {
  return {
    allowDuplicates: settingValue(settings, 'allow_duplicates'),
    // A contact ID always decides first, whether it is listed or not.
    findBy: settingValue(settings, 'find_by').filter((kind) => kind !== 'contact_id'),
    onAmbiguous: settingValue(settings, 'on_ambiguous'),
    onBinned: settingValue(settings, 'on_binned'),
    linkDuplicates: settingValue(settings, 'link_duplicates'),
  };
}

/** How the account's files are read where they do not say it themselves. */
export function normalizeSettingsOf(
  settings: Settings,
  members: readonly Member[],
): NormalizeSettings {
  return {
    country: settingValue(settings, 'country'),
    currency: settingValue(settings, 'currency'),
    dateOrder: settingValue(settings, 'date_order'),
    language: settingValue(settings, 'language'),
    timeZone: settingValue(settings, 'time_zone'),
    placeholders: settingValue(settings, 'placeholders'),
    members,
  };
}

/** The account's contact types, in the order in which they are offered. */
export function contactTypesOf(settings: Settings): readonly string[] {
  return settingValue(settings, 'contact_types');
}

/** The account's contact categories, in the order in which they are offered; none: a category is any text. */
export function contactCategoriesOf(settings: Settings): readonly string[] {
  return settingValue(settings, 'contact_categories');
}

/** What values of the setting are. */
export type ValueOf<Key extends SettingKey> =
  (typeof SETTINGS)[Key] extends Setting<infer T> ? T : never;

/** The account's value of one setting. What is stored was read by the same table, so it has the setting's type. */
export function settingValue<Key extends SettingKey>(settings: Settings, key: Key): ValueOf<Key> {
  const set = Object.hasOwn(settings, key) ? settings[key] : undefined;
  return (set === undefined ? SETTINGS[key].initial : set) as ValueOf<Key>;
}
