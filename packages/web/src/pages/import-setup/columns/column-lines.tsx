import { type Ref, useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DraftChange } from '../../../api/drafts.ts';
import type { Field } from '../../../api/fields.ts';
import type { ImportPreview } from '../../../api/imports.ts';
import { issuesByColumn, isUnassigned, sharedTargets } from './column-findings.ts';
import { ColumnLine, type OpenMenu } from './column-line.tsx';
import classes from './column-line.module.css';
import { NewFieldDialog } from './new-field-dialog.tsx';
import { useMovedColumns } from './use-moved-columns.ts';

/** One line a column. Lines that are out of sight are not laid out: there may be a thousand. */
export function ColumnLines({
  ref,
  preview: { columns, table, chosen },
  fields,
  isStale,
  onChange,
}: {
  readonly ref: Ref<HTMLDivElement>;
  readonly preview: ImportPreview;
  readonly fields: readonly Field[];
  readonly isStale: boolean;
  readonly onChange: (change: DraftChange) => void;
}) {
  const { t } = useTranslation('wizard');
  const [open, setOpen] = useState<{ readonly index: number; readonly menu: OpenMenu } | null>(
    null,
  );
  const [newFieldOf, setNewFieldOf] = useState<{ index: number; label: string } | null>(null);
  const issues = useMemo(() => issuesByColumn(table.rows), [table.rows]);
  const shared = useMemo(() => sharedTargets(columns, fields), [columns, fields]);
  const takenBy = useMemo(
    () => new Map(columns.map(({ target, name }) => [target?.field, name])),
    [columns],
  );
  const moved = useMovedColumns(columns, isStale);
  const toggle = useCallback(
    (index: number, menu: OpenMenu | null) => setOpen(menu === null ? null : { index, menu }),
    [],
  );
  const addField = useCallback((index: number, label: string) => {
    setOpen(null);
    setNewFieldOf({ index, label });
  }, []);
  const ofNewField = newFieldOf === null ? undefined : columns[newFieldOf.index];
  return (
    <>
      <div ref={ref} role="list" aria-label={t('columns.list')} className={classes.lines}>
        {columns.map((column) => (
          <ColumnLine
            key={column.index}
            column={column}
            issues={issues.get(column.name) ?? NOTHING}
            sharedWith={shared.get(column.index) ?? NOTHING}
            wasMoved={moved.has(column.index)}
            isLeftOut={chosen.ignoreUnmapped && isUnassigned(column)}
            field={fields.find(({ key }) => key === column.target?.field) ?? null}
            open={open?.index === column.index ? open.menu : null}
            // Only an open menu lists them: others need not be drawn anew with them.
            fields={open?.index === column.index ? fields : NOTHING}
            takenBy={open?.index === column.index ? takenBy : NOT_TAKEN}
            onEmptyOfAll={chosen.onEmpty ?? 'keep'}
            dateOrder={chosen.dateOrder}
            onOpen={toggle}
            onChange={onChange}
            onNewField={addField}
          />
        ))}
      </div>
      {ofNewField === undefined || newFieldOf === null ? null : (
        <NewFieldDialog
          column={ofNewField}
          label={newFieldOf.label}
          onClose={() => setNewFieldOf(null)}
          onAdded={(key) => {
            setNewFieldOf(null);
            onChange({ columns: [{ column: ofNewField.name, target: key }] });
          }}
        />
      )}
    </>
  );
}

const NOTHING: readonly never[] = [];
const NOT_TAKEN: ReadonlyMap<string | undefined, string> = new Map();
