import type { Sentence } from '../language/sentence.ts';

/** Something wrong with a mapping, to be put right before anything is imported. */
export interface MappingProblem {
  readonly code: 'unknown_column' | 'unknown_target' | 'mapping_invalid';
  /** What is wrong, where, and how to put it right. */
  readonly sentence: Sentence;
}
