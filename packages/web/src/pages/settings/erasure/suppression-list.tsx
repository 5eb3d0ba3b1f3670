import { Button, Group, Text } from '@mantine/core';
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../../api/api.ts';
import { suppressionsQuery } from '../../../api/erasure.ts';
import { useFormat } from '../../../parts/format.ts';
import { LoadMore } from '../../../parts/load-more.tsx';
import { openConfirm } from '../../../parts/open-confirm.tsx';
import { ProblemAlert } from '../../../parts/problem-alert.tsx';
import { QueryContent } from '../../../parts/query-content.tsx';

/** What is left of people who were erased: that there was an email or a phone, and since when. */
export function SuppressionList() {
  const { t } = useTranslation('people');
  const { dateTime } = useFormat();
  const queryClient = useQueryClient();
  const query = useInfiniteQuery(suppressionsQuery);
  const lift = useMutation({
    mutationFn: async (suppressionId: string) => api.liftSuppression({ params: { suppressionId } }),
    onSettled: async () => queryClient.invalidateQueries({ queryKey: suppressionsQuery.queryKey }),
  });
  return (
    <>
      <ProblemAlert error={lift.error} />
      <QueryContent query={query}>
        {({ pages }) => {
          const suppressions = pages.flatMap(({ items }) => items);
          if (suppressions.length === 0) return <Text c="dimmed">{t('erasure.noneLeft')}</Text>;
          return (
            <div>
              {suppressions.map(({ suppressionId, kind, createdAt }) => {
                const since = dateTime(createdAt);
                const what = t(kind === 'phone' ? 'erasure.phone' : 'erasure.email');
                return (
                  <Group key={suppressionId} justify="space-between" gap="sm" mih={44} maw={620}>
                    <Text size="sm">{t('erasure.since', { what, time: since })}</Text>
                    <Button
                      variant="default"
                      size="xs"
                      aria-label={t('erasure.liftOf', { what, time: since })}
                      onClick={() =>
                        openConfirm({
                          title: t('erasure.liftTitle'),
                          text: t('erasure.liftText'),
                          action: t('erasure.lift'),
                          isDangerous: false,
                          onConfirm: () => lift.mutate(suppressionId),
                        })
                      }
                    >
                      {t('erasure.lift')}
                    </Button>
                  </Group>
                );
              })}
              <LoadMore query={query} />
            </div>
          );
        }}
      </QueryContent>
    </>
  );
}
