import { Lock } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from './empty-state.tsx';

/** What somebody sees of a page, or of a part of it, whose contents are not for their role. */
export function NoPermission({ isPage = false }: { readonly isPage?: boolean }) {
  const { t } = useTranslation();
  return (
    <EmptyState
      isPage={isPage}
      icon={Lock}
      title={t('noPermission.title')}
      text={t('noPermission.text')}
    />
  );
}
