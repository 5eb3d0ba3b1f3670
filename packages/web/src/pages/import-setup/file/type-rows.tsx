import { ActionIcon, Alert, Button, Group, Text, Tooltip } from '@mantine/core';
import { CircleAlert, Plus } from 'lucide-react';
import { type ClipboardEvent, type KeyboardEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { keptText } from '../../../api/kept-text.ts';
import {
  type Cells,
  cellsToCsv,
  type CellPlace,
  emptyCells,
  hasRoom,
  MOST_COLUMNS,
  MOST_ROWS,
  putCells,
  readCells,
  readCopiedCells,
  writeCells,
} from './grid-cells.ts';
import { useKeptRows } from './use-kept-rows.ts';
import classes from './type-rows.module.css';

/** A small grid to type rows into, or to paste cells of a spreadsheet into. */
export function TypeRows({
  isBusy,
  onUse,
}: {
  readonly isBusy: boolean;
  readonly onUse: (text: string, name: string) => void;
}) {
  const { t } = useTranslation('wizard');
  const [cells, setCells] = useState<Cells>(
    () =>
      readCells(keptText('typedRows')) ?? [
        [t('type.firstName'), t('type.lastName'), t('type.email'), t('type.phone')],
        ...emptyCells(6, 4),
      ],
  );
  const grid = useRef<HTMLTableElement>(null);
  const [header = [], ...rows] = cells;
  const [isTooMuch, setTooMuch] = useState(false);
  const put = (place: CellPlace, given: Cells): void => {
    setTooMuch(!hasRoom(place, given));
    if (!hasRoom(place, given)) return;
    const next = putCells(cells, place, given);
    const last = next.at(-1) ?? [];
    // There is always a row to go on with.
    const needsRow = last.some((cell) => cell !== '') && next.length < MOST_ROWS;
    setCells(needsRow ? [...next, ...emptyCells(1, last.length)] : next);
  };
  const addColumn = (): void =>
    put({ row: 0, column: header.length }, [[nextName(header, t('type.column'))]]);
  const focus = (row: number, column: number): void =>
    grid.current?.querySelector<HTMLInputElement>(`[data-cell="${row}:${column}"]`)?.focus();
  const lines = cells.map((row, at) => ({
    at,
    row: row.map((cell, column) => ({ column, cell })),
  }));
  useKeptRows('typedRows', cells, textOrNone);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        onUse(cellsToCsv(header, rows), t('type.name'));
      }}
    >
      <Text mb={8}>{t('type.hint')}</Text>
      <div className={classes.scroll}>
        <table className={classes.grid} ref={grid}>
          <tbody>
            {lines.map(({ at, row }) => (
              <tr key={at} data-header={at === 0 || undefined}>
                <th scope="row">{at === 0 ? '' : at}</th>
                {row.map(({ column, cell }) => (
                  <td key={column}>
                    <input
                      value={cell}
                      data-cell={`${at}:${column}`}
                      aria-label={
                        at === 0
                          ? t('type.nameOfColumn', { number: column + 1 })
                          : t('type.cell', { column: header[column] ?? '', row: at })
                      }
                      onChange={({ currentTarget }) =>
                        put({ row: at, column }, [[currentTarget.value]])
                      }
                      onPaste={(event: ClipboardEvent) => {
                        const copied = readCopiedCells(event.clipboardData.getData('text/plain'));
                        if (copied.length < 2 && (copied[0]?.length ?? 0) < 2) return;
                        event.preventDefault();
                        put({ row: at, column }, copied);
                      }}
                      onKeyDown={(event: KeyboardEvent) => {
                        const step = { ArrowUp: -1, ArrowDown: 1, Enter: 1 }[event.key];
                        if (step === undefined || event.ctrlKey || event.metaKey) return;
                        event.preventDefault();
                        focus(at + step, column);
                      }}
                    />
                  </td>
                ))}
                {at === 0 && header.length < MOST_COLUMNS ? (
                  <td className={classes.add}>
                    <Tooltip label={t('type.addColumn')}>
                      <ActionIcon
                        variant="subtle"
                        color="gray"
                        onClick={addColumn}
                        aria-label={t('type.addColumn')}
                      >
                        <Plus size={15} aria-hidden />
                      </ActionIcon>
                    </Tooltip>
                  </td>
                ) : null}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {isTooMuch ? (
        <Alert role="alert" color="red" mt="sm" icon={<CircleAlert size={17} aria-hidden />}>
          {t('type.tooMuch', { rows: MOST_ROWS, columns: MOST_COLUMNS })}
        </Alert>
      ) : null}
      <Group mt="md">
        <Button type="submit" loading={isBusy} disabled={!isFilled(rows)}>
          {t('type.use')}
        </Button>
      </Group>
    </form>
  );
}

function textOrNone(cells: Cells): string | null {
  return isFilled(cells.slice(1)) ? writeCells(cells) : null;
}

function isFilled(rows: Cells): boolean {
  return rows.some((row) => row.some((cell) => cell.trim() !== ''));
}

function nextName(header: readonly string[], word: string): string {
  for (let number = header.length + 1; ; number++) {
    const name = `${word} ${number}`;
    if (!header.includes(name)) return name;
  }
}
