import { Button, Group, Text } from '@mantine/core';
import {
  CircleUserRound,
  Download,
  PencilLine,
  RotateCcw,
  Tag,
  Trash2,
  UsersRound,
  X,
} from 'lucide-react';
import { Suspense, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ContactList } from '../../../api/contacts.ts';
import { useMay } from '../../../api/session.ts';
import { focusIfLost } from '../../../parts/focus-if-lost.ts';
import { useFormat } from '../../../parts/format.ts';
import { lazyPart } from '../../../parts/lazy-part.ts';
import { MOST_IDS, type Selection } from '../use-selection.ts';
import type { BulkTask } from './bulk-task.ts';
import classes from './bulk-bar.module.css';

// Needed only by whoever has selected something.
const BulkDialog = lazyPart(async () => (await import('./bulk-dialog.tsx')).BulkDialog);

const EDITS = [
  { task: 'tags', icon: Tag },
  { task: 'groups', icon: UsersRound },
  { task: 'owner', icon: CircleUserRound },
  { task: 'field', icon: PencilLine },
] as const;

/** What can be done with the contacts that are selected. */
export function BulkBar({
  contacts,
  selection,
  columns,
  onClear,
}: {
  readonly contacts: ContactList;
  readonly selection: Selection;
  readonly columns: readonly string[];
  readonly onClear: () => void;
}) {
  const { t } = useTranslation('contacts');
  const { number } = useFormat();
  const [task, setTask] = useState<BulkTask | null>(null);
  const [mayWrite, mayDelete] = [useMay('contacts.write'), useMay('contacts.delete')];
  const mayExport = useMay('contacts.export');
  useEffect(() => focusTableOnLeaving(), []);
  const { ids, except, count, isTooLarge } = selection;
  const isWhole = ids === null && except.size === 0;
  const selected =
    count === null
      ? isWhole
        ? t('bulk.selectedMany')
        : t('bulk.selectedManyBut', { number: number(except.size) })
      : t(isWhole ? 'bulk.selectedAll' : 'bulk.selected', { count, number: number(count) });
  const button = (name: BulkTask, Icon: typeof Tag) => (
    <Button
      key={name}
      variant="default"
      size="xs"
      leftSection={<Icon size={15} aria-hidden />}
      disabled={isTooLarge}
      onClick={() => setTask(name)}
    >
      {t(`bulk.${name}.button`)}
    </Button>
  );
  return (
    <div className={classes.bar} role="region" aria-label={t('bulk.title')}>
      <Group gap="xs" wrap="nowrap" className={classes.count}>
        <Text size="sm" fw={500} role="status">
          {selected}
        </Text>
        <Button
          variant="subtle"
          color="gray"
          size="compact-xs"
          leftSection={<X size={13} aria-hidden />}
          onClick={onClear}
        >
          {t('bulk.clear')}
        </Button>
      </Group>
      <Group gap="xs">
        {contacts.deleted ? (
          mayDelete && button('restore', RotateCcw)
        ) : (
          <>
            {mayWrite && EDITS.map(({ task: name, icon }) => button(name, icon))}
            {mayExport && button('export', Download)}
            {mayDelete && button('delete', Trash2)}
          </>
        )}
      </Group>
      {isTooLarge ? <Text size="xs">{t('bulk.tooMany', { most: number(MOST_IDS) })}</Text> : null}
      {task === null ? null : (
        <Suspense fallback={null}>
          <BulkDialog
            task={task}
            contacts={contacts}
            selection={selection}
            columns={columns}
            onClose={() => setTask(null)}
            onStarted={() => {
              setTask(null);
              onClear();
            }}
          />
        </Suspense>
      )}
    </div>
  );
}

/** Whoever was in the bar, which goes with the selection, goes on in the table. */
function focusTableOnLeaving(): () => void {
  const table = document.querySelector<HTMLElement>('[role="grid"]');
  return () => requestAnimationFrame(() => focusIfLost(table));
}
