import { Button, Checkbox, Group, Stack, Switch, TextInput } from '@mantine/core';
import { EVENT_TYPE_NAMES, type EventType } from '@muster/core/contract/event-types';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../api/api.ts';
import type { Webhook } from '../../../api/webhooks.ts';
import { Dialog } from '../../../parts/dialog.tsx';
import { problemFields } from '../../../parts/problem-fields.ts';
import { ProblemAlert } from '../../../parts/problem-alert.tsx';
import { SecretShownOnce } from '../../../parts/secret-shown-once.tsx';

/** Adds a webhook, whose secret is shown once, or changes one. */
export function WebhookDialog({
  webhook,
  isOpen,
  onClose,
}: {
  /** null: a new one. */
  readonly webhook: Webhook | null;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('people');
  return (
    <Dialog
      isOpen={isOpen}
      onClose={onClose}
      title={t(webhook === null ? 'webhooks.new' : 'webhooks.edit')}
      isKept
      size="lg"
    >
      <WebhookForm webhook={webhook} onClose={onClose} />
    </Dialog>
  );
}

function WebhookForm({
  webhook,
  onClose,
}: {
  readonly webhook: Webhook | null;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('people');
  const { t: common } = useTranslation();
  const queryClient = useQueryClient();
  const [url, setUrl] = useState(webhook?.url ?? '');
  const [description, setDescription] = useState(webhook?.description ?? '');
  const [eventTypes, setEventTypes] = useState<EventType[]>(webhook?.eventTypes ?? []);
  const [contactsOfImports, setContactsOfImports] = useState(webhook?.contactsOfImports ?? false);
  const save = useMutation({
    mutationFn: async () => {
      const body = { url: url.trim(), description, eventTypes, contactsOfImports };
      if (webhook === null) return (await api.createWebhook({ body })).secret;
      await api.updateWebhook({ params: { webhookId: webhook.webhookId }, body });
      return null;
    },
    onSuccess: async (secret) => {
      if (secret === null) onClose();
      await queryClient.invalidateQueries({ queryKey: ['webhooks'] });
    },
  });
  if (typeof save.data === 'string')
    return (
      <Stack>
        <SecretShownOnce
          title={t('webhooks.made')}
          text={t('webhooks.madeText')}
          secret={save.data}
        />
        <Group justify="flex-end">
          <Button onClick={onClose}>{common('done')}</Button>
        </Group>
      </Stack>
    );
  const said = problemFields(save.error, INPUT_OF)['url'];
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <Stack>
        {said === undefined ? <ProblemAlert error={save.error} /> : null}
        <TextInput
          label={t('webhooks.url')}
          type="url"
          placeholder="https://"
          data-autofocus
          maxLength={2_000}
          value={url}
          onChange={({ currentTarget }) => setUrl(currentTarget.value)}
          error={said}
        />
        <TextInput
          label={t('webhooks.description')}
          maxLength={500}
          value={description}
          onChange={({ currentTarget }) => setDescription(currentTarget.value)}
        />
        <Checkbox.Group
          label={t('webhooks.events')}
          description={t('webhooks.eventsText')}
          value={eventTypes}
          onChange={(chosen) =>
            setEventTypes(EVENT_TYPE_NAMES.filter((type) => chosen.includes(type)))
          }
        >
          <Stack gap={6} mt="xs">
            {EVENT_TYPE_NAMES.filter((type) => type !== 'webhook.test').map((type) => (
              <Checkbox key={type} value={type} label={type} description={t(`event.${type}`)} />
            ))}
          </Stack>
        </Checkbox.Group>
        <Switch
          label={t('webhooks.ofImports')}
          description={t('webhooks.ofImportsText')}
          checked={contactsOfImports}
          onChange={({ currentTarget }) => setContactsOfImports(currentTarget.checked)}
        />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {common('cancel')}
          </Button>
          <Button type="submit" loading={save.isPending} disabled={url.trim() === ''}>
            {webhook === null ? t('webhooks.add') : common('save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

const INPUT_OF = { fetch_refused: 'url' };
