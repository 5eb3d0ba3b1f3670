import type { Outcome } from './outcomes.ts';
import classes from './outcome-bar.module.css';

/** The colour of an outcome, beside its word. */
export function OutcomeDot({ outcome }: { readonly outcome: Outcome | 'pending' }) {
  return <span aria-hidden className={classes.dot} data-outcome={outcome} />;
}
