import { SegmentedControl } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { ArrowLeft, Send } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { deliveriesQuery, type Delivery, webhookQuery } from '../../api/webhooks.ts';
import { EmptyState } from '../../parts/empty-state.tsx';
import { LinkAnchor } from '../../parts/link-anchor.tsx';
import { LoadMore } from '../../parts/load-more.tsx';
import { Page } from '../../parts/page.tsx';
import { QueryContent } from '../../parts/query-content.tsx';
import { DeliveryLine } from './webhooks/delivery-line.tsx';
import classes from './webhooks/delivery-line.module.css';

/** What was sent to a webhook, or is to be, with every try. */
export function WebhookDeliveries() {
  const { t } = useTranslation('people');
  const { webhookId } = useParams({ from: '/app/settings/webhooks/$webhookId' });
  const [state, setState] = useState<Delivery['state'] | null>(null);
  const webhook = useQuery(webhookQuery(webhookId));
  const query = useInfiniteQuery(deliveriesQuery(webhookId, state));
  return (
    <Page
      above={
        <LinkAnchor to="/settings/webhooks" size="sm">
          <ArrowLeft size={14} aria-hidden className={classes.back} /> {t('webhooks.title')}
        </LinkAnchor>
      }
      title={t('deliveries.title')}
      description={webhook.data?.url ?? ' '}
    >
      <QueryContent query={webhook}>
        {() => (
          <>
            <SegmentedControl
              mb="md"
              aria-label={t('deliveries.show')}
              data={[
                { value: 'all', label: t('deliveries.all') },
                ...STATES.map((value) => ({ value, label: t(`deliveries.${value}`) })),
              ]}
              value={state ?? 'all'}
              onChange={(value) => setState(STATES.find((one) => one === value) ?? null)}
            />
            <QueryContent query={query}>
              {({ pages }) => {
                const deliveries = pages.flatMap(({ items }) => items);
                if (deliveries.length === 0)
                  return (
                    <EmptyState
                      icon={Send}
                      title={t('deliveries.none')}
                      text={t('deliveries.noneText')}
                    />
                  );
                return (
                  <>
                    <ul className={classes.list} aria-label={t('deliveries.title')}>
                      {deliveries.map((delivery) => (
                        <DeliveryLine
                          key={delivery.eventId}
                          webhookId={webhookId}
                          delivery={delivery}
                        />
                      ))}
                    </ul>
                    <LoadMore query={query} />
                  </>
                );
              }}
            </QueryContent>
          </>
        )}
      </QueryContent>
    </Page>
  );
}

const STATES = ['delivered', 'waiting', 'failed'] as const;
