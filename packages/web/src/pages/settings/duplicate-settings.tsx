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
      <SettingsSection title={t('duplicates.allow.title')}>
        <RadioSetting
          settingKey="allow_duplicates"
          label={t('duplicates.allow.title')}
          choices={[
            {
              value: false,
              label: t('duplicates.allow.no.label'),
              text: t('duplicates.allow.no.text'),
            },
            {
              value: true,
              label: t('duplicates.allow.yes.label'),
              text: t('duplicates.allow.yes.text'),
            },
          ]}
        />
      </SettingsSection>
      <SettingsSection title={t('duplicates.link.title')} text={t('duplicates.link.text')}>
        <RadioSetting
          settingKey="link_duplicates"
          label={t('duplicates.link.title')}
          choices={[
            {
              value: false,
              label: t('duplicates.link.no.label'),
              text: t('duplicates.link.no.text'),
            },
            {
              value: true,
              label: t('duplicates.link.yes.label'),
              text: t('duplicates.link.yes.text'),
            },
          ]}
        />
      </SettingsSection>
      <SettingsSection
        title={t('duplicates.ambiguous.title')}
        text={t('duplicates.ambiguous.text')}
      >
        <RadioSetting
          settingKey="on_ambiguous"
          label={t('duplicates.ambiguous.title')}
          choices={[
            {
              value: 'update_first',
              label: t('duplicates.ambiguous.first.label'),
              text: t('duplicates.ambiguous.first.text'),
            },
            {
              value: 'hold',
              label: t('duplicates.ambiguous.hold.label'),
              text: t('duplicates.ambiguous.hold.text'),
            },
          ]}
        />
      </SettingsSection>
      <SettingsSection title={t('duplicates.binned.title')} text={t('duplicates.binned.text')}>
        <RadioSetting
          settingKey="on_binned"
          label={t('duplicates.binned.title')}
          choices={[
            {
              value: 'create',
              label: t('duplicates.binned.create.label'),
              text: t('duplicates.binned.create.text'),
            },
            {
              value: 'restore',
              label: t('duplicates.binned.restore.label'),
              text: t('duplicates.binned.restore.text'),
            },
          ]}
        />
      </SettingsSection>
    </>
  );
}

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
