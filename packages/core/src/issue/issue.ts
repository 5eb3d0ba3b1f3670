import type { Said } from '../language/sentence.ts';
import type { IssueCode } from './catalogue.ts';

/** `error`: the row is not imported. `warning`: the row is imported and something of it is left alone. `info`: worth knowing. */
export type Severity = 'error' | 'warning' | 'info';

/** Something wrong or doubtful about one cell or row: a value, never thrown. */
export interface Issue {
  readonly code: IssueCode;
  readonly severity: Severity;
  /** Index of the column in the file, from 0; null when the issue is about the whole row. */
  readonly column: number | null;
  /** The raw value it is about; null when there is none. */
  readonly value: string | null;
  /** What the sentence of the catalogue needs besides value and column, e.g. `{ suggestion: 'ann@gmail.com' }`. */
  readonly params?: Readonly<Record<string, Said>>;
}
