import { Alert, Code, Group } from '@mantine/core';
import { KeyRound } from 'lucide-react';
import type { ReactNode } from 'react';
import { CopyButton } from './copy-button.tsx';
import { focusIfLost } from './focus-if-lost.ts';

/** A secret or a link that is shown this once, to be copied. */
export function SecretShownOnce({
  title,
  text,
  secret,
}: {
  readonly title: string;
  readonly text: ReactNode;
  readonly secret: string;
}) {
  return (
    <Alert color="green" icon={<KeyRound size={18} aria-hidden />} title={title} role="status">
      {text}
      <Group ref={focusItsButton} gap="xs" mt="sm" wrap="nowrap" align="stretch">
        <Code
          block
          flex={1}
          miw={0}
          data-secret
          style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}
        >
          {secret}
        </Code>
        <CopyButton text={secret} size="xs" h="auto" />
      </Group>
    </Alert>
  );
}

/** The keyboard goes on there, where the form with the focus made room for it. */
function focusItsButton(box: HTMLElement | null): void {
  focusIfLost(box?.querySelector('button') ?? null);
}
