import { Button, Group, Text } from '@mantine/core';
import { X } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportRow, RowFilter } from '../api/imports.ts';
import { rowColumns } from './import-row-columns.tsx';
import { type RowPages, useRowPages } from './import-row-pages.ts';
import { PageLoading } from './page-loading.tsx';
import { ProblemAlert } from './problem-alert.tsx';
import { RowDetails } from './row-details.tsx';
import { VirtualTable } from './virtual-table.tsx';
import classes from './import-rows.module.css';

/** The rows of an import, planned or applied, that a filter finds; a row opens beside the table. */
export function ImportRows({
  importId,
  filter,
  filterLabel,
  total,
  appliedTo,
  onClearFilter,
}: {
  readonly importId: string;
  readonly filter: RowFilter;
  /** What the filter finds, in words; null where it finds all rows. */
  readonly filterLabel: string | null;
  /** Rows of the file. */
  readonly total: number | null;
  /** The number of the last row that is applied, the others being planned; null: they are all looked at as a plan. */
  readonly appliedTo: number | null;
  readonly onClearFilter: () => void;
}) {
  const { t } = useTranslation('review');
  const pages = useRowPages(importId, { filter, total });
  const [opened, setOpened] = useState<number | null>(null);
  const { columns: names } = pages;
  const isFileGone = pages.rowAt(0)?.cells === null;
  const columns = useMemo(
    () => rowColumns(isFileGone ? [] : names, { appliedTo, t }),
    [names, isFileGone, appliedTo, t],
  );
  return (
    <div>
      {filterLabel === null ? null : (
        <Group gap="xs" mb="xs">
          <Text size="sm">{t('showing', { what: filterLabel })}</Text>
          <Button
            size="compact-sm"
            variant="default"
            leftSection={<X size={14} aria-hidden />}
            onClick={onClearFilter}
          >
            {t('showAll')}
          </Button>
        </Group>
      )}
      {isFileGone ? (
        <Text size="sm" mb="xs">
          {t('fileGone')}
        </Text>
      ) : null}
      {names.length > MOST_SHOWN_COLUMNS && !isFileGone ? (
        <Text size="sm" mb="xs">
          {t('manyColumns', { shown: MOST_SHOWN_COLUMNS, count: names.length })}
        </Text>
      ) : null}
      <Rows
        pages={pages}
        columns={columns}
        topKey={JSON.stringify(filter)}
        onOpen={({ rowNumber }) => {
          pages.onOpened(pages.indexOf(rowNumber));
          setOpened(rowNumber);
        }}
      />
      <Opened pages={pages} rowNumber={opened} appliedTo={appliedTo} onOpen={setOpened} />
    </div>
  );
}

/** The others are seen when a row is opened: a file may have a thousand. */
const MOST_SHOWN_COLUMNS = 40;

function Rows({
  pages,
  columns,
  topKey,
  onOpen,
}: {
  readonly pages: RowPages;
  readonly columns: ReturnType<typeof rowColumns>;
  readonly topKey: string;
  readonly onOpen: (row: ImportRow) => void;
}) {
  const { t } = useTranslation('review');
  if (pages.error !== null) return <ProblemAlert error={pages.error} onRetry={pages.refetch} />;
  if (pages.isPending) {
    return (
      <div className={classes.box} style={{ height: 240 }}>
        <PageLoading />
      </div>
    );
  }
  if (pages.rowCount === 0) return <Text className={classes.none}>{t('noRows')}</Text>;
  return (
    <div className={classes.box} style={{ height: heightFor(pages.rowCount) }}>
      <VirtualTable
        label={t('rows')}
        columns={columns.slice(0, LEADING_COLUMNS + MOST_SHOWN_COLUMNS)}
        rowCount={pages.rowCount}
        isCounted={pages.isCounted}
        rowAt={pages.rowAt}
        rowKey={rowKey}
        rowHeight={ROW_PX}
        onSeen={pages.onSeen}
        onOpen={onOpen}
        topKey={topKey}
        isStale={pages.isStale}
      />
    </div>
  );
}

const LEADING_COLUMNS = 4;
const ROW_PX = 36;
const rowKey = ({ rowNumber }: ImportRow): string => String(rowNumber);

/** Few rows take no more room than they need. */
function heightFor(rows: number): string {
  return `min(${(rows + 1) * ROW_PX + 20}px, max(60dvh, 360px))`;
}

function Opened({
  pages: { rowAt, indexOf, onOpened, columns },
  rowNumber,
  appliedTo,
  onOpen,
}: {
  readonly pages: RowPages;
  readonly rowNumber: number | null;
  readonly appliedTo: number | null;
  readonly onOpen: (rowNumber: number | null) => void;
}) {
  const index = rowNumber === null ? -1 : indexOf(rowNumber);
  const moveTo = (to: number): (() => void) | undefined => {
    const row = index < 0 || to < 0 ? undefined : rowAt(to);
    if (row === undefined) return undefined;
    return () => {
      onOpened(to);
      onOpen(row.rowNumber);
    };
  };
  return (
    <RowDetails
      row={(index < 0 ? undefined : rowAt(index)) ?? null}
      columns={columns}
      appliedTo={appliedTo}
      onMove={{ up: moveTo(index - 1), down: moveTo(index + 1) }}
      onClose={() => onOpen(null)}
    />
  );
}
