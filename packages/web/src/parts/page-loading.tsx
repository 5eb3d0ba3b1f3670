import { Center, Loader } from '@mantine/core';
import { useTranslation } from 'react-i18next';

/** A sign of life while a page is on its way. */
export function PageLoading() {
  const { t } = useTranslation();
  return (
    <Center py={96} role="status" aria-label={t('loading')}>
      <Loader size="sm" />
    </Center>
  );
}
