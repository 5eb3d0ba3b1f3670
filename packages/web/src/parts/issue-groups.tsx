import { Button, Text, UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { IssueGroup, RowFilter } from '../api/imports.ts';
import { useFormat } from './format.ts';
import { SeverityIcon } from './severity-icon.tsx';
import classes from './issue-groups.module.css';

/** What was found in the rows, errors and warnings apart; clicking one shows its rows alone. */
export function IssueGroups({
  groups,
  filter,
  onFilter,
}: {
  readonly groups: readonly IssueGroup[];
  readonly filter: RowFilter;
  readonly onFilter: (filter: RowFilter) => void;
}) {
  const { t } = useTranslation('review');
  if (groups.length === 0) return <Text size="sm">{t('review.nothingFound')}</Text>;
  return (
    <div className={classes.groups}>
      {SEVERITIES.map(([severity, title, hint]) => {
        const found = groups.filter((group) => group.severity === severity);
        if (found.length === 0) return null;
        return (
          <section key={severity}>
            <Text fw={600} size="sm">
              {t(title)}
            </Text>
            {hint === null ? null : (
              <Text size="xs" className={classes.hint}>
                {t(hint)}
              </Text>
            )}
            <GroupList groups={found} filter={filter} onFilter={onFilter} />
          </section>
        );
      })}
    </div>
  );
}

/** The most frequent first; the others are asked for. */
function GroupList({ groups, filter, onFilter }: Parameters<typeof IssueGroups>[0]) {
  const { t } = useTranslation('review');
  const [isWhole, setWhole] = useState(false);
  const shown = isWhole ? groups : groups.slice(0, FEW);
  const more = groups.length - shown.length;
  return (
    <ul className={classes.list}>
      {shown.map((group) => (
        <li key={group.code}>
          <GroupButton
            group={group}
            isOn={filter.code === group.code && filter.severity === group.severity}
            onFilter={onFilter}
          />
        </li>
      ))}
      {more === 0 ? null : (
        <li>
          <Button variant="subtle" size="compact-sm" onClick={() => setWhole(true)}>
            {t('review.moreGroups', { count: more })}
          </Button>
        </li>
      )}
    </ul>
  );
}

const FEW = 6;

const SEVERITIES = [
  ['error', 'review.errors', 'review.errorsHint'],
  ['warning', 'review.warnings', 'review.warningsHint'],
  ['info', 'review.infos', null],
] as const;

function GroupButton({
  group: { code, severity, title, count, example },
  isOn,
  onFilter,
}: {
  readonly group: IssueGroup;
  readonly isOn: boolean;
  readonly onFilter: (filter: RowFilter) => void;
}) {
  const { t } = useTranslation('review');
  const { number } = useFormat();
  return (
    <UnstyledButton
      className={classes.group}
      aria-pressed={isOn}
      onClick={() => onFilter(isOn ? {} : { code, severity })}
    >
      <SeverityIcon severity={severity} />
      <span className={classes.words}>
        <span className={classes.title}>{title}</span>
        <span className={classes.hint}>{example.sentence}</span>
      </span>
      <span className={classes.count} title={t('review.groupRows', { count })}>
        {number(count)}
      </span>
    </UnstyledButton>
  );
}
