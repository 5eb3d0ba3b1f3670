import { Button, Group, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { noteStarted } from '../../../api/bulk-actions.ts';
import type { ContactList } from '../../../api/contacts.ts';
import { Dialog } from '../../../parts/dialog.tsx';
import { useFormat } from '../../../parts/format.ts';
import { ProblemAlert } from '../../../parts/problem-alert.tsx';
import type { Selection } from '../use-selection.ts';
import { type BulkOrder, type BulkTask, startTask } from './bulk-task.ts';
import { ExportChoices } from './export-choices.tsx';
import { FieldToSet } from './field-to-set.tsx';
import { ListsToChange } from './lists-to-change.tsx';

/** Asks for what a task needs, says on how many contacts it will be carried out, and begins it. */
export function BulkDialog({
  task,
  contacts,
  selection,
  columns,
  onClose,
  onStarted,
}: {
  readonly task: BulkTask;
  readonly contacts: ContactList;
  readonly selection: Selection;
  readonly columns: readonly string[];
  readonly onClose: () => void;
  readonly onStarted: () => void;
}) {
  const { t } = useTranslation(['contacts', 'common']);
  const { number } = useFormat();
  const [order, setOrder] = useState(() => firstOrder(task));
  const start = useMutation({
    mutationFn: async (given: BulkOrder) => startTask(given, contacts, selection),
    onSuccess: ({ bulkActionId }) => {
      noteStarted(bulkActionId);
      onStarted();
    },
  });
  const { count, except } = selection;
  const whom =
    count === null
      ? except.size === 0
        ? t('bulk.allThatMatch')
        : t('bulk.allThatMatchBut', { number: number(except.size) })
      : t('bulk.contacts', { count, number: number(count) });
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault();
    if (order !== null && !start.isPending) start.mutate(order);
  };
  return (
    <Dialog title={t(`bulk.${task}.title`)} onClose={onClose}>
      <form onSubmit={onSubmit}>
        <Stack gap="md">
          <Text size="sm">{t(`bulk.${task}.text`, { whom })}</Text>
          {task === 'tags' || task === 'groups' ? (
            <ListsToChange field={task} onChange={setOrder} />
          ) : null}
          {task === 'owner' ? <FieldToSet fixed="owner" onChange={setOrder} /> : null}
          {task === 'field' ? <FieldToSet onChange={setOrder} /> : null}
          {task === 'export' ? <ExportChoices columns={columns} onChange={setOrder} /> : null}
          <ProblemAlert error={start.error} />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('common:cancel')}
            </Button>
            <Button
              type="submit"
              {...(task === 'delete' ? { color: 'red.9' } : {})}
              disabled={order === null}
              loading={start.isPending}
              data-autofocus={task === 'delete' || task === 'restore' || undefined}
            >
              {t(`bulk.${task}.do`)}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}

/** What can be begun at once; null where something must be said before. */
function firstOrder(task: BulkTask): BulkOrder | null {
  if (task === 'delete' || task === 'restore') return { kind: task };
  // Without a value nobody owns the contacts, as the dialog says.
  return task === 'owner' ? { kind: 'set', values: { owner: null } } : null;
}
