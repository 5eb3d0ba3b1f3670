import { Lock } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from './empty-state.tsx';

/** What somebody sees of a page whose contents are not for their role. */
export function NoPermission() {
  const { t } = useTranslation();
  return <EmptyState icon={Lock} title={t('noPermission.title')} text={t('noPermission.text')} />;
}
