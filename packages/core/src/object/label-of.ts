import type { Said } from '../language/sentence.ts';
import type { FieldDefinition } from './definition.ts';

/** The field's label: that of a standard field is said in the reader's language, an account's own is as it is. */
export function labelOf({ custom, label }: Pick<FieldDefinition, 'custom' | 'label'>): Said {
  return custom ? label : { text: label };
}

/** The heading under which menus show the field. */
export function groupOf({ group }: Pick<FieldDefinition, 'group'>): Said {
  return { text: group };
}
