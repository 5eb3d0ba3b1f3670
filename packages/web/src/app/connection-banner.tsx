import { Alert, Loader } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useIsConnected } from '../api/connection.ts';

/** Says that the server cannot be reached, for as long as that is so. */
export function ConnectionBanner() {
  const { t } = useTranslation('shell');
  const isConnected = useIsConnected();
  return (
    <div role="status">
      {isConnected ? null : (
        <Alert color="orange" radius={0} py={8} icon={<Loader size={14} color="orange" />}>
          {t('connectionLost')}
        </Alert>
      )}
    </div>
  );
}
