import { Group, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './card.module.css';

/** A part of a page under a heading of its own. */
export function Card({
  title,
  actions,
  children,
}: {
  readonly title: string;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}) {
  return (
    <section className={classes.card} aria-label={title}>
      <Group justify="space-between" gap="xs" mb={8} mih={26}>
        <Title order={2} size="h3">
          {title}
        </Title>
        {actions}
      </Group>
      {children}
    </section>
  );
}
