import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { settingsQuery } from '../../api/settings.ts';
import { Page } from '../../parts/page.tsx';
import { QueryContent } from '../../parts/query-content.tsx';
import { AccountName } from './account-name.tsx';
import { ChoiceSetting } from './choice-setting.tsx';
import { DaysSetting } from './days-setting.tsx';
import { ListSetting } from './list-setting.tsx';
import { ReadOnlyNote } from './read-only-note.tsx';
import { SettingsSection } from './settings-section.tsx';
import { SwitchSetting } from './switch-setting.tsx';
import { useLocaleChoices } from './use-locale-choices.ts';

/** The account's name, how its values are read, how long things are kept, who may import. */
export function AccountSettings() {
  const { t } = useTranslation('settings');
  const query = useQuery(settingsQuery);
  return (
    <Page title={t('section.account')} description={t('account.text')}>
      <ReadOnlyNote />
      <QueryContent query={query}>{() => <Sections />}</QueryContent>
    </Page>
  );
}

function Sections() {
  const { t } = useTranslation('settings');
  const choices = useLocaleChoices();
  return (
    <>
      <SettingsSection title={t('account.name.title')}>
        <AccountName />
      </SettingsSection>
      <SettingsSection title={t('account.region.title')} text={t('account.region.text')}>
        <ChoiceSetting
          settingKey="country"
          label={t('account.country.label')}
          description={t('account.country.text')}
          choices={choices.countries}
          noneLabel={t('account.country.none')}
        />
        <ChoiceSetting
          settingKey="currency"
          label={t('account.currency.label')}
          description={t('account.currency.text')}
          choices={choices.currencies}
        />
        <ChoiceSetting
          settingKey="date_order"
          label={t('account.dateOrder.label')}
          description={t('account.dateOrder.text')}
          choices={[
            { value: 'day_first', label: t('account.dateOrder.dayFirst') },
            { value: 'month_first', label: t('account.dateOrder.monthFirst') },
          ]}
          noneLabel={t('account.dateOrder.ask')}
        />
        <ChoiceSetting
          settingKey="language"
          label={t('account.language.label')}
          description={t('account.language.text')}
          choices={choices.languages}
        />
        <ChoiceSetting
          settingKey="time_zone"
          label={t('account.timeZone.label')}
          description={t('account.timeZone.text')}
          choices={choices.timeZones}
        />
      </SettingsSection>
      <SettingsSection title={t('account.placeholders.title')}>
        <ListSetting
          settingKey="placeholders"
          label={t('account.placeholders.label')}
          description={t('account.placeholders.text')}
        />
      </SettingsSection>
      <SettingsSection title={t('account.keeping.title')} text={t('account.keeping.text')}>
        <DaysSetting
          settingKey="retention_days_files"
          label={t('account.keeping.files.label')}
          description={t('account.keeping.files.text')}
        />
        <DaysSetting
          settingKey="retention_days_bin"
          label={t('account.keeping.bin.label')}
          description={t('account.keeping.bin.text')}
        />
      </SettingsSection>
      <SettingsSection title={t('account.importing.title')}>
        <SwitchSetting
          settingKey="members_may_import"
          label={t('account.importing.label')}
          description={t('account.importing.text')}
        />
      </SettingsSection>
    </>
  );
}
