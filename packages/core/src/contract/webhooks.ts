import { z } from 'zod';
import { EVENT_TYPE_NAMES, type EventType } from './event-types.ts';
import { operation } from './operation.ts';
import { id, moment, PAGE_QUERY, pageOf } from './page.ts';

const eventType = z.enum(EVENT_TYPE_NAMES as readonly [EventType, ...EventType[]]);

const choices = {
  url: z.string().max(2_000).describe('Where events are posted to; http or https.'),
  description: z.string().max(500).describe('For people.'),
  eventTypes: z.array(eventType).max(50).describe('Types that it is told of; none: all.'),
  contactsOfImports: z
    .boolean()
    .describe('Whether it is told of each contact that an import changed, besides the import.'),
};

const webhookShape = z.object({
  webhookId: id,
  ...choices,
  enabled: z.boolean(),
  note: z.string().nullable().describe('Why it was disabled, if not by a person.'),
  failingSince: moment.nullable().describe('Since when nothing has come through.'),
  createdAt: moment,
});

const webhookSchema = webhookShape.meta({ id: 'Webhook' });

const webhookWithSecret = webhookShape
  .extend({ secret: z.string().describe('What signatures are checked with; shown this once.') })
  .meta({ id: 'WebhookWithSecret' });

const deliveryShape = z.object({
  eventId: id.describe('Sent as `webhook-id`, the same at each try.'),
  type: eventType,
  data: z.record(z.string(), z.unknown()),
  state: z.enum(['waiting', 'delivered', 'failed']),
  attempts: z.number().int(),
  nextAttemptAt: moment.nullable().describe('null: it is not tried by itself any more.'),
  createdAt: moment.describe('When the event happened.'),
});

const deliverySchema = deliveryShape.meta({ id: 'WebhookDelivery' });

const deliveryWithLog = deliveryShape
  .extend({
    log: z.array(
      z.object({
        at: moment,
        requestHeaders: z.record(z.string(), z.string()),
        durationMs: z.number().int(),
        status: z.number().int().nullable().describe('null: there was no answer.'),
        answer: z.string().nullable().describe('The first 2 kB of it.'),
        failure: z.string().nullable().describe('Why there was no answer.'),
      }),
    ),
  })
  .meta({ id: 'WebhookDeliveryWithLog' });

const webhookParams = z.object({ webhookId: id });
const deliveryParams = webhookParams.extend({ eventId: id });

/** Addresses that are told what happens in the account, as Standard Webhooks says. */
export const webhookOperations = {
  listWebhooks: operation({
    method: 'GET',
    path: '/webhooks',
    summary: 'The webhooks of the account, oldest first.',
    action: 'webhooks.write',
    status: 200,
    response: pageOf(webhookSchema),
  }),
  createWebhook: operation({
    method: 'POST',
    path: '/webhooks',
    summary: 'Adds a webhook; answers with its secret, this once.',
    action: 'webhooks.write',
    body: z.object({
      url: choices.url,
      description: choices.description.default(''),
      eventTypes: choices.eventTypes.default([]),
      contactsOfImports: choices.contactsOfImports.default(false),
    }),
    status: 201,
    response: webhookWithSecret,
    errors: [409, 422],
    confidential: true,
  }),
  readWebhook: operation({
    method: 'GET',
    path: '/webhooks/{webhookId}',
    summary: 'One webhook.',
    action: 'webhooks.write',
    params: webhookParams,
    status: 200,
    response: webhookSchema,
  }),
  updateWebhook: operation({
    method: 'PATCH',
    path: '/webhooks/{webhookId}',
    summary: 'Changes a webhook, enables or disables it.',
    action: 'webhooks.write',
    params: webhookParams,
    body: z.object({ ...choices, enabled: z.boolean() }).partial(),
    status: 200,
    response: webhookSchema,
    errors: [422],
  }),
  deleteWebhook: operation({
    method: 'DELETE',
    path: '/webhooks/{webhookId}',
    summary: 'Removes a webhook and what was sent to it.',
    action: 'webhooks.write',
    params: webhookParams,
    status: 204,
  }),
  rotateWebhookSecret: operation({
    method: 'POST',
    path: '/webhooks/{webhookId}/rotate-secret',
    summary: 'Gives it a new secret, shown this once; the old one holds for 24 hours.',
    action: 'webhooks.write',
    params: webhookParams,
    status: 200,
    response: webhookWithSecret,
    confidential: true,
  }),
  testWebhook: operation({
    method: 'POST',
    path: '/webhooks/{webhookId}/test',
    summary: 'Sends it an event of the type `webhook.test`.',
    action: 'webhooks.write',
    params: webhookParams,
    status: 202,
    response: deliveryWithLog,
    errors: [409],
  }),
  listWebhookDeliveries: operation({
    method: 'GET',
    path: '/webhooks/{webhookId}/deliveries',
    summary: 'What was sent to it, or is to be, newest first.',
    action: 'webhooks.write',
    params: webhookParams,
    query: z.object({ ...PAGE_QUERY, state: deliveryShape.shape.state.optional() }),
    status: 200,
    response: pageOf(deliverySchema),
  }),
  readWebhookDelivery: operation({
    method: 'GET',
    path: '/webhooks/{webhookId}/deliveries/{eventId}',
    summary: 'One delivery, with every try.',
    action: 'webhooks.write',
    params: deliveryParams,
    status: 200,
    response: deliveryWithLog,
  }),
  redeliverEvent: operation({
    method: 'POST',
    path: '/webhooks/{webhookId}/deliveries/{eventId}/redeliver',
    summary: 'Sends it again, with the same ID.',
    action: 'webhooks.write',
    params: deliveryParams,
    status: 202,
    response: deliveryWithLog,
    errors: [409],
  }),
};
