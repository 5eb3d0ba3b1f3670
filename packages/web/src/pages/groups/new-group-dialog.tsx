import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ContactGroup } from '../../api/groups.ts';
import { Dialog } from '../../parts/dialog.tsx';

/** Asks for the name of a group; the contacts to put into it are chosen in their table. */
export function NewGroupDialog({
  groups,
  onClose,
}: {
  readonly groups: readonly ContactGroup[];
  readonly onClose: () => void;
}) {
  const { t } = useTranslation(['lists', 'common']);
  const navigate = useNavigate();
  const [name, setName] = useState('');
  const group = name.trim();
  const isTaken = groups.some((one) => one.group.toLowerCase() === group.toLowerCase());
  const isFit = group !== '' && !isTaken;
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault();
    if (isFit) void navigate({ to: '/contacts', search: { group } });
  };
  return (
    <Dialog title={t('groups.new')} onClose={onClose}>
      <form onSubmit={onSubmit}>
        <Stack gap="md">
          <Text size="sm">{t('groups.newText')}</Text>
          <TextInput
            label={t('groups.newName')}
            value={name}
            maxLength={200}
            error={isTaken ? t('groups.taken') : null}
            onChange={({ currentTarget }) => setName(currentTarget.value)}
            data-autofocus
          />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('common:cancel')}
            </Button>
            <Button type="submit" disabled={!isFit}>
              {t('groups.newDo')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
