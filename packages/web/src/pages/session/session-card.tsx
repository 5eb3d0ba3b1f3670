import { Box, Paper, Text, Title } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { LanguageChoice } from '../../parts/language-choice.tsx';
import { Logo } from '../../parts/logo.tsx';
import classes from './session-card.module.css';

/** A page for somebody who is not signed in: one thing to do, in the middle. */
export function SessionCard({
  title,
  text,
  below,
  children,
}: {
  readonly title: string;
  readonly text?: ReactNode;
  /** Where else one may want to go. */
  readonly below?: ReactNode;
  readonly children?: ReactNode;
}) {
  useDocumentTitle(`${title} · Muster`);
  return (
    <main className={classes.page}>
      <Logo />
      <Paper withBorder shadow="xs" p={{ base: 'md', xs: 'xl' }} className={classes.card}>
        <Title order={1}>{title}</Title>
        {text === undefined ? null : (
          <Text c="dimmed" mt={6}>
            {text}
          </Text>
        )}
        {children === undefined ? null : <Box mt="lg">{children}</Box>}
      </Paper>
      {below === undefined ? null : <div className={classes.below}>{below}</div>}
      <div className={classes.foot}>
        <LanguageChoice size="xs" w={130} variant="unstyled" />
      </div>
    </main>
  );
}
