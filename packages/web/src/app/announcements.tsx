import '@mantine/notifications/styles.css';
import { ModalsProvider } from '@mantine/modals';
import { Notifications } from '@mantine/notifications';
import { useTranslation } from 'react-i18next';

/** Questions and notices that pages put over themselves; not needed before the first page stands. */
export function Announcements() {
  const { t } = useTranslation();
  return (
    <>
      <ModalsProvider labels={{ confirm: t('continue'), cancel: t('cancel') }} />
      <Notifications position="bottom-right" />
    </>
  );
}
