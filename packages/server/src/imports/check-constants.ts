import type { Json } from '@muster/core/json';
import { say, type Sentence } from '@muster/core/language/sentence';
import type { MappingProblem } from '@muster/core/map/mapping-problem';
import type { Member } from '@muster/core/normalize/settings';
import type { ObjectDefinition } from '@muster/core/object/definition';
import { labelOf } from '@muster/core/object/label-of';

export interface CheckedConstants {
  /** As rows carry them: options as they are written in the account, members by ID. */
  readonly constants: Readonly<Record<string, Json>>;
  readonly problems: readonly MappingProblem[];
}

/** Checks what an import sets for every row against the object and the account's members. */
export function checkConstants(
  given: Readonly<Record<string, Json>>,
  {
    definition,
    members,
  }: { readonly definition: ObjectDefinition; readonly members: readonly Member[] },
): CheckedConstants {
  const constants: Record<string, Json> = {};
  const problems: MappingProblem[] = [];
  for (const [key, value] of Object.entries(given)) {
    const read = readConstant(key, value, { definition, members });
    if ('sentence' in read) problems.push({ code: 'mapping_invalid', sentence: read.sentence });
    else if (read.value !== null) constants[key] = read.value;
  }
  return { constants, problems };
}

interface Knowledge {
  readonly definition: ObjectDefinition;
  readonly members: readonly Member[];
}

/** The value to set; null: nothing is to be set. */
function readConstant(
  key: string,
  value: Json,
  { definition, members }: Knowledge,
): { readonly value: Json } | { readonly sentence: Sentence } {
  const field = definition.fields.find((one) => one.key === key);
  if (field === undefined) {
    return {
      sentence: say('{objects} have no field "{field}" to set for every row.', {
        objects: { text: definition.plural },
        field: key,
      }),
    };
  }
  if (field.many) {
    const texts = Array.isArray(value) ? value : [value];
    const all = [...new Set(texts.map((text) => (typeof text === 'string' ? text.trim() : '')))];
    if (all.includes('')) {
      return { sentence: say('{field} for every row cannot be empty.', { field: labelOf(field) }) };
    }
    return { value: all.length === 0 ? null : all };
  }
  if (field.protective) return { value: value === true ? true : null };
  const text = typeof value === 'string' ? value.trim() : '';
  if (text === '') return { value: null };
  if (field.type === 'owner') return readOwner(text, members);
  if (field.options === undefined) return { value: text };
  const option = field.options.find((one) => one.toLowerCase() === text.toLowerCase());
  if (option !== undefined) return { value: option };
  return {
    sentence: say('"{value}" is no option of {field} in this account. There are {options}.', {
      value: text,
      field: labelOf(field),
      options: field.options.join(', '),
    }),
  };
}

function readOwner(
  text: string,
  members: readonly Member[],
): { readonly value: Json } | { readonly sentence: Sentence } {
  const wanted = text.toLowerCase();
  const found = members.find(({ id, email }) => id === wanted || email.toLowerCase() === wanted);
  if (found !== undefined) return { value: found.id };
  return {
    sentence: say('No member of this account has the ID or email "{value}".', { value: text }),
  };
}
