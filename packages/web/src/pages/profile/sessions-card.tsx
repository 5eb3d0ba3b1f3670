import { Badge, Button, Group, Stack, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/api.ts';
import { sessionsQuery } from '../../api/session.ts';
import { Card } from '../../parts/card.tsx';
import { useFormat } from '../../parts/format.ts';
import { ProblemAlert } from '../../parts/problem-alert.tsx';
import { QueryContent } from '../../parts/query-content.tsx';
import { browserOf } from './browser-of.ts';

/** Where one is signed in, with ways to end it. */
export function SessionsCard() {
  const { t } = useTranslation('people');
  const { dateTime } = useFormat();
  const queryClient = useQueryClient();
  const query = useQuery(sessionsQuery);
  const onSettled = async (): Promise<void> =>
    queryClient.invalidateQueries({ queryKey: sessionsQuery.queryKey });
  const end = useMutation({
    mutationFn: async (sessionId: string) => api.revokeSession({ params: { sessionId } }),
    onSettled,
  });
  const endOthers = useMutation({ mutationFn: async () => api.revokeOtherSessions(), onSettled });
  const hasOthers = query.data?.some(({ isThis }) => !isThis) ?? false;
  return (
    <Card
      title={t('sessions.title')}
      actions={
        hasOthers ? (
          <Button
            variant="default"
            size="xs"
            loading={endOthers.isPending}
            onClick={() => endOthers.mutate()}
          >
            {t('sessions.endOthers')}
          </Button>
        ) : undefined
      }
    >
      <Stack gap="sm">
        <ProblemAlert error={end.error ?? endOthers.error} />
        <QueryContent query={query}>
          {(sessions) =>
            sessions.map(({ sessionId, isThis, address, userAgent, createdAt }) => {
              const browser = browserOf(userAgent) ?? t('sessions.unknown');
              return (
                <Group key={sessionId} justify="space-between" wrap="nowrap" gap="sm" mih={40}>
                  <div style={{ minWidth: 0 }}>
                    <Group gap="xs">
                      <Text fw={500}>{browser}</Text>
                      {isThis ? (
                        <Badge variant="light" color="green" tt="none">
                          {t('sessions.this')}
                        </Badge>
                      ) : null}
                    </Group>
                    <Text size="xs" c="dimmed">
                      {t('sessions.since', { time: dateTime(createdAt) })}
                      {address === null ? '' : ` · ${address}`}
                    </Text>
                  </div>
                  {isThis ? null : (
                    <Button
                      variant="default"
                      size="xs"
                      aria-label={t('sessions.endOf', { browser, time: dateTime(createdAt) })}
                      loading={end.isPending && end.variables === sessionId}
                      onClick={() => end.mutate(sessionId)}
                    >
                      {t('sessions.end')}
                    </Button>
                  )}
                </Group>
              );
            })
          }
        </QueryContent>
      </Stack>
    </Card>
  );
}
