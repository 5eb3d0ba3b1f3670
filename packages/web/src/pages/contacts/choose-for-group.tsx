import { Alert, Button, Group, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { UsersRound } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { noteStarted } from '../../api/bulk-actions.ts';
import type { ContactList } from '../../api/contacts.ts';
import { useMay } from '../../api/session.ts';
import { useFormat } from '../../parts/format.ts';
import { ProblemAlert } from '../../parts/problem-alert.tsx';
import { startTask } from './bulk/bulk-task.ts';
import { MOST_IDS, type Selection } from './use-selection.ts';

/** Says that contacts are being chosen for a new group, and puts those that are selected into it. */
export function ChooseForGroup({
  group,
  contacts,
  selection,
  onStarted,
}: {
  readonly group: string;
  readonly contacts: ContactList;
  readonly selection: Selection | null;
  readonly onStarted: () => void;
}) {
  const { t } = useTranslation(['contacts', 'common']);
  const { number } = useFormat();
  const navigate = useNavigate();
  const mayWrite = useMay('contacts.write');
  const add = useMutation({
    mutationFn: async (chosen: Selection) =>
      startTask({ kind: 'change', how: 'add', values: ['groups', [group]] }, contacts, chosen),
    onSuccess: async ({ bulkActionId }) => {
      noteStarted(bulkActionId);
      onStarted();
      await navigate({ to: '/groups' });
    },
  });
  if (!mayWrite) return null;
  const isTooLarge = selection?.isTooLarge ?? false;
  return (
    <Alert mb="sm" py="xs" icon={<UsersRound size={18} aria-hidden />}>
      <Group justify="space-between" gap="xs">
        <Text size="sm">{t('forGroup.text', { group })}</Text>
        <Group gap="xs">
          <Button
            size="xs"
            disabled={selection === null || isTooLarge}
            loading={add.isPending}
            onClick={() => {
              if (selection !== null) add.mutate(selection);
            }}
          >
            {t('forGroup.do')}
          </Button>
          <Button variant="default" size="xs" onClick={() => void navigate({ to: '/groups' })}>
            {t('common:cancel')}
          </Button>
        </Group>
      </Group>
      {isTooLarge ? <Text size="xs">{t('bulk.tooMany', { most: number(MOST_IDS) })}</Text> : null}
      <ProblemAlert error={add.error} />
    </Alert>
  );
}
