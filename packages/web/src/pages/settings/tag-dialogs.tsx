import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/api.ts';
import { noteStarted } from '../../api/bulk-actions.ts';
import { Dialog } from '../../parts/dialog.tsx';
import { useFormat } from '../../parts/format.ts';
import { ProblemAlert } from '../../parts/problem-alert.tsx';

interface DialogProps {
  readonly tags: readonly string[];
  readonly onClose: () => void;
  /** Called once the work has begun; its progress shows by itself. */
  readonly onStarted: () => void;
}

/** Asks for the name that one tag gets, or that several become. */
export function RenameTagsDialog({ tags, onClose, onStarted }: DialogProps) {
  const { t } = useTranslation(['settings', 'common']);
  const { list } = useFormat();
  const [first = ''] = tags;
  const [name, setName] = useState(first);
  const isMerge = tags.length > 1;
  const to = name.trim();
  const rename = useMutation({
    mutationFn: async () =>
      api.renameTags({ body: { from: tags.filter((tag) => tag !== to), to } }),
    onSuccess: ({ bulkActionId }) => {
      noteStarted(bulkActionId);
      onStarted();
    },
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    rename.mutate();
  };
  return (
    <Dialog
      onClose={onClose}
      title={isMerge ? t('tags.mergeTitle') : t('tags.renameTitle', { tag: first })}
    >
      <form onSubmit={submit}>
        <Stack gap="sm">
          {isMerge ? <Text size="sm">{t('tags.mergeText', { tags: list(tags) })}</Text> : null}
          <TextInput
            label={t('tags.name')}
            data-autofocus
            value={name}
            maxLength={200}
            onChange={({ currentTarget }) => setName(currentTarget.value)}
          />
          <ProblemAlert error={rename.error} />
          <Group justify="flex-end" gap="xs">
            <Button variant="subtle" color="gray" onClick={onClose}>
              {t('common:cancel')}
            </Button>
            <Button
              type="submit"
              loading={rename.isPending}
              disabled={to === '' || (!isMerge && to === first)}
            >
              {isMerge ? t('tags.merge') : t('common:save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}

/** Asks before tags are taken from all contacts. */
export function RemoveTagsDialog({ tags, onClose, onStarted }: DialogProps) {
  const { t } = useTranslation(['settings', 'common']);
  const { list } = useFormat();
  const remove = useMutation({
    mutationFn: async () => api.removeTags({ body: { tags: [...tags] } }),
    onSuccess: ({ bulkActionId }) => {
      noteStarted(bulkActionId);
      onStarted();
    },
  });
  return (
    <Dialog onClose={onClose} title={t('tags.removeTitle', { count: tags.length })}>
      <Stack gap="sm">
        <Text size="sm">{t('tags.removeText', { tags: list(tags) })}</Text>
        <ProblemAlert error={remove.error} />
        <Group justify="flex-end" gap="xs">
          <Button variant="subtle" color="gray" data-autofocus onClick={onClose}>
            {t('common:cancel')}
          </Button>
          <Button color="red.8" loading={remove.isPending} onClick={() => remove.mutate()}>
            {t('tags.remove')}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
