import type { Sentence } from './language/sentence.ts';

/** Who decided a value: a guess gives way to an account's memory, and both to a person. */
export type SetBy = 'guess' | 'account' | 'person';

/**
 * A value that was found out rather than given, with the reason in one plain sentence.
 * `confidence` runs from 0 (no idea) to 1 (certain).
 */
export interface Detected<T> {
  readonly value: T;
  readonly confidence: number;
  readonly reason: Sentence;
  readonly setBy: SetBy;
}
