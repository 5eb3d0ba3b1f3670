import { inLanguage } from '../language/in-language.ts';
import type { Language } from '../language/language.ts';
import type { ObjectDefinition } from './definition.ts';
import { labelOf } from './label-of.ts';

/** What the object's fields are called in a language, by their keys. */
export function fieldLabels(
  { fields }: Pick<ObjectDefinition, 'fields'>,
  language: Language,
): ReadonlyMap<string, string> {
  return new Map(fields.map((field) => [field.key, inLanguage(labelOf(field), language)]));
}
