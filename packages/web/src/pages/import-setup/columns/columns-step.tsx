import { useQuery } from '@tanstack/react-query';
import { useCallback, useRef, useState } from 'react';
import type { Draft } from '../../../api/drafts.ts';
import { fieldsQuery } from '../../../api/fields.ts';
import type { ImportPreview } from '../../../api/imports.ts';
import { ColumnLines } from './column-lines.tsx';
import { ColumnNotices } from './column-notices.tsx';
import { ColumnOptions } from './column-options.tsx';
import { ColumnTally } from './column-tally.tsx';
import { nextUnassigned } from './column-findings.ts';
import classes from './columns-step.module.css';
import { RecordPreview } from './record-preview.tsx';

/** Where each column of the file goes. */
export function ColumnsStep({
  draft,
  preview,
}: {
  readonly draft: Draft;
  readonly preview: ImportPreview;
}) {
  const { change } = draft;
  const { columns } = preview;
  const fields = useQuery(fieldsQuery).data ?? NO_FIELDS;
  const lines = useRef<HTMLDivElement>(null);
  const focusLine = useCallback((index: number) => {
    const line = lines.current?.querySelector<HTMLElement>(`[data-line="${index}"] [data-target]`);
    line?.scrollIntoView({ block: 'center' });
    line?.focus({ preventScroll: true });
  }, []);
  const [last, setLast] = useState(-1);
  const goToNext = (): void => {
    const next = nextUnassigned(columns, last);
    if (next === undefined) return;
    setLast(next.index);
    focusLine(next.index);
  };
  return (
    <div className={classes.step}>
      <div className={classes.main}>
        <ColumnNotices draft={draft} preview={preview} />
        <ColumnTally
          columns={columns}
          isLeftOut={preview.chosen.ignoreUnmapped}
          onNext={goToNext}
          onLeaveOut={(ignoreUnmapped) => change({ ignoreUnmapped })}
        />
        <ColumnLines
          ref={lines}
          preview={preview}
          fields={fields}
          isStale={draft.isStale}
          onChange={change}
        />
        <ColumnOptions preview={preview} onChange={change} />
      </div>
      <RecordPreview preview={preview} isStale={draft.isStale} />
    </div>
  );
}

const NO_FIELDS = [] as const;
