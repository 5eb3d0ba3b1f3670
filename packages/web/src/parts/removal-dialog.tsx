import { Button, Group, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Dialog } from './dialog.tsx';
import { ProblemAlert } from './problem-alert.tsx';

/** Asks before something is taken away, and says why it could not be. */
export function RemovalDialog({
  title,
  text,
  action,
  removal: { mutate, isPending, error },
  onClose,
}: {
  readonly title: string;
  readonly text: string;
  /** What the button says. */
  readonly action: string;
  readonly removal: {
    readonly mutate: () => void;
    readonly isPending: boolean;
    readonly error: unknown;
  };
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  return (
    <Dialog title={title} onClose={onClose}>
      <Stack gap="md">
        <Text size="sm">{text}</Text>
        <ProblemAlert error={error} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button color="red.9" loading={isPending} onClick={() => mutate()} data-autofocus>
            {action}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
