import { Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Issue } from '../api/imports.ts';
import { SeverityIcon } from './severity-icon.tsx';
import classes from './issue-list.module.css';

/** What was found in a row: each with what it is about and what to do. */
export function IssueList({ issues }: { readonly issues: readonly Issue[] }) {
  const { t } = useTranslation('review');
  return (
    <Stack component="ul" gap="sm" className={classes.list}>
      {issues.map((issue) => (
        <li key={`${issue.code} ${issue.column} ${issue.value}`} className={classes.issue}>
          <SeverityIcon severity={issue.severity} />
          <div className={classes.words}>
            <Text size="sm" fw={500}>
              {issue.title}
              <Text span size="xs" fw={400} className={classes.severity}>
                {t(`severity.${issue.severity}`)}
              </Text>
            </Text>
            <Text size="sm">{issue.sentence}</Text>
            <Text size="sm" className={classes.advice}>
              {issue.advice}
            </Text>
          </div>
        </li>
      ))}
    </Stack>
  );
}
