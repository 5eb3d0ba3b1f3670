import type { IssueCode } from '../issue/catalogue.ts';
import type { Json } from '../json.ts';
import type { Said } from '../language/sentence.ts';

/** What one cell became under its field's type. */
export type Coded =
  | { readonly kind: 'value'; readonly value: Json; readonly issues?: readonly CellIssue[] }
  /** Blank, or a placeholder of a typed column. */
  | { readonly kind: 'empty'; readonly issues?: readonly CellIssue[] }
  /** Not a value of this type; the issue says why. It stays failed: nothing is guessed. */
  | { readonly kind: 'unreadable'; readonly issue: CellIssue };

/** An issue about a cell before row, column and severity are known. */
export interface CellIssue {
  readonly code: IssueCode;
  readonly params?: Readonly<Record<string, Said>>;
  /** The part of the cell it is about, when the cell holds several values. */
  readonly part?: string;
}

/** Turns the raw text of a cell into a value; pure, compiled once per column. */
export type CellCoder = (text: string) => Coded;
