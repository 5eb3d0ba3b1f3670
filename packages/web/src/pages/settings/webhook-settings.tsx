import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Plus, Webhook as WebhookIcon } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Webhook, webhooksQuery } from '../../api/webhooks.ts';
import { EmptyState } from '../../parts/empty-state.tsx';
import { Page } from '../../parts/page.tsx';
import { QueryContent } from '../../parts/query-content.tsx';
import { WebhookCard } from './webhooks/webhook-card.tsx';
import { WebhookDialog } from './webhooks/webhook-dialog.tsx';

/** The addresses that are told what happens in the account. */
export function WebhookSettings() {
  const { t } = useTranslation('people');
  const query = useQuery(webhooksQuery);
  // null: a new one.
  const [edited, setEdited] = useState<Webhook | null>(null);
  const [isOpen, setOpen] = useState(false);
  const edit = (webhook: Webhook | null): void => {
    setEdited(webhook);
    setOpen(true);
  };
  const addButton = (
    <Button leftSection={<Plus size={16} aria-hidden />} onClick={() => edit(null)}>
      {t('webhooks.new')}
    </Button>
  );
  const isEmpty = query.data?.length === 0;
  return (
    <Page
      title={t('webhooks.title')}
      description={t('webhooks.text')}
      actions={query.data === undefined || isEmpty ? undefined : addButton}
    >
      <WebhookDialog
        key={edited?.webhookId}
        webhook={edited}
        isOpen={isOpen}
        onClose={() => setOpen(false)}
      />
      <QueryContent query={query}>
        {(webhooks) =>
          isEmpty ? (
            <EmptyState
              icon={WebhookIcon}
              title={t('webhooks.none')}
              text={t('webhooks.noneText')}
              action={addButton}
            />
          ) : (
            webhooks.map((webhook) => (
              <WebhookCard key={webhook.webhookId} webhook={webhook} onEdit={() => edit(webhook)} />
            ))
          )
        }
      </QueryContent>
    </Page>
  );
}
