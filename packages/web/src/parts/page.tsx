import { Group, Text, Title } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import type { ReactNode } from 'react';
import classes from './page.module.css';

/** A page under its title; `fills` has the content scroll by itself below the title, as tables do. */
export function Page({
  title,
  description,
  above,
  leading,
  actions,
  fills = false,
  children,
}: {
  readonly title: string;
  readonly description?: ReactNode;
  /** Where the page belongs: a link back. */
  readonly above?: ReactNode;
  /** A picture before the title. */
  readonly leading?: ReactNode;
  readonly actions?: ReactNode;
  readonly fills?: boolean;
  readonly children?: ReactNode;
}) {
  useDocumentTitle(`${title} · Muster`);
  return (
    <div className={classes.page} data-fills={fills || undefined}>
      <header className={classes.header}>
        {above}
        <Group justify="space-between" align="center" gap="sm" wrap="wrap">
          <Group gap="sm" wrap="nowrap" className={classes.title}>
            {leading}
            <Title order={1} className={classes.title}>
              {title}
            </Title>
          </Group>
          {actions === undefined ? null : <Group gap="xs">{actions}</Group>}
        </Group>
        {description === undefined ? null : (
          <Text c="dimmed" mt={4} maw={720}>
            {description}
          </Text>
        )}
      </header>
      <div className={classes.content}>{children}</div>
    </div>
  );
}
