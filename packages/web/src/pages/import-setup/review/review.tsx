import { Anchor, Checkbox, Skeleton, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Import, issuesQuery, type RowFilter, useImportStep } from '../../../api/imports.ts';
import { ImportRows } from '../../../parts/import-rows.tsx';
import { IssueGroups } from '../../../parts/issue-groups.tsx';
import { OutcomeFilter } from '../../../parts/outcome-filter.tsx';
import { ProblemAlert } from '../../../parts/problem-alert.tsx';
import { rowFilterWords } from '../../../parts/row-filter-words.ts';
import { FooterNote } from '../footer-actions.tsx';
import { EveryContact } from './every-contact.tsx';
import type { SetupStep } from '../setup-search.ts';
import { OutdatedPlan } from './outdated-plan.tsx';
import { StartImport } from './start-import.tsx';
import classes from './review.module.css';

/** What a planned import would do: counts, what was found, every row; and the button to do it. */
export function Review({
  standing,
  onGo,
}: {
  readonly standing: Import;
  readonly onGo: (step: SetupStep) => void;
}) {
  const { importId, planVersion, counts, rows, warnings } = standing;
  const { t } = useTranslation('review');
  const [filter, setFilter] = useState<RowFilter>({});
  // Another plan, made by somebody else meanwhile, is not confirmed by that.
  const [confirmed, setConfirmed] = useState<Import['planVersion'] | undefined>();
  const isConfirmed = confirmed === planVersion;
  const step = useImportStep(importId);
  const isOutdated = standing.planIsCurrent === false;
  const clearFilter = useCallback(() => setFilter({}), []);
  const issues = useQuery(issuesQuery(importId));
  const groups = issues.data ?? [];
  const changing = counts.created + counts.updated;
  return (
    <Stack gap="md">
      <div>
        <Title order={2}>{t('review.title')}</Title>
        {isOutdated ? null : <Text size="sm">{t('review.lead')}</Text>}
        <EveryContact importId={importId} />
      </div>
      {isOutdated ? <OutdatedPlan {...{ standing, step, isConfirmed }} /> : null}
      <OutcomeFilter
        counts={counts}
        total={rows}
        selected={filter.outcome}
        isOtherwiseFiltered={filter.code !== undefined}
        onSelect={(outcome) => setFilter(outcome === undefined ? {} : { outcome })}
      />
      <div className={classes.parts}>
        <section className={classes.rows} aria-label={t('rows')}>
          <ImportRows
            importId={importId}
            filter={filter}
            filterLabel={rowFilterWords(filter, { groups, t })}
            total={rows}
            appliedTo={null}
            onClearFilter={clearFilter}
          />
        </section>
        <aside className={classes.found} aria-label={t('review.found')}>
          {issues.error === null ? null : (
            <ProblemAlert error={issues.error} onRetry={() => void issues.refetch()} />
          )}
          {issues.isPending ? (
            <Skeleton height={120} />
          ) : (
            <IssueGroups groups={groups} filter={filter} onFilter={setFilter} />
          )}
          {groups.some(({ code }) => code === 'date_ambiguous') ? (
            <Anchor
              component="button"
              type="button"
              size="sm"
              mt="sm"
              onClick={() => onGo('columns')}
            >
              {t('review.chooseDateOrder')}
            </Anchor>
          ) : null}
        </aside>
      </div>
      {changing === 0 ? (
        <div>
          <Text fw={600}>{t('review.nothing')}</Text>
          <Text size="sm">{t('review.nothingHint')}</Text>
        </div>
      ) : (
        <FooterNote>
          <div className={classes.confirm}>
            <Checkbox
              checked={isConfirmed}
              onChange={({ currentTarget }) =>
                setConfirmed(currentTarget.checked ? planVersion : undefined)
              }
              label={t('review.confirm')}
            />
            {counts.failed === 0 ? null : (
              <Text size="sm">
                {t('review.failing', { count: counts.failed })}{' '}
                <Anchor
                  component="button"
                  type="button"
                  size="sm"
                  onClick={() => setFilter({ outcome: 'failed' })}
                >
                  {t('review.showFailing')}
                </Anchor>
              </Text>
            )}
            {warnings === 0 ? null : (
              <Text size="sm">{t('review.warned', { count: warnings })}</Text>
            )}
          </div>
        </FooterNote>
      )}
      <StartImport {...{ standing, step, isConfirmed, isOutdated }} />
    </Stack>
  );
}
