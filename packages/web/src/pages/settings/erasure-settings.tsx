import { useTranslation } from 'react-i18next';
import { useMay } from '../../api/session.ts';
import { NoPermission } from '../../parts/no-permission.tsx';
import { Page } from '../../parts/page.tsx';
import { ErasePerson } from './erasure/erase-person.tsx';
import { SuppressionList } from './erasure/suppression-list.tsx';
import { SettingsSection } from './settings-section.tsx';

/** Erases people for good, and lists what is left of those who were. */
export function ErasureSettings() {
  const { t } = useTranslation('people');
  const mayErase = useMay('account.write');
  return (
    <Page title={t('erasure.title')} description={t('erasure.text')}>
      {mayErase ? (
        <>
          <SettingsSection title={t('erasure.person')} text={t('erasure.personText')}>
            <ErasePerson />
          </SettingsSection>
          <SettingsSection title={t('erasure.left')} text={t('erasure.leftText')}>
            <SuppressionList />
          </SettingsSection>
        </>
      ) : (
        <NoPermission />
      )}
    </Page>
  );
}
