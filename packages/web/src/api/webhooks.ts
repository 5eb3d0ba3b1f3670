import type { AnswerOf } from '@muster/core/contract/operation';
import type { Operations } from '@muster/core/contract/operations';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api } from './api.ts';

/** An address that is told what happens in the account. */
export type Webhook = AnswerOf<Operations['readWebhook']>;
/** What was sent to a webhook, or is to be. */
export type Delivery = AnswerOf<Operations['listWebhookDeliveries']>['items'][number];

export const webhooksQuery = queryOptions({
  queryKey: ['webhooks'],
  queryFn: async ({ signal }) => (await api.listWebhooks({ signal })).items,
});

export function webhookQuery(webhookId: string) {
  return queryOptions({
    queryKey: ['webhooks', webhookId],
    queryFn: async ({ signal }) => api.readWebhook({ params: { webhookId }, signal }),
  });
}

/** Deliveries in a state, or all; looked at again while some wait. */
export function deliveriesQuery(webhookId: string, state: Delivery['state'] | null) {
  return infiniteQueryOptions({
    queryKey: ['webhooks', webhookId, 'deliveries', { state }],
    queryFn: async ({ pageParam, signal }) =>
      api.listWebhookDeliveries({
        params: { webhookId },
        query: {
          ...(state === null ? {} : { state }),
          ...(pageParam === null ? {} : { cursor: pageParam }),
        },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    refetchInterval: ({ state: { data } }) =>
      data?.pages.some(({ items }) => items.some((one) => one.state === 'waiting')) === true
        ? 2_000
        : 15_000,
  });
}

/** One delivery with every try. */
export function deliveryQuery(webhookId: string, eventId: string) {
  return queryOptions({
    queryKey: ['webhooks', webhookId, 'delivery', eventId],
    queryFn: async ({ signal }) =>
      api.readWebhookDelivery({ params: { webhookId, eventId }, signal }),
    refetchInterval: ({ state: { data } }) => (data?.state === 'waiting' ? 2_000 : false),
  });
}
