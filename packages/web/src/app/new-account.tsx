import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/api.ts';
import { sessionQuery } from '../api/session.ts';
import { Dialog } from '../parts/dialog.tsx';
import { ProblemAlert } from '../parts/problem-alert.tsx';

/** Makes another account of the person. */
export function NewAccount({
  isOpen,
  onClose,
  onMade,
}: {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly onMade: (accountId: string) => void;
}) {
  const { t } = useTranslation('shell');
  const { t: common } = useTranslation();
  const queryClient = useQueryClient();
  const [name, setName] = useState('');
  const create = useMutation({
    mutationFn: async () => api.createAccount({ body: { name: name.trim() } }),
    onSuccess: async ({ accountId }) => {
      setName('');
      onClose();
      onMade(accountId);
      // Listed also where one cannot go on in it for now.
      await queryClient.invalidateQueries(sessionQuery);
    },
  });
  return (
    <Dialog isOpen={isOpen} onClose={onClose} title={t('newAccount.title')}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (name.trim() !== '') create.mutate();
        }}
      >
        <Stack>
          <ProblemAlert error={create.error} />
          <Text c="dimmed">{t('newAccount.text')}</Text>
          <TextInput
            label={t('newAccount.name')}
            data-autofocus
            maxLength={200}
            value={name}
            onChange={({ currentTarget }) => setName(currentTarget.value)}
          />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {common('cancel')}
            </Button>
            <Button type="submit" loading={create.isPending} disabled={name.trim() === ''}>
              {t('newAccount.action')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
