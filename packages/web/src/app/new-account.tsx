import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/api.ts';
import { useChangeAccount } from '../api/use-change-account.ts';
import { ProblemAlert } from '../parts/problem-alert.tsx';

/** Makes another account of the person, and goes on in it. */
export function NewAccount({
  isOpen,
  onClose,
}: {
  readonly isOpen: boolean;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('shell');
  const { t: common } = useTranslation();
  const [name, setName] = useState('');
  const change = useChangeAccount();
  const create = useMutation({
    mutationFn: async () => {
      const { accountId } = await api.createAccount({ body: { name: name.trim() } });
      await change.mutateAsync(accountId);
    },
    onSuccess: () => {
      setName('');
      onClose();
    },
  });
  return (
    <Modal opened={isOpen} onClose={onClose} title={t('newAccount.title')} withCloseButton={false}>
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
    </Modal>
  );
}
