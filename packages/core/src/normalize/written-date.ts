import type { DateOrder } from './settings.ts';
import type { WrittenTime } from './time-text.ts';

/** A date as it was written, with its time if it has one. */
export interface WrittenDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  /** Whether the other order of day and month is possible, or the only possible one is not the expected. */
  readonly ambiguous: boolean;
  readonly time: WrittenTime | null;
}

/** How dates are read that can be read in more than one way. */
export interface DateReading {
  /** Order of day and month in dates of numbers only; null: month first, and doubtful ones are marked. */
  readonly order: DateOrder | null;
  /** Whether dates possible in both orders are marked although an order is given. */
  readonly asks: boolean;
  /** BCP 47 language whose words are read besides the English. */
  readonly language: string;
  /** Last of the hundred years that a two-digit year is one of. */
  readonly lastTwoDigitYear: number;
}
