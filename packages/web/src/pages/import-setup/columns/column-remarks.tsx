import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../parts/format.ts';
import type { ColumnIssue, PreviewColumn } from './column-findings.ts';
import classes from './column-line.module.css';

/** What there is to say about where a column goes: why, how its values are used, what is doubtful. */
export function ColumnRemarks({
  column: { target, reason, confidence, setBy, policy, onEmpty },
  issues,
  sharedWith,
  wasMoved,
  onEmptyOfAll,
}: {
  readonly column: PreviewColumn;
  readonly issues: readonly ColumnIssue[];
  readonly sharedWith: readonly string[];
  readonly wasMoved: boolean;
  readonly onEmptyOfAll: 'keep' | 'clear';
}) {
  const { t } = useTranslation('wizard');
  const format = useFormat();
  const isUsual = policy === 'overwrite' || policy === 'append';
  return (
    <div className={classes.remarks}>
      <p>
        {setBy === 'person' ? t('columns.chosen') : reason}
        {setBy === 'guess' && target !== null ? (
          <span className={classes.confidence}>
            {' '}
            {t('columns.confidence', { share: format.percent(confidence) })}
          </span>
        ) : null}
      </p>
      {wasMoved ? <p className={classes.doubt}>{t('columns.moved')}</p> : null}
      {target === null || isUsual ? null : <p>{t(`policy.says.${policy as 'fill'}`)}</p>}
      {target === null || onEmpty === onEmptyOfAll ? null : (
        <p>{t(`policy.onEmptySays.${onEmpty}`)}</p>
      )}
      {sharedWith.length === 0 || target === null ? null : (
        <p className={classes.wrong}>
          {t('columns.shared', { field: target.label, columns: format.list(sharedWith) })}
        </p>
      )}
      {issues.map(({ code, severity, title, advice, count, example }) => (
        <p key={code} className={severity === 'info' ? undefined : classes.doubt} title={advice}>
          {example === null || example === ''
            ? t('columns.issue', { count, number: format.number(count), title })
            : t('columns.issueOf', { count, number: format.number(count), title, example })}
        </p>
      ))}
    </div>
  );
}
