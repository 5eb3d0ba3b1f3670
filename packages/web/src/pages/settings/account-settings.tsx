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
          choices={choices.countries}
          noneLabel={t('account.country.none')}
        />
        <ChoiceSetting settingKey="currency" choices={choices.currencies} />
        <ChoiceSetting
          settingKey="date_order"
          choices={[
            { value: 'day_first', label: t('account.dateOrder.dayFirst') },
            { value: 'month_first', label: t('account.dateOrder.monthFirst') },
          ]}
          noneLabel={t('account.dateOrder.ask')}
        />
        <ChoiceSetting settingKey="language" choices={choices.languages} />
        <ChoiceSetting settingKey="time_zone" choices={choices.timeZones} />
      </SettingsSection>
      <SettingsSection title={t('account.placeholders.title')}>
        <ListSetting settingKey="placeholders" />
      </SettingsSection>
      <SettingsSection title={t('account.keeping.title')} text={t('account.keeping.text')}>
        <DaysSetting settingKey="retention_days_files" />
        <DaysSetting settingKey="retention_days_bin" />
      </SettingsSection>
      <SettingsSection title={t('account.importing.title')}>
        <SwitchSetting settingKey="members_may_import" />
      </SettingsSection>
    </>
  );
}
