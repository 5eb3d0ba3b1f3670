import { Alert } from '@mantine/core';
import { Lock } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../api/session.ts';

/** Says why nothing can be changed here; nothing to those who can. */
export function ReadOnlyNote() {
  const { t } = useTranslation('settings');
  if (useMay('settings.write')) return null;
  return (
    <Alert color="gray" icon={<Lock size={17} aria-hidden />} maw={860} mb="md">
      {t('readOnly')}
    </Alert>
  );
}
