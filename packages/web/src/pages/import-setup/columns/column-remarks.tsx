import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../parts/format.ts';
import type { DraftChange } from '../../../api/drafts.ts';
import type { Field } from '../../../api/fields.ts';
import type { ColumnIssue, PreviewColumn } from './column-findings.ts';
import classes from './column-line.module.css';
import { LinkAnchor } from '../../../parts/link-anchor.tsx';
import { type DateOrder, DateOrderQuestion } from './date-order-question.tsx';
import { findEitherDate } from './either-date.ts';

/** What there is to say about where a column goes: why, how its values are used, what is doubtful. */
export function ColumnRemarks({
  column,
  field,
  issues,
  sharedWith,
  wasMoved,
  onEmptyOfAll,
  dateOrder,
  onChange,
}: {
  readonly column: PreviewColumn;
  readonly field: Field | null;
  readonly issues: readonly ColumnIssue[];
  readonly sharedWith: readonly string[];
  readonly wasMoved: boolean;
  readonly onEmptyOfAll: 'keep' | 'clear';
  readonly dateOrder: DateOrder;
  readonly onChange: (change: DraftChange) => void;
}) {
  const { t } = useTranslation('wizard');
  const format = useFormat();
  const { target, reason, confidence, setBy, policy, onEmpty } = column;
  const isDate = field?.type === 'date' || field?.type === 'date_time';
  const doubtful = issues.find(({ code }) => code === 'date_ambiguous');
  const asked =
    isDate && (doubtful !== undefined || dateOrder !== null)
      ? findEitherDate([doubtful?.example ?? null, ...column.samples])
      : null;
  // The question says it.
  const remarked = asked === null ? issues : issues.filter((issue) => issue !== doubtful);
  const isUsual = policy === 'overwrite' || policy === 'append';
  return (
    <div className={classes.remarks}>
      <p>
        {/* Not saved yet: the server has not said it. */}
        {setBy === 'person' && reason === '' ? t('columns.chosen') : reason}
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
      {remarked.map(({ code, severity, title, advice, count, example }) => (
        <p
          key={code}
          className={severity === 'info' ? undefined : classes.doubt}
          title={isOfCountry({ code, count }) ? undefined : advice}
        >
          {example === null || example === ''
            ? t('columns.issue', { count, number: format.number(count), title })
            : t('columns.issueOf', { count, number: format.number(count), title, example })}
          {isOfCountry({ code, count }) ? (
            <>
              {'. '}
              {advice}{' '}
              <LinkAnchor to="/settings/account" size="xs" underline="always">
                {t('columns.country')}
              </LinkAnchor>
            </>
          ) : null}
        </p>
      ))}
      {asked === null ? null : (
        <DateOrderQuestion
          example={asked}
          count={doubtful?.count ?? 0}
          dateOrder={dateOrder}
          onChange={onChange}
        />
      )}
    </div>
  );
}

/** One phone may be mistyped; several are written as in another country than the account's. */
function isOfCountry({ code, count }: Pick<ColumnIssue, 'code' | 'count'>): boolean {
  return code === 'phone_unreadable' && count > 1;
}
