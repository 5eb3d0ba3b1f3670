import { Alert } from '@mantine/core';
import { CircleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { RefusedFile } from './use-start-import.ts';

/** Says why what was dropped or chosen is not sent; nothing where it was, or was nothing. */
export function RefusedFileAlert({ refused }: { readonly refused: RefusedFile | null }) {
  const { t } = useTranslation('wizard');
  if (refused === null || refused === 'none') return null;
  return (
    <Alert role="alert" color="red" mt="sm" icon={<CircleAlert size={17} aria-hidden />}>
      {t(`file.refused.${refused}`)}
    </Alert>
  );
}
