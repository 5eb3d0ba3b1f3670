import { Stack, Text, ThemeIcon, Title } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';

/** What stands where there is nothing to list: what it is, and what to do about it. */
export function EmptyState({
  icon: Icon,
  title,
  text,
  action,
  isPage = false,
}: {
  readonly icon: LucideIcon;
  readonly title: string;
  readonly text: ReactNode;
  readonly action?: ReactNode;
  /** There is nothing else on the page, so that this is its heading. */
  readonly isPage?: boolean;
}) {
  // Nothing is set where it is empty.
  useDocumentTitle(isPage ? `${title} · Muster` : '');
  return (
    <Stack align="center" gap="xs" py={64} px="md" ta="center">
      <ThemeIcon variant="light" size={48} radius="xl" mb="xs">
        <Icon size={24} aria-hidden />
      </ThemeIcon>
      <Title order={isPage ? 1 : 2} size="h2">
        {title}
      </Title>
      <Text c="dimmed" maw={440}>
        {text}
      </Text>
      {action === undefined ? null : <div style={{ marginTop: 12 }}>{action}</div>}
    </Stack>
  );
}
