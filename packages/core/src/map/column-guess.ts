import type { Sentence } from '../language/sentence.ts';
import type { FieldDefinition } from '../object/definition.ts';
import type { Beside, Meaning, NoField } from './alias-table.ts';
import type { ColumnProfile } from './column-profile.ts';

/** What is thought of one column while the columns are weighed against each other. */
export interface ColumnGuess {
  readonly column: number;
  readonly name: string;
  readonly profile: ColumnProfile;
  /** What the header means before the other columns are looked at; null if it says nothing. */
  readonly meaning: Meaning | null;
  /** What the header says that no field holds, or null. */
  readonly noField: NoField | null;
  /** What may stand beside it: home, work, second and the like. */
  readonly beside: ReadonlySet<Beside>;
  readonly ordinal: number;
  readonly line: number;
  /** Language whose tables understood the header, or null. */
  readonly language: string | null;
  /** The field the column goes to as far as is known; null: unassigned. */
  readonly field: FieldDefinition | null;
  /**
   * How the header was understood: `named`: it is the name of the field, so that malformed values
   * do not speak against it; `read`: it means it; `misspelt`: it resembles it.
   */
  readonly basis: 'named' | 'read' | 'misspelt';
  readonly confidence: number;
  readonly reason: Sentence;
}

/** The same guess with the column left unassigned, and why. */
export function unassigned(guess: ColumnGuess, reason: Sentence): ColumnGuess {
  return { ...guess, field: null, confidence: 0, reason };
}
