import { Select, SimpleGrid } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { type Field, fieldsQuery } from '../../api/fields.ts';
import { settingsQuery } from '../../api/settings.ts';
import { Page } from '../../parts/page.tsx';
import { QueryContent } from '../../parts/query-content.tsx';
import { RadioSetting } from './radio-setting.tsx';
import { ReadOnlyNote } from './read-only-note.tsx';
import { SettingControl } from './setting-control.tsx';
import { SettingsSection } from './settings-section.tsx';
import { useSettingEdit } from './use-setting-edit.ts';

/** What counts as the same contact, and what becomes of a row that meets one. */
export function DuplicateSettings() {
  const { t } = useTranslation('settings');
  const settings = useQuery(settingsQuery);
  const fields = useQuery(fieldsQuery);
  return (
    <Page title={t('section.duplicates')} description={t('duplicates.text')}>
      <ReadOnlyNote />
      <QueryContent query={settings}>
        {() => <QueryContent query={fields}>{(known) => <Sections fields={known} />}</QueryContent>}
      </QueryContent>
    </Page>
  );
}

function Sections({ fields }: { readonly fields: readonly Field[] }) {
  const { t } = useTranslation('settings');
  return (
    <>
      <SettingsSection title={t('duplicates.findBy.title')} text={t('duplicates.findBy.text')}>
        <FindBy fields={fields} />
      </SettingsSection>
      {RULES.map(({ settingKey, name, choices }) => (
        <SettingsSection
          key={settingKey}
          title={t(`duplicates.${name}.title`)}
          text={t(`duplicates.${name}.text`)}
        >
          <RadioSetting
            settingKey={settingKey}
            label={t(`duplicates.${name}.title`)}
            choices={choices.map(({ value, choice }) => ({
              value,
              label: t(`duplicates.choice.${choice}.label`),
              text: t(`duplicates.choice.${choice}.text`),
            }))}
          />
        </SettingsSection>
      ))}
    </>
  );
}

const RULES = [
  {
    settingKey: 'allow_duplicates',
    name: 'allow',
    choices: [
      { value: false, choice: 'allowNo' },
      { value: true, choice: 'allowYes' },
    ],
  },
  {
    settingKey: 'link_duplicates',
    name: 'link',
    choices: [
      { value: false, choice: 'linkNo' },
      { value: true, choice: 'linkYes' },
    ],
  },
  {
    settingKey: 'on_ambiguous',
    name: 'ambiguous',
    choices: [
      { value: 'update_first', choice: 'updateFirst' },
      { value: 'hold', choice: 'hold' },
    ],
  },
  {
    settingKey: 'on_binned',
    name: 'binned',
    choices: [
      { value: 'create', choice: 'create' },
      { value: 'restore', choice: 'restore' },
    ],
  },
] as const;

/** First and second preference: email, phone, the contact ID, and unique fields. */
function FindBy({ fields }: { readonly fields: readonly Field[] }) {
  const { t } = useTranslation('settings');
  const edit = useSettingEdit('find_by');
  const [first = '', second = NONE] = Array.isArray(edit.value) ? edit.value : [];
  const kinds = fields
    .filter(({ key, unique }) => unique || MATCHED.has(key))
    .map(({ key, label }) => ({ value: key, label }));
  return (
    <SettingControl edit={edit} label={t('duplicates.findBy.title')}>
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
        <Select
          label={t('duplicates.findBy.first')}
          data={kinds}
          value={first}
          allowDeselect={false}
          disabled={edit.isDisabled}
          error={edit.error}
          onChange={(chosen) => edit.save(preferences(chosen, second === chosen ? first : second))}
        />
        <Select
          label={t('duplicates.findBy.second')}
          data={[{ value: NONE, label: t('duplicates.findBy.none') }, ...kinds]}
          value={second}
          allowDeselect={false}
          disabled={edit.isDisabled}
          onChange={(chosen) => edit.save(preferences(chosen === first ? second : first, chosen))}
        />
      </SimpleGrid>
    </SettingControl>
  );
}

function preferences(...kinds: readonly (string | null)[]): string[] {
  return kinds.filter((kind) => kind !== null && kind !== NONE) as string[];
}

/** No key of a field. */
const NONE = '-';

const MATCHED: ReadonlySet<string> = new Set(['email', 'phone', 'contact_id']);
