import { ActionIcon, Text, UnstyledButton } from '@mantine/core';
import { ArrowRight, ChevronDown, Ellipsis } from 'lucide-react';
import { memo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { DraftChange } from '../../../api/drafts.ts';
import type { Field } from '../../../api/fields.ts';
import { useFormat } from '../../../parts/format.ts';
import { ShownText } from '../file/shown-text.tsx';
import { type ColumnIssue, isUnassigned, type PreviewColumn } from './column-findings.ts';
import classes from './column-line.module.css';
import type { DateOrder } from './date-order-question.tsx';
import { ColumnRemarks } from './column-remarks.tsx';
import { moveBetweenLines } from './move-between-lines.ts';
import { PolicyMenu } from './policy-menu.tsx';
import { TargetMenu } from './target-menu.tsx';

/** Which menu of a line is open. */
export type OpenMenu = 'target' | 'policy';

interface ColumnLineProps {
  readonly column: PreviewColumn;
  readonly issues: readonly ColumnIssue[];
  /** Other columns for the same field, which holds one value. */
  readonly sharedWith: readonly string[];
  readonly wasMoved: boolean;
  /** Nobody said anything about the column, and such columns are left out. */
  readonly isLeftOut: boolean;
  /** That the column goes to. */
  readonly field: Field | null;
  readonly open: OpenMenu | null;
  readonly fields: readonly Field[];
  readonly takenBy: ReadonlyMap<string | undefined, string>;
  readonly onEmptyOfAll: 'keep' | 'clear';
  readonly dateOrder: DateOrder;
  readonly onOpen: (index: number, menu: OpenMenu | null) => void;
  readonly onChange: (change: DraftChange) => void;
  readonly onNewField: (index: number, label: string) => void;
}

/** A column: its name, some of its values, and where it goes. */
export const ColumnLine = memo(function ColumnLine(props: ColumnLineProps) {
  const { column, issues, sharedWith, wasMoved, isLeftOut, field, open } = props;
  const { onEmptyOfAll, onOpen, onChange } = props;
  const { t } = useTranslation('wizard');
  const format = useFormat();
  const { index, name, target, samples, fillRate } = column;
  const isOpen = !isLeftOut && isUnassigned(column);
  const state = isOpen ? 'unassigned' : target === null ? 'ignored' : 'assigned';
  const noTarget = isOpen ? 'choose' : isLeftOut ? 'leftOut' : 'ignored';
  const targetLabel = target?.label ?? t(`columns.${noTarget}`);
  const targetButton = useRef<HTMLButtonElement>(null);
  const policyButton = useRef<HTMLButtonElement>(null);
  const close = (): void => {
    onOpen(index, null);
    (open === 'target' ? targetButton : policyButton).current?.focus();
  };
  return (
    <div role="listitem" className={classes.line} data-line={index} data-state={state}>
      <div className={classes.source}>
        <Text fw={500} dir="auto" className={classes.name} title={name}>
          <ShownText text={name} />
        </Text>
        <div className={classes.samples}>
          {samples.slice(0, SAMPLES).map((sample) => (
            <span key={sample} className={classes.sample} title={sample}>
              <bdi>
                <ShownText text={sample} />
              </bdi>
            </span>
          ))}
          {samples.length === 0 ? <span>{t('columns.empty')}</span> : null}
        </div>
      </div>
      <div className={classes.fill} title={t('columns.fillHint')}>
        <span className={classes.bar} aria-hidden>
          <span style={{ inlineSize: `${fillRate * 100}%` }} />
        </span>
        <span>{t('columns.filled', { share: format.percent(fillRate) })}</span>
      </div>
      <ArrowRight size={15} aria-hidden className={classes.arrow} />
      <div className={classes.target}>
        <div className={classes.anchor}>
          <UnstyledButton
            className={classes.button}
            ref={targetButton}
            data-target=""
            data-state={state}
            aria-haspopup="listbox"
            aria-expanded={open === 'target'}
            aria-label={t('columns.target', { column: name, target: targetLabel })}
            onKeyDown={moveBetweenLines}
            onClick={() => onOpen(index, open === 'target' ? null : 'target')}
          >
            <span className={classes.label}>{targetLabel}</span>
            <ChevronDown size={15} aria-hidden />
          </UnstyledButton>
          {open === 'target' ? <TargetMenu {...props} onClose={close} /> : null}
        </div>
        <ColumnRemarks
          column={column}
          issues={issues}
          sharedWith={sharedWith}
          wasMoved={wasMoved}
          field={field}
          onEmptyOfAll={onEmptyOfAll}
          dateOrder={props.dateOrder}
          onChange={onChange}
        />
      </div>
      <div className={classes.anchor}>
        {/* An ID finds its contact, and does nothing else. */}
        {target === null || field === null || field.type === 'record_id' ? null : (
          <ActionIcon
            ref={policyButton}
            variant="subtle"
            color="gray"
            aria-haspopup="dialog"
            aria-expanded={open === 'policy'}
            aria-label={t('policy.open', { column: name })}
            onClick={() => onOpen(index, open === 'policy' ? null : 'policy')}
          >
            <Ellipsis size={16} aria-hidden />
          </ActionIcon>
        )}
        {open === 'policy' && field !== null ? (
          <PolicyMenu
            column={column}
            field={field}
            onEmptyOfAll={onEmptyOfAll}
            onChange={onChange}
            onClose={close}
          />
        ) : null}
      </div>
    </div>
  );
});

const SAMPLES = 3;
