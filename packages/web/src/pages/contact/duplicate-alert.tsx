import { Alert, Text } from '@mantine/core';
import { CopyCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { LinkAnchor } from '../../parts/link-anchor.tsx';

/** Says that another contact has the value already, and leads to it. */
export function DuplicateAlert({
  name,
  contactId,
  onFollow,
}: {
  readonly name: string;
  readonly contactId: string;
  /** Called when the link is followed. */
  readonly onFollow?: () => void;
}) {
  const { t } = useTranslation('contact');
  return (
    <Alert
      role="alert"
      color="orange"
      icon={<CopyCheck size={18} aria-hidden />}
      title={t('duplicate.title')}
    >
      <Text size="sm">{t('duplicate.text', { name })}</Text>
      <LinkAnchor
        size="sm"
        // On a tint, underlined words can be read better than coloured ones.
        c="inherit"
        underline="always"
        to="/contacts/$contactId"
        params={{ contactId }}
        onClick={onFollow}
      >
        {t('duplicate.open', { name })}
      </LinkAnchor>
    </Alert>
  );
}
