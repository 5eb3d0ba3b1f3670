import { UnstyledButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormat } from './format.ts';
import { OutcomeBar, type OutcomeCounts } from './outcome-bar.tsx';
import { OutcomeDot } from './outcome-dot.tsx';
import { OUTCOMES, type Outcome, settledRows } from './outcomes.ts';
import classes from './outcome-filter.module.css';

/**
 * How many rows have which outcome: they add up to the rows of the file. Clicking one shows its rows
 * alone; clicking it again, or the sum, shows all.
 */
export function OutcomeFilter({
  counts,
  total,
  selected,
  onSelect,
  isOtherwiseFiltered = false,
  isEnded = false,
  isPlanned = false,
}: {
  readonly counts: OutcomeCounts;
  readonly total: number | null;
  readonly selected: Outcome | undefined;
  readonly onSelect: (outcome: Outcome | undefined) => void;
  /** What is listed is chosen by something else than the outcome. */
  readonly isOtherwiseFiltered?: boolean;
  /** Rows that have no outcome get none any more. */
  readonly isEnded?: boolean;
  /** The counts are those of the plan, on a page about what is done. */
  readonly isPlanned?: boolean;
}) {
  const { t } = useTranslation('review');
  const { number } = useFormat();
  const settled = settledRows(counts);
  const pending = Math.max((total ?? settled) - settled, 0);
  return (
    <div>
      <div role="group" aria-label={t('filterByOutcome')} className={classes.tiles}>
        <Tile
          label={t('allRows')}
          count={number(total ?? settled)}
          isOn={selected === undefined && !isOtherwiseFiltered}
          onClick={() => onSelect(undefined)}
        />
        {OUTCOMES.map((outcome) => (
          <Tile
            key={outcome}
            label={t(`${isPlanned ? 'planned.' : ''}outcome.${outcome}`)}
            count={number(counts[outcome] ?? 0)}
            outcome={outcome}
            isPlanned={isPlanned}
            isOn={selected === outcome}
            onClick={() => onSelect(selected === outcome ? undefined : outcome)}
          />
        ))}
        {pending === 0 ? null : (
          <div className={classes.tile}>
            <span className={classes.count}>{number(pending)}</span>
            <span className={classes.label}>
              <OutcomeDot outcome="pending" />
              {t(isEnded ? 'outcome.left' : 'outcome.pending')}
            </span>
          </div>
        )}
      </div>
      <OutcomeBar
        counts={counts}
        total={total}
        selected={selected}
        isEnded={isEnded}
        isPlanned={isPlanned}
      />
    </div>
  );
}

function Tile({
  label,
  count,
  outcome,
  isPlanned = false,
  isOn,
  onClick,
}: {
  readonly label: string;
  readonly count: string;
  readonly outcome?: Outcome;
  readonly isPlanned?: boolean;
  readonly isOn: boolean;
  readonly onClick: () => void;
}) {
  return (
    <UnstyledButton
      className={classes.tile}
      aria-pressed={isOn}
      data-empty={count === '0' || undefined}
      onClick={onClick}
    >
      <span className={classes.count}>{count}</span>
      <span className={classes.label}>
        {outcome === undefined ? null : <OutcomeDot outcome={outcome} isPlanned={isPlanned} />}
        {label}
      </span>
    </UnstyledButton>
  );
}
