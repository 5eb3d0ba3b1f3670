import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { settingsQuery } from '../../api/settings.ts';
import { Page } from '../../parts/page.tsx';
import { QueryContent } from '../../parts/query-content.tsx';
import { OrderedListSetting } from './ordered-list-setting.tsx';
import { ReadOnlyNote } from './read-only-note.tsx';
import { SettingsSection } from './settings-section.tsx';

/** The types and categories that a contact can have. */
export function TypeSettings() {
  const { t } = useTranslation('settings');
  const query = useQuery(settingsQuery);
  return (
    <Page title={t('section.types')} description={t('types.text')}>
      <ReadOnlyNote />
      <QueryContent query={query}>
        {() => (
          <>
            <SettingsSection title={t('types.types.title')} text={t('types.types.text')}>
              <OrderedListSetting
                settingKey="contact_types"
                newLabel={t('types.types.new')}
                emptyText={t('types.types.empty')}
                mayBeEmpty={false}
              />
            </SettingsSection>
            <SettingsSection title={t('types.categories.title')} text={t('types.categories.text')}>
              <OrderedListSetting
                settingKey="contact_categories"
                newLabel={t('types.categories.new')}
                emptyText={t('types.categories.empty')}
                mayBeEmpty
              />
            </SettingsSection>
          </>
        )}
      </QueryContent>
    </Page>
  );
}
