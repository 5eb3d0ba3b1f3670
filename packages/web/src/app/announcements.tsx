import '@mantine/notifications/styles.css';
import { ModalsProvider } from '@mantine/modals';
import { Notifications } from '@mantine/notifications';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { letAsk } from '../parts/open-confirm.tsx';

/** Questions and notices that pages put over themselves; not needed before the first page stands. */
export function Announcements() {
  const { t } = useTranslation();
  // What is below hears of questions by then.
  useEffect(letAsk, []);
  return (
    <>
      <ModalsProvider labels={{ confirm: t('continue'), cancel: t('cancel') }} />
      <Notifications position="bottom-right" />
    </>
  );
}
