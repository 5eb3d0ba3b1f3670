import { Autocomplete, Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/api.ts';
import { type BulkAction, noteStarted } from '../../api/bulk-actions.ts';
import type { ContactGroup } from '../../api/groups.ts';
import { useFormat } from '../../parts/format.ts';
import { ProblemAlert } from '../../parts/problem-alert.tsx';

/** What is to be done with a group. */
export interface GroupTask {
  readonly kind: 'rename' | 'remove';
  readonly group: ContactGroup;
}

/** Renames a group, merges it with another, or dissolves it after asking. */
export function GroupDialog({
  task: { kind, group },
  groups,
  onClose,
}: {
  readonly task: GroupTask;
  readonly groups: readonly ContactGroup[];
  readonly onClose: () => void;
}) {
  const { t } = useTranslation(['lists', 'common']);
  const title = t(kind === 'rename' ? 'groups.renameTitle' : 'groups.removeTitle', {
    group: group.group,
  });
  return (
    <Modal
      opened
      onClose={onClose}
      title={title}
      centered
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      {kind === 'rename' ? (
        <RenameForm group={group} groups={groups} onClose={onClose} />
      ) : (
        <RemoveForm group={group} onClose={onClose} />
      )}
    </Modal>
  );
}

interface FormProps {
  readonly group: ContactGroup;
  readonly onClose: () => void;
}

function RenameForm({
  group: { group: before },
  groups,
  onClose,
}: FormProps & { readonly groups: readonly ContactGroup[] }) {
  const { t } = useTranslation(['lists', 'common']);
  const [name, setName] = useState(before);
  const to = name.trim();
  const save = useStart(onClose, async () => api.renameGroups({ body: { from: [before], to } }));
  const others = groups.map(({ group }) => group).filter((group) => group !== before);
  const other = others.find((group) => group.toLowerCase() === to.toLowerCase());
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault();
    if (to !== '' && to !== before && !save.isPending) save.mutate();
  };
  return (
    <form onSubmit={onSubmit}>
      <Stack gap="md">
        <Autocomplete
          label={t('groups.renameLabel')}
          description={other === undefined ? ' ' : t('groups.merges', { group: other })}
          // Once one of them is typed, they would only lie over the button that goes on.
          data={other === undefined ? others : []}
          openOnFocus={false}
          limit={MOST_SHOWN}
          value={name}
          maxLength={200}
          onChange={setName}
          data-autofocus
        />
        <ProblemAlert error={save.error} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {t('common:cancel')}
          </Button>
          <Button type="submit" disabled={to === '' || to === before} loading={save.isPending}>
            {t(other === undefined ? 'groups.renameDo' : 'groups.mergeDo')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

const MOST_SHOWN = 50;

function RemoveForm({ group: { group, contacts }, onClose }: FormProps) {
  const { t } = useTranslation(['lists', 'common']);
  const { number } = useFormat();
  const remove = useStart(onClose, async () => api.removeGroups({ body: { groups: [group] } }));
  return (
    <Stack gap="md">
      <Text size="sm">{t('groups.removeText', { count: contacts, number: number(contacts) })}</Text>
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
          {t('groups.remove')}
        </Button>
      </Group>
    </Stack>
  );
}

/** Has the server begin, and shows how far it is. */
function useStart(onStarted: () => void, start: () => Promise<BulkAction>) {
  return useMutation({
    mutationFn: start,
    onSuccess: ({ bulkActionId }) => {
      noteStarted(bulkActionId);
      onStarted();
    },
  });
}
