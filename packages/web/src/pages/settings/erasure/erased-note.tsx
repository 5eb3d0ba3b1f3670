import { Alert, List } from '@mantine/core';
import { Check } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Erased } from '../../../api/erasure.ts';
import { LinkAnchor } from '../../../parts/link-anchor.tsx';

/** Says what was erased, and which other contacts may be the same person. */
export function ErasedNote({ erased: { fileRows, sameKeys } }: { readonly erased: Erased }) {
  const { t } = useTranslation('people');
  return (
    <Alert
      role="status"
      color={sameKeys.length === 0 ? 'green' : 'orange'}
      icon={<Check size={18} aria-hidden />}
      title={t('erasure.done')}
    >
      {t('erasure.fileRows', { count: fileRows })}
      {sameKeys.length === 0 ? null : (
        <>
          {' '}
          {t('erasure.sameKeys', { count: sameKeys.length })}
          <List size="sm">
            {sameKeys.map((contactId) => (
              <List.Item key={contactId}>
                <LinkAnchor to="/contacts/$contactId" params={{ contactId }} size="sm">
                  {t('audit.contact', { id: `…${contactId.slice(-8)}` })}
                </LinkAnchor>
              </List.Item>
            ))}
          </List>
        </>
      )}
    </Alert>
  );
}
