import type { FieldDefinition, ObjectDefinition } from '../object/definition.ts';
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
        `No column is mapped to a field of ${definition.plural.toLowerCase()}. Map at least one column.`,
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
    return [invalid(`${creatingNeeds(definition)} ${updatingNeeds(definition, findBy)}`)];
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
        sentence: `Column "${name}" is mapped to "${target.field}", which is no field of ${definition.plural.toLowerCase()}. Choose an existing field, or define it first.`,
      });
      continue;
    }
    const other = takenBy.get(field.key);
    if (other !== undefined && !field.many) {
      problems.push(
        invalid(
          `${field.label} holds one value, and both "${other}" and "${name}" are mapped to it. Choose one of them.`,
        ),
      );
    }
    takenBy.set(field.key, name);
    fields.push(field);
  }
  return { fields, problems };
}

function creatingNeeds(definition: ObjectDefinition): string {
  const labels = labelsOf(definition, (field) => definition.createNeedsOneOf.includes(field.key));
  return `Creating ${definition.plural.toLowerCase()} needs a column for one of ${labels}, and none is mapped. Map one of them.`;
}

function updatingNeeds(definition: ObjectDefinition, findBy: readonly string[]): string {
  const labels = labelsOf(
    definition,
    (field) =>
      field.type === 'record_id' ||
      findBy.includes(field.keyKind ?? '') ||
      findBy.includes(field.key),
  );
  return `Updating ${definition.plural.toLowerCase()} needs a column to find them by (${labels}), and none is mapped. Map one of them, or change the duplicate settings.`;
}

function labelsOf(definition: ObjectDefinition, has: (field: FieldDefinition) => boolean): string {
  return definition.fields
    .filter(has)
    .map((field) => field.label)
    .join(', ');
}

function invalid(sentence: string): MappingProblem {
  return { code: 'mapping_invalid', sentence };
}
