import type { Sentence } from '../language/sentence.ts';
import type { ObjectDefinition } from './definition.ts';

/** What one of the object's records is called in a sentence: `contact`. */
export function objectWord({ label }: Pick<ObjectDefinition, 'label'>): Sentence {
  return { text: label.toLowerCase() };
}

/** What several of them are called: `contacts`. */
export function objectsWord({ plural }: Pick<ObjectDefinition, 'plural'>): Sentence {
  return { text: plural.toLowerCase() };
}
