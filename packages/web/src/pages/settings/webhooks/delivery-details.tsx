import { Button, Code, Group, Stack, Text, Title } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { RotateCw } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../api/api.ts';
import { deliveryQuery } from '../../../api/webhooks.ts';
import { useFormat } from '../../../parts/format.ts';
import { ProblemAlert } from '../../../parts/problem-alert.tsx';
import { QueryContent } from '../../../parts/query-content.tsx';
import classes from './delivery-line.module.css';

/** Every try of a delivery: what was answered, how long it took; it can be sent again. */
export function DeliveryDetails({
  webhookId,
  eventId,
}: {
  readonly webhookId: string;
  readonly eventId: string;
}) {
  const { t } = useTranslation('people');
  const { dateTime, duration } = useFormat();
  const queryClient = useQueryClient();
  const query = useQuery(deliveryQuery(webhookId, eventId));
  const again = useMutation({
    mutationFn: async () => api.redeliverEvent({ params: { webhookId, eventId } }),
    onSettled: async () => queryClient.invalidateQueries({ queryKey: ['webhooks', webhookId] }),
  });
  return (
    <div className={classes.details}>
      <QueryContent query={query}>
        {({ data, log, state }) => (
          <Stack gap="sm">
            <ProblemAlert error={again.error} />
            <Group justify="space-between" gap="xs">
              <Title order={3}>{t('deliveries.log')}</Title>
              <Button
                variant="default"
                size="xs"
                leftSection={<RotateCw size={14} aria-hidden />}
                loading={again.isPending}
                disabled={state === 'waiting'}
                onClick={() => again.mutate()}
              >
                {t('deliveries.again')}
              </Button>
            </Group>
            {log.length === 0 ? (
              <Text size="sm" c="dimmed">
                {t('deliveries.notYet')}
              </Text>
            ) : (
              log.map(({ at, status, durationMs, answer, failure }) => (
                <div key={at}>
                  <Text size="sm">
                    {[
                      dateTime(at),
                      status === null
                        ? (failure ?? t('deliveries.noAnswer'))
                        : t('deliveries.status', { status }),
                      duration(durationMs),
                    ].join(' · ')}
                  </Text>
                  {answer === null || answer === '' ? null : (
                    <Code block mt={4} style={{ overflowWrap: 'anywhere' }}>
                      {answer}
                    </Code>
                  )}
                </div>
              ))
            )}
            <Title order={3}>{t('deliveries.data')}</Title>
            <Code block mah={260} style={{ overflow: 'auto' }} tabIndex={0}>
              {JSON.stringify(data, null, 2)}
            </Code>
          </Stack>
        )}
      </QueryContent>
    </div>
  );
}
