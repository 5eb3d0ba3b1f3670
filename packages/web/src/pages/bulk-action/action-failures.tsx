import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { BulkAction } from '../../api/bulk-actions.ts';
import { Card } from '../../parts/card.tsx';
import { useFormat } from '../../parts/format.ts';
import { LinkAnchor } from '../../parts/link-anchor.tsx';
import classes from './bulk-action.module.css';

/** The contacts that could not be changed, and why; nothing where all could. */
export function ActionFailures({ action }: { readonly action: BulkAction }) {
  const { t } = useTranslation(['lists', 'common']);
  const { number } = useFormat();
  const { failures, counts } = action;
  if (failures.length === 0) return null;
  return (
    <Card title={t('bulk.failures')}>
      {failures.length < counts.failed ? (
        <Text size="sm" mb="xs">
          {t('bulk.firstFailures', {
            shown: number(failures.length),
            number: number(counts.failed),
          })}
        </Text>
      ) : null}
      <ul className={classes.failures}>
        {failures.map(({ contactId, sentence }) => (
          <li key={contactId}>
            <span>{sentence}</span>
            <LinkAnchor to="/contacts/$contactId" params={{ contactId }} size="sm">
              {t('bulk.openContact')}
            </LinkAnchor>
          </li>
        ))}
      </ul>
    </Card>
  );
}
