import { useTranslation } from 'react-i18next';
import type { Import } from '../api/imports.ts';
import { useFormat } from './format.ts';
import { OUTCOMES, type Outcome, settledRows } from './outcomes.ts';
import classes from './outcome-bar.module.css';

/** Rows by outcome, as an import counts them. */
export type OutcomeCounts = Partial<Import['counts']>;

/** The rows of an import by outcome, as a bar; for those who do not see it, in words. */
export function OutcomeBar({
  counts,
  total,
  size = 'md',
  selected,
  isEnded = false,
  isPlanned = false,
}: {
  readonly counts: OutcomeCounts;
  /** Rows of the file, where they are known: what has no outcome yet stays empty. */
  readonly total: number | null;
  readonly size?: 'sm' | 'md';
  /** The others are faded. */
  readonly selected?: Outcome | undefined;
  /** Rows that have no outcome get none any more. */
  readonly isEnded?: boolean;
  /** The counts are those of the plan: nothing of it is done yet. */
  readonly isPlanned?: boolean;
}) {
  const { t } = useTranslation('review');
  const { list } = useFormat();
  const settled = settledRows(counts);
  const pending = Math.max((total ?? settled) - settled, 0);
  const parts = OUTCOMES.filter((outcome) => (counts[outcome] ?? 0) > 0);
  const words = parts.map((outcome) =>
    t(`${isPlanned ? 'planned.' : ''}count.${outcome}`, { count: counts[outcome] ?? 0 }),
  );
  if (pending > 0) words.push(t(isEnded ? 'count.left' : 'count.pending', { count: pending }));
  return (
    <div
      className={classes.bar}
      data-size={size}
      data-planned={isPlanned || undefined}
      role="img"
      aria-label={words.length === 0 ? t('count.none') : list(words)}
    >
      {parts.map((outcome) => (
        <span
          key={outcome}
          className={classes.part}
          data-outcome={outcome}
          data-faded={(selected !== undefined && selected !== outcome) || undefined}
          style={{ flexGrow: counts[outcome] ?? 0 }}
        />
      ))}
      {pending > 0 ? (
        <span className={classes.part} data-outcome="pending" style={{ flexGrow: pending }} />
      ) : null}
    </div>
  );
}
