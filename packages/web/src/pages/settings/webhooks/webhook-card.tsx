import { Alert, Badge, Button, Group, Paper, Stack, Switch, Text } from '@mantine/core';
import { TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Webhook } from '../../../api/webhooks.ts';
import { useFormat } from '../../../parts/format.ts';
import { LinkAnchor } from '../../../parts/link-anchor.tsx';
import { LinkButton } from '../../../parts/link-button.tsx';
import { openConfirm } from '../../../parts/open-confirm.tsx';
import { ProblemAlert } from '../../../parts/problem-alert.tsx';
import { SecretShownOnce } from '../../../parts/secret-shown-once.tsx';
import { useWebhookSteps } from './use-webhook-steps.ts';

/** A webhook: where it posts to, of what it is told, how it fares, and what can be done with it. */
export function WebhookCard({
  webhook,
  onEdit,
}: {
  readonly webhook: Webhook;
  readonly onEdit: () => void;
}) {
  const { t } = useTranslation('people');
  const { t: common } = useTranslation();
  const { dateTime, list } = useFormat();
  const { webhookId, url, description, eventTypes, contactsOfImports, enabled } = webhook;
  const { note, failingSince } = webhook;
  const { enable, rotate, test, remove } = useWebhookSteps(webhookId);
  return (
    <Paper component="section" withBorder p="md" mb="md" maw={860} aria-label={url}>
      <Stack gap="sm">
        <Group justify="space-between" align="flex-start" wrap="nowrap" gap="sm">
          <div style={{ minWidth: 0 }}>
            <LinkAnchor
              to="/settings/webhooks/$webhookId"
              params={{ webhookId }}
              c="var(--mantine-color-text)"
              fw={500}
              style={{ overflowWrap: 'anywhere' }}
            >
              {url}
            </LinkAnchor>
            {description === '' ? null : (
              <Text size="sm" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
                {description}
              </Text>
            )}
          </div>
          <Switch
            label={t('webhooks.enabled')}
            labelPosition="left"
            checked={enabled}
            disabled={enable.isPending}
            onChange={({ currentTarget: { checked } }) => enable.mutate(checked)}
          />
        </Group>
        <Group gap={6}>
          {eventTypes.length === 0 ? (
            <Badge variant="light" color="gray" tt="none">
              {t('webhooks.all')}
            </Badge>
          ) : (
            eventTypes.map((type) => (
              <Badge key={type} variant="light" color="gray" tt="none">
                {type}
              </Badge>
            ))
          )}
          {contactsOfImports ? (
            <Badge variant="light" color="gray" tt="none">
              {t('webhooks.ofImports')}
            </Badge>
          ) : null}
        </Group>
        {note === null && failingSince === null ? null : (
          <Alert color="orange" icon={<TriangleAlert size={18} aria-hidden />} p="sm">
            {list([
              ...(note === null ? [] : [note]),
              ...(failingSince === null
                ? []
                : [t('webhooks.failing', { time: dateTime(failingSince) })]),
            ])}
          </Alert>
        )}
        <ProblemAlert error={enable.error ?? rotate.error ?? test.error ?? remove.error} />
        {rotate.data === undefined ? null : (
          <SecretShownOnce
            title={t('webhooks.rotated')}
            text={t('webhooks.rotatedText')}
            secret={rotate.data.secret}
          />
        )}
        {test.isSuccess ? (
          <Text size="sm" role="status">
            {t('webhooks.tested')}
          </Text>
        ) : null}
        <Group gap="xs">
          <LinkButton
            to="/settings/webhooks/$webhookId"
            params={{ webhookId }}
            variant="default"
            size="xs"
          >
            {t('webhooks.deliveries')}
          </LinkButton>
          <Button
            variant="default"
            size="xs"
            loading={test.isPending}
            onClick={() => test.mutate()}
          >
            {t('webhooks.test')}
          </Button>
          <Button variant="default" size="xs" onClick={onEdit}>
            {common('edit')}
          </Button>
          <Button
            variant="default"
            size="xs"
            loading={rotate.isPending}
            onClick={() =>
              openConfirm({
                title: t('webhooks.rotateTitle'),
                text: t('webhooks.rotateText'),
                action: t('webhooks.rotate'),
                isDangerous: false,
                onConfirm: () => rotate.mutate(),
              })
            }
          >
            {t('webhooks.rotate')}
          </Button>
          <Button
            variant="default"
            size="xs"
            loading={remove.isPending}
            onClick={() =>
              openConfirm({
                title: t('webhooks.removeTitle'),
                text: t('webhooks.removeText', { url }),
                action: common('delete'),
                onConfirm: () => remove.mutate(),
              })
            }
          >
            {common('delete')}
          </Button>
        </Group>
      </Stack>
    </Paper>
  );
}
