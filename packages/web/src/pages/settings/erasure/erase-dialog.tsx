import { Button, Group, List, Stack, Text, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../api/api.ts';
import type { Contact } from '../../../api/contacts.ts';
import type { Erased } from '../../../api/erasure.ts';
import { Dialog } from '../../../parts/dialog.tsx';
import { ProblemAlert } from '../../../parts/problem-alert.tsx';

interface EraseDialogProps {
  readonly contact: Contact;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly onErased: (erased: Erased) => void;
}

/** Says what erasing a person does, has the name typed to be sure, and does it. */
export function EraseDialog({ isOpen, ...props }: EraseDialogProps) {
  const { t } = useTranslation('people');
  const { onClose, contact } = props;
  return (
    <Dialog
      isOpen={isOpen}
      onClose={onClose}
      title={t('erasure.confirmTitle', { name: contact.name })}
    >
      <Confirm {...props} />
    </Dialog>
  );
}

function Confirm({ contact, onClose, onErased }: Omit<EraseDialogProps, 'isOpen'>) {
  const { t } = useTranslation('people');
  const { t: common } = useTranslation();
  const queryClient = useQueryClient();
  const [typed, setTyped] = useState('');
  const { contactId, name } = contact;
  const erase = useMutation({
    mutationFn: async () => api.eraseContact({ params: { contactId } }),
    onSuccess: async (erased) => {
      onErased(erased);
      for (const queryKey of [['contacts'], ['contact'], ['suppressions'], ['tags'], ['groups']])
        await queryClient.invalidateQueries({ queryKey });
    },
  });
  const isSure = typed.trim() === name.trim();
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (isSure) erase.mutate();
      }}
    >
      <Stack>
        <ProblemAlert error={erase.error} />
        <List size="sm" spacing={4}>
          <List.Item>{t('erasure.does.contact')}</List.Item>
          <List.Item>{t('erasure.does.files')}</List.Item>
          <List.Item>{t('erasure.does.hash')}</List.Item>
          <List.Item>{t('erasure.does.forGood')}</List.Item>
        </List>
        <Text size="sm">{t('erasure.typeName', { name })}</Text>
        <TextInput
          aria-label={t('erasure.nameToBeSure')}
          data-autofocus
          autoComplete="off"
          value={typed}
          onChange={({ currentTarget }) => setTyped(currentTarget.value)}
        />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {common('cancel')}
          </Button>
          <Button type="submit" color="red.9" loading={erase.isPending} disabled={!isSure}>
            {t('erasure.eraseForGood')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
