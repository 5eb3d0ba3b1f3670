import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/api.ts';
import { noteSmartList, type SmartList, smartListsQuery } from '../../api/smart-lists.ts';
import { ProblemAlert } from '../../parts/problem-alert.tsx';
import { problemSentence } from '../../parts/problem-sentence.ts';

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
  const title =
    kind === 'rename' ? t('lists.renameTitle') : t('lists.removeTitle', { name: list.name });
  return (
    <Modal
      opened
      onClose={onClose}
      title={title}
      centered
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      {kind === 'rename' ? (
        <RenameForm list={list} onClose={onClose} />
      ) : (
        <RemoveForm list={list} onClose={onClose} />
      )}
    </Modal>
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

function RemoveForm({ list: { smartListId }, onClose }: FormProps) {
  const { t } = useTranslation(['lists', 'common']);
  const queryClient = useQueryClient();
  const remove = useMutation({
    mutationFn: async () => api.removeSmartList({ params: { smartListId } }),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: smartListsQuery.queryKey });
      onClose();
    },
  });
  return (
    <Stack gap="md">
      <Text size="sm">{t('lists.removeText')}</Text>
      <ProblemAlert error={remove.error} />
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={onClose}>
          {t('common:cancel')}
        </Button>
        <Button
          color="red.9"
          loading={remove.isPending}
          onClick={() => remove.mutate()}
          data-autofocus
        >
          {t('lists.remove')}
        </Button>
      </Group>
    </Stack>
  );
}
