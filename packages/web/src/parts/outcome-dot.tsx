import type { Outcome } from './outcomes.ts';
import classes from './outcome-bar.module.css';

/** The colour of an outcome, beside its word. */
export function OutcomeDot({
  outcome,
  isPlanned = false,
}: {
  readonly outcome: Outcome | 'pending';
  /** It is not done yet. */
  readonly isPlanned?: boolean;
}) {
  return (
    <span
      aria-hidden
      className={classes.dot}
      data-outcome={outcome}
      data-planned={isPlanned || undefined}
    />
  );
}
