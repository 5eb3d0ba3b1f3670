import { Autocomplete, Button, Group, Stack } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/api.ts';
import { type BulkAction, noteStarted } from '../../api/bulk-actions.ts';
import type { ContactGroup } from '../../api/groups.ts';
import { Dialog } from '../../parts/dialog.tsx';
import { useFormat } from '../../parts/format.ts';
import { ProblemAlert } from '../../parts/problem-alert.tsx';
import { RemovalDialog } from '../../parts/removal-dialog.tsx';

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
  if (kind === 'remove') return <Dissolving group={group} onClose={onClose} />;
  return (
    <Dialog title={t('groups.renameTitle', { group: group.group })} onClose={onClose}>
      <RenameForm group={group} groups={groups} onClose={onClose} />
    </Dialog>
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
  const others = groups.map(({ group }) => group).filter((group) => group !== before);
  const typed = name.trim();
  const other = others.find((group) => group.toLowerCase() === typed.toLowerCase());
  // Written otherwise, it would be one more group.
  const to = other ?? typed;
  const save = useStart(onClose, async () => api.renameGroups({ body: { from: [before], to } }));
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

function Dissolving({ group: { group, contacts }, onClose }: FormProps) {
  const { t } = useTranslation(['lists', 'common']);
  const { number } = useFormat();
  const removal = useStart(onClose, async () => api.removeGroups({ body: { groups: [group] } }));
  return (
    <RemovalDialog
      title={t('groups.removeTitle', { group })}
      text={t('groups.removeText', { count: contacts, number: number(contacts) })}
      action={t('groups.remove')}
      removal={removal}
      onClose={onClose}
    />
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
