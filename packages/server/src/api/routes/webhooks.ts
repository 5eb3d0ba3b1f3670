import { webhookOperations } from '@muster/core/contract/webhooks';
import { openSeal } from '../../crm/secret-seal.ts';
import {
  createWebhook,
  listWebhooks,
  pageOfDeliveries,
  readDelivery,
  readWebhook,
  redeliverEvent,
  removeWebhook,
  rotateWebhookSecret,
  testWebhook,
  updateWebhook,
} from '../../crm/webhooks.ts';
import { routes } from '../route.ts';

export const webhookRoutes = routes(webhookOperations, {
  listWebhooks: async ({ muster }) => ({
    items: [...(await listWebhooks(muster.pool))],
    nextCursor: null,
  }),

  createWebhook: async ({ muster, services }, { body }) =>
    createWebhook(
      muster,
      { seal: await openSeal(services), allowHosts: services.config.fetchAllow },
      body,
    ),

  readWebhook: ({ muster }, { params }) => readWebhook(muster.pool, params.webhookId),

  updateWebhook: ({ muster, services }, { params, body }) =>
    updateWebhook(muster, { ...params, allowHosts: services.config.fetchAllow }, body),

  deleteWebhook: ({ muster }, { params }) => removeWebhook(muster, params.webhookId),

  rotateWebhookSecret: async ({ muster, services }, { params }) =>
    rotateWebhookSecret(muster, await openSeal(services), params.webhookId),

  testWebhook: async ({ muster, services }, { params }) => {
    const delivery = await testWebhook(muster, params.webhookId);
    await services.queue.send({ kind: 'deliver', accountId: muster.account.accountId });
    return delivery;
  },

  listWebhookDeliveries: ({ muster }, { params, query }) =>
    pageOfDeliveries(muster, params.webhookId, query),

  readWebhookDelivery: ({ muster }, { params }) =>
    readDelivery(muster.pool, params.webhookId, params.eventId),

  redeliverEvent: async ({ muster, services }, { params }) => {
    const delivery = await redeliverEvent(muster, params.webhookId, params.eventId);
    await services.queue.send({ kind: 'deliver', accountId: muster.account.accountId });
    return delivery;
  },
});
