import { type Said, say, type Sentence } from '../language/sentence.ts';
import { sayList } from '../language/say-list.ts';
import type { FieldDefinition, ObjectDefinition } from '../object/definition.ts';
import { labelOf } from '../object/label-of.ts';
import { objectsWord } from '../object/object-word.ts';
import type { Mode } from '../plan/rules.ts';
import type { MappingProblem } from './mapping-problem.ts';
import type { Mapping } from './mapping.ts';

export interface ValidateMappingInput {
  readonly definition: ObjectDefinition;
  readonly mapping: Mapping;
  readonly mode: Mode;
  /** Key kinds that the duplicate settings match on, e.g. `['email', 'phone']`. */
  readonly findBy: readonly string[];
}

/**
 * Says what keeps an import from starting under a mapping: targets that do not exist or are given
 * twice, no mapped column at all, or none of those that creating or updating needs. Empty when all
 * is well. Columns of other objects are left to their own definition.
 */
export function validateMapping({
  definition,
  mapping,
  mode,
  findBy,
}: ValidateMappingInput): readonly MappingProblem[] {
  const { fields, problems } = mappedFields(definition, mapping);
  if (problems.length > 0) return problems;
  if (fields.length === 0) {
    return [
      invalid(
        say('No column is mapped to a field of {objects}. Map at least one column.', {
          objects: objectsWord(definition),
        }),
      ),
    ];
  }
  const canCreate = fields.some((field) => definition.createNeedsOneOf.includes(field.key));
  const canUpdate = fields.some(
    (field) =>
      field.type === 'record_id' ||
      findBy.includes(field.keyKind ?? '') ||
      findBy.includes(field.key),
  );
  if (mode === 'create' && !canCreate) return [invalid(creatingNeeds(definition))];
  if (mode === 'update' && !canUpdate) return [invalid(updatingNeeds(definition, findBy))];
  if (mode === 'upsert' && !canCreate && !canUpdate) {
    return [
      invalid(
        say('{problem} {advice}', {
          problem: creatingNeeds(definition),
          advice: updatingNeeds(definition, findBy),
        }),
      ),
    ];
  }
  return [];
}

function mappedFields(
  definition: ObjectDefinition,
  mapping: Mapping,
): { fields: FieldDefinition[]; problems: MappingProblem[] } {
  const fields: FieldDefinition[] = [];
  const problems: MappingProblem[] = [];
  const takenBy = new Map<string, string>();
  for (const { name, target } of mapping) {
    if (target === null || target.object !== definition.name) continue;
    const field = definition.fields.find((f) => f.key === target.field);
    if (field === undefined) {
      problems.push({
        code: 'unknown_target',
        sentence: say(
          'Column "{column}" is mapped to "{target}", which is no field of {objects}. Choose an existing field, or define it first.',
          { column: name, target: target.field, objects: objectsWord(definition) },
        ),
      });
      continue;
    }
    const other = takenBy.get(field.key);
    if (other !== undefined && !field.many) {
      problems.push(
        invalid(
          say('{problem} {advice}', {
            problem: say(
              '{field} holds one value, and both "{column}" and "{other}" are mapped to it.',
              { field: labelOf(field), column: other, other: name },
            ),
            advice: say('Choose one of them.'),
          }),
        ),
      );
    }
    takenBy.set(field.key, name);
    fields.push(field);
  }
  return { fields, problems };
}

function creatingNeeds(definition: ObjectDefinition): Sentence {
  const fields = labelsOf(definition, (field) => definition.createNeedsOneOf.includes(field.key));
  return say(
    'Creating {objects} needs a column for one of {fields}, and none is mapped. Map one of them.',
    { objects: objectsWord(definition), fields },
  );
}

function updatingNeeds(definition: ObjectDefinition, findBy: readonly string[]): Sentence {
  const fields = labelsOf(
    definition,
    (field) =>
      field.type === 'record_id' ||
      findBy.includes(field.keyKind ?? '') ||
      findBy.includes(field.key),
  );
  return say(
    'Updating {objects} needs a column to find them by ({fields}), and none is mapped. Map one of them, or change the duplicate settings.',
    { objects: objectsWord(definition), fields },
  );
}

function labelsOf(definition: ObjectDefinition, has: (field: FieldDefinition) => boolean): Said {
  return sayList(definition.fields.filter(has).map(labelOf));
}

function invalid(sentence: Sentence): MappingProblem {
  return { code: 'mapping_invalid', sentence };
}
