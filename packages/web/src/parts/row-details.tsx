import { ActionIcon, Drawer, Group, Stack, Text, Title } from '@mantine/core';
import { ChevronDown, ChevronUp } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportRow } from '../api/imports.ts';
import { LinkAnchor } from './link-anchor.tsx';
import { IssueList } from './issue-list.tsx';
import { OutcomeMark } from './outcome-mark.tsx';
import { RowChanges } from './row-changes.tsx';
import { useFormat } from './format.ts';
import { UndoNote } from './undo-note.tsx';
import classes from './row-details.module.css';

/** All about a row, beside the table: what becomes of it, what was found, and its cells. */
export function RowDetails({
  row,
  columns,
  appliedTo,
  onMove,
  onClose,
}: {
  /** null: none is looked at. */
  readonly row: ImportRow | null;
  readonly columns: readonly string[];
  /** The number of the last row that is applied; null: all are looked at as a plan. */
  readonly appliedTo: number | null;
  /** To the row before or after; undefined where there is none. */
  readonly onMove: Readonly<Record<'up' | 'down', (() => void) | undefined>>;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation(['review', 'common']);
  const { number } = useFormat();
  const isApplied = row !== null && appliedTo !== null && row.rowNumber <= appliedTo;
  return (
    <Drawer
      opened={row !== null}
      onClose={onClose}
      position="right"
      size={480}
      title={row === null ? '' : t('details.title', { row: number(row.rowNumber) })}
      closeButtonProps={{ 'aria-label': t('common:close') }}
      overlayProps={{ backgroundOpacity: 0.25 }}
    >
      {row === null ? null : (
        <Stack gap="lg">
          <Group justify="space-between" wrap="nowrap">
            <RowName row={row} isPlanned={!isApplied && appliedTo !== null} />
            <Group gap={4} wrap="nowrap">
              <Move label={t('details.up')} onClick={onMove.up}>
                <ChevronUp size={16} aria-hidden />
              </Move>
              <Move label={t('details.down')} onClick={onMove.down}>
                <ChevronDown size={16} aria-hidden />
              </Move>
            </Group>
          </Group>
          <UndoNote row={row} />
          {row.issues.length === 0 ? null : (
            <Part title={t('details.found')}>
              <IssueList issues={row.issues} />
            </Part>
          )}
          <Changes row={row} isApplied={isApplied} />
          <Part title={t('details.cells')}>
            <Cells row={row} columns={columns} />
          </Part>
        </Stack>
      )}
    </Drawer>
  );
}

function RowName({ row, isPlanned }: { readonly row: ImportRow; readonly isPlanned: boolean }) {
  const { record, outcome } = row;
  return (
    <div className={classes.name}>
      <OutcomeMark outcome={outcome} isPlanned={isPlanned} />
      {record === null || record.name === null ? null : record.isToCome ? (
        <Text fw={600}>{record.name}</Text>
      ) : (
        <LinkAnchor
          to="/contacts/$contactId"
          params={{ contactId: record.id }}
          fw={600}
          display="block"
        >
          {record.name}
        </LinkAnchor>
      )}
    </div>
  );
}

function Move({
  label,
  onClick,
  children,
}: {
  readonly label: string;
  readonly onClick: (() => void) | undefined;
  readonly children: ReactNode;
}) {
  return (
    <ActionIcon
      variant="default"
      aria-label={label}
      disabled={onClick === undefined}
      onClick={onClick}
    >
      {children}
    </ActionIcon>
  );
}

function Changes({ row, isApplied }: { readonly row: ImportRow; readonly isApplied: boolean }) {
  const { t } = useTranslation('review');
  const { changes, outcome } = row;
  if (outcome !== 'created' && outcome !== 'updated') {
    return (
      <Text size="sm" className={classes.quiet}>
        {t(`details.nothing.${outcome}`)}
      </Text>
    );
  }
  const isNew = outcome === 'created';
  const title = isNew ? t('details.values') : t(isApplied ? 'details.changed' : 'details.changes');
  return (
    <Part title={title}>
      {changes === null ? (
        <Text size="sm">{t('details.tooLarge')}</Text>
      ) : (
        <RowChanges changes={changes} isNew={isNew} />
      )}
    </Part>
  );
}

function Cells({ row, columns }: { readonly row: ImportRow; readonly columns: readonly string[] }) {
  const { t } = useTranslation('review');
  if (row.cells === null) return <Text size="sm">{t('fileGone')}</Text>;
  const cells = row.cells.map((text, at) => {
    const name = columns[at] ?? t('details.extraCell', { number: at + 1 });
    return { name, text };
  });
  return (
    <dl className={classes.cells}>
      {cells.map(({ name, text }) => (
        <div key={name}>
          <dt dir="auto">{name}</dt>
          <dd>
            {text === '' ? (
              <span className={classes.quiet}>{t('changes.empty')}</span>
            ) : (
              <bdi>{text}</bdi>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section>
      <Title order={3} mb={6}>
        {title}
      </Title>
      {children}
    </section>
  );
}
