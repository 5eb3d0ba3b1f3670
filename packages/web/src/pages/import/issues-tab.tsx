import { Group, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { CircleCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { type IssueGroup, issuesQuery } from '../../api/imports.ts';
import { EmptyState } from '../../parts/empty-state.tsx';
import { useFormat } from '../../parts/format.ts';
import { LinkButton } from '../../parts/link-button.tsx';
import { QueryContent } from '../../parts/query-content.tsx';
import { SeverityIcon } from '../../parts/severity-icon.tsx';
import classes from './issues-tab.module.css';

/** The errors of an import, or its warnings and notes: where, an example, and what to do. */
export function IssuesTab({
  importId,
  which,
}: {
  readonly importId: string;
  readonly which: 'errors' | 'warnings';
}) {
  const { t } = useTranslation('review');
  const query = useQuery(issuesQuery(importId));
  return (
    <QueryContent query={query}>
      {(all) => {
        const groups = all.filter(
          ({ severity }) => (severity === 'error') === (which === 'errors'),
        );
        if (groups.length === 0) {
          return which === 'errors' ? (
            <EmptyState
              icon={CircleCheck}
              title={t('page.noErrors')}
              text={t('page.noErrorsText')}
            />
          ) : (
            <EmptyState
              icon={CircleCheck}
              title={t('page.noWarnings')}
              text={t('page.noWarningsText')}
            />
          );
        }
        return (
          <Stack component="ul" gap="sm" className={classes.list}>
            {groups.map((group) => (
              <li key={`${group.severity} ${group.code}`} className={classes.group}>
                <OneGroup importId={importId} group={group} />
              </li>
            ))}
          </Stack>
        );
      }}
    </QueryContent>
  );
}

function OneGroup({
  importId,
  group: { code, severity, title, count, example, advice, rows, rangeCount },
}: {
  readonly importId: string;
  readonly group: IssueGroup;
}) {
  const { t } = useTranslation('review');
  const { number } = useFormat();
  const places = rows.map(([first, last]) =>
    first === last ? number(first) : `${number(first)}–${number(last)}`,
  );
  const isOne = rangeCount === 1 && count === 1;
  const more = rangeCount - rows.length;
  return (
    <>
      <Group justify="space-between" align="flex-start" wrap="nowrap" gap="sm">
        <Group gap={8} wrap="nowrap" align="flex-start">
          <span className={classes.icon}>
            <SeverityIcon severity={severity} />
          </span>
          <div>
            <Title order={3}>{title}</Title>
            <Text size="sm">
              {t(`severity.${severity}`)} · {t('review.groupRows', { count })}
            </Text>
          </div>
        </Group>
        <LinkButton
          to="/imports/$importId"
          params={{ importId }}
          search={{ tab: 'rows', code, severity }}
          variant="default"
          size="xs"
          className={classes.show}
        >
          {t('page.showRows')}
        </LinkButton>
      </Group>
      <div className={classes.words}>
        <Text size="sm">
          {t('page.example', { row: number(example.row), sentence: example.sentence })}
        </Text>
        <Text size="sm">
          <strong>{t('page.whatToDo')}:</strong> {advice}
        </Text>
        <Text size="sm" className={classes.places}>
          {t(isOne ? 'page.rowOf' : 'page.rowsOf', { rows: places.join(', ') })}
          {more > 0 ? ` ${t('page.andMore', { count: more })}` : null}
        </Text>
      </div>
    </>
  );
}
