import { Button, Group, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/api.ts';
import { noteSmartList, type SmartList, smartListsQuery } from '../../api/smart-lists.ts';
import { Dialog } from '../../parts/dialog.tsx';
import { problemSentence } from '../../parts/problem-sentence.ts';
import { RemovalDialog } from '../../parts/removal-dialog.tsx';

/** What is to be done with a smart list. */
export interface ListTask {
  readonly kind: 'rename' | 'remove';
  readonly list: SmartList;
}

/** Renames a smart list, or deletes it after asking. */
export function SmartListDialog({
  task: { kind, list },
  onClose,
}: {
  readonly task: ListTask;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation(['lists', 'common']);
  if (kind === 'remove') return <Removing list={list} onClose={onClose} />;
  return (
    <Dialog title={t('lists.renameTitle')} onClose={onClose}>
      <RenameForm list={list} onClose={onClose} />
    </Dialog>
  );
}

interface FormProps {
  readonly list: SmartList;
  readonly onClose: () => void;
}

function RenameForm({ list: { smartListId, name: before }, onClose }: FormProps) {
  const { t } = useTranslation(['lists', 'common']);
  const { t: common } = useTranslation();
  const queryClient = useQueryClient();
  const [name, setName] = useState(before);
  const save = useMutation({
    mutationFn: async () => api.changeSmartList({ params: { smartListId }, body: { name } }),
    onSuccess: (saved) => {
      noteSmartList(queryClient, saved);
      onClose();
    },
  });
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault();
    if (name.trim() !== '' && !save.isPending) save.mutate();
  };
  return (
    <form onSubmit={onSubmit}>
      <TextInput
        label={t('lists.name')}
        value={name}
        maxLength={100}
        error={save.error === null ? null : problemSentence(save.error, common)}
        onChange={({ currentTarget }) => setName(currentTarget.value)}
        data-autofocus
      />
      <Group justify="flex-end" gap="xs" mt="md">
        <Button variant="default" onClick={onClose}>
          {t('common:cancel')}
        </Button>
        <Button type="submit" disabled={name.trim() === ''} loading={save.isPending}>
          {t('common:save')}
        </Button>
      </Group>
    </form>
  );
}

function Removing({ list: { smartListId, name }, onClose }: FormProps) {
  const { t } = useTranslation(['lists', 'common']);
  const queryClient = useQueryClient();
  const removal = useMutation({
    mutationFn: async () => api.removeSmartList({ params: { smartListId } }),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: smartListsQuery.queryKey });
      onClose();
    },
  });
  return (
    <RemovalDialog
      title={t('lists.removeTitle', { name })}
      text={t('lists.removeText')}
      action={t('lists.remove')}
      removal={removal}
      onClose={onClose}
    />
  );
}
