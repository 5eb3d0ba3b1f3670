import { isReportColumn } from '../issue/report-columns.ts';
import { type Said, say } from '../language/sentence.ts';
import { quoted, sayChoice, sayList } from '../language/say-list.ts';
import type { FieldDefinition, ObjectDefinition } from '../object/definition.ts';
import { labelOf } from '../object/label-of.ts';
import type { MappingProblem } from './mapping-problem.ts';
import type { ColumnPolicy, MappedColumn, Mapping, OnEmpty } from './mapping.ts';
import { nearestNames } from './nearest-names.ts';
import type { RecognisedColumn } from './recognise-columns.ts';

/** What a person said about one column. */
export interface ColumnChoice {
  /** The column's name told apart, in any case where that is unique. */
  readonly column: string;
  /** Key or label of a field in any case, with or without the object (`contact.email`); null: ignore the column. */
  readonly target: string | null;
  /** Unless said, the usual one of the field. */
  readonly policy?: ColumnPolicy | undefined;
  /** Unless said, as in the whole import. */
  readonly onEmpty?: OnEmpty | undefined;
}

export interface ApplyChoicesOptions {
  readonly definition: ObjectDefinition;
  /** What empty cells do in this import. */
  readonly onEmpty: OnEmpty;
}

/** The mapping as far as it could be made, and what is wrong with the choices; with a problem the mapping is not to be used. */
export interface AppliedChoices {
  readonly mapping: Mapping;
  readonly problems: readonly MappingProblem[];
}

/**
 * Makes the mapping of an import from what was recognised and what a person chose. A choice always
 * beats a guess: a guess for the same single-valued field gives way, to the field that takes
 * further values if there is one. Choices that cannot be followed are given back as problems.
 */
export function applyChoices(
  recognised: readonly RecognisedColumn[],
  choices: readonly ColumnChoice[],
  { definition, onEmpty }: ApplyChoicesOptions,
): AppliedChoices {
  const problems: MappingProblem[] = [];
  const chosen = new Map<number, Chosen>();
  const givenBy = new Map<string, string>();
  for (const choice of choices) {
    const column = findColumn(choice.column, recognised);
    if ('sentence' in column) {
      problems.push(column);
      continue;
    }
    const field = choice.target === null ? null : findTarget(choice.target, definition);
    if (field !== null && 'sentence' in field) problems.push(field);
    else if (chosen.has(column.column)) problems.push(chosenTwice(column.name));
    else if (field !== null && !allows(field, choice.policy)) {
      problems.push(policyUnfit(column.name, field, choice.policy));
    } else {
      chosen.set(column.column, { field, choice });
      if (field === null || field.many) continue;
      const other = givenBy.get(field.key);
      if (other === undefined) givenBy.set(field.key, column.name);
      else problems.push(givenTwice(field, [other, column.name], definition));
    }
  }
  const mapping = recognised.map((column) => {
    const own = chosen.get(column.column);
    if (own !== undefined) {
      const by = { definition, onEmpty: own.choice.onEmpty ?? onEmpty, setBy: 'person' } as const;
      const chosenColumn = mapped(column, own.field, by);
      return own.choice.policy === undefined || own.field === null
        ? chosenColumn
        : { ...chosenColumn, policy: own.choice.policy };
    }
    const guessed = definition.fields.find((f) => column.target?.field === f.key) ?? null;
    const kept =
      guessed !== null && givenBy.has(guessed.key) ? restOf(guessed, definition) : guessed;
    // A report's own columns are left out for good: nobody has to decide about them.
    const setBy = isReportColumn(column.name) ? 'account' : 'guess';
    return mapped(column, kept, { definition, onEmpty, setBy });
  });
  return { mapping, problems };
}

/**
 * Reads `Column=field` as a command line gives it. The last `=` counts, since columns may have one
 * in their name and fields have none; null when there is none or a side is empty.
 */
export function readMapChoice(text: string): ColumnChoice | null {
  const at = text.lastIndexOf('=');
  const target = text.slice(at + 1).trim();
  return at < 1 || target === '' ? null : { column: text.slice(0, at), target };
}

/** A column's field as a person chose it; null: ignored. */
interface Chosen {
  readonly field: FieldDefinition | null;
  readonly choice: ColumnChoice;
}

/** Whether a policy makes sense for the field: what holds one value is not added to, and only what protects a person can be cleared of it. */
function allows(field: FieldDefinition, policy: ColumnPolicy | undefined): boolean {
  if (policy === 'append') return field.many;
  return policy !== 'clear_protection' || field.protective === true;
}

function policyUnfit(
  column: string,
  field: FieldDefinition,
  policy: ColumnPolicy | undefined,
): MappingProblem {
  const reason =
    policy === 'append'
      ? say('holds one value')
      : say('is no flag that protects a person from being contacted');
  return {
    code: 'mapping_invalid',
    sentence: say(
      'Column "{column}" cannot have the policy "{policy}": {field} {reason}. Choose overwrite, fill or match_only.',
      { column, policy: policy ?? 'overwrite', field: labelOf(field), reason },
    ),
  };
}

function findColumn(
  name: string,
  columns: readonly RecognisedColumn[],
): RecognisedColumn | MappingProblem {
  const exact = columns.find((column) => column.name === name);
  if (exact !== undefined) return exact;
  const folded = folding(name);
  const alike = columns.filter((column) => folding(column.name) === folded);
  const [only] = alike;
  if (only !== undefined && alike.length === 1) return only;
  const names = columns.map((column) => column.name).filter((n) => n !== '');
  const near = alike.length > 1 ? alike.map((column) => column.name) : nearestNames(name, names);
  const advice =
    near.length > 0
      ? say('Did you mean {names}?', { names: listed(near) })
      : say('The columns are {names}.', { names: firstOf(names) });
  const problem = say('The file has no column "{column}".', { column: name });
  return { code: 'unknown_column', sentence: say('{problem} {advice}', { problem, advice }) };
}

function findTarget(text: string, definition: ObjectDefinition): FieldDefinition | MappingProblem {
  const folded = folding(text);
  const prefix = `${definition.name}.`;
  const name = folded.startsWith(prefix) ? folded.slice(prefix.length) : folded;
  const byKey = definition.fields.find((field) => field.key === name);
  const byLabel = byKey ?? definition.fields.find((field) => folding(field.label) === name);
  if (byLabel !== undefined) return byLabel;
  const near = nearestNames(
    name,
    definition.fields.flatMap((field) => [field.key, field.label]),
  );
  const keys = [
    ...new Set(
      near.map((n) => definition.fields.find((f) => f.key === n || f.label === n)?.key ?? n),
    ),
  ];
  const advice =
    keys.length > 0
      ? say('Did you mean {names}?', { names: listed(keys) })
      : say('"muster fields" lists the fields.');
  const problem = say('{objects} have no field "{field}".', {
    objects: { text: definition.plural },
    field: text,
  });
  return { code: 'unknown_target', sentence: say('{problem} {advice}', { problem, advice }) };
}

function folding(name: string): string {
  return name.trim().toLowerCase();
}

function listed(names: readonly string[]): Said {
  return sayChoice(names.map(quoted));
}

function firstOf(names: readonly string[]): Said {
  return names.length > MOST_NAMED
    ? sayList([...names.slice(0, MOST_NAMED).map(quoted), '…'])
    : listed(names);
}

const MOST_NAMED = 10;

function chosenTwice(column: string): MappingProblem {
  return {
    code: 'mapping_invalid',
    sentence: say('Column "{column}" is given two targets. Name it once.', { column }),
  };
}

function givenTwice(
  field: FieldDefinition,
  columns: readonly [string, string],
  definition: ObjectDefinition,
): MappingProblem {
  const rest = restOf(field, definition);
  const advice =
    rest === null
      ? say('Choose one of them and ignore the other.')
      : say('Map one of them to "{field}".', { field: rest.key });
  const problem = say(
    '{field} holds one value, and both "{column}" and "{other}" are mapped to it.',
    { field: labelOf(field), column: columns[0], other: columns[1] },
  );
  return { code: 'mapping_invalid', sentence: say('{problem} {advice}', { problem, advice }) };
}

function restOf(field: FieldDefinition, definition: ObjectDefinition): FieldDefinition | null {
  return field.many ? field : (definition.fields.find((f) => f.key === field.rest) ?? null);
}

interface MappedBy extends ApplyChoicesOptions {
  readonly setBy: MappedColumn['setBy'];
}

function mapped(
  { column, name }: RecognisedColumn,
  field: FieldDefinition | null,
  by: MappedBy,
): MappedColumn {
  return {
    column,
    name,
    target: field === null ? null : { object: by.definition.name, field: field.key },
    policy: field?.many === true ? 'append' : 'overwrite',
    onEmpty: by.onEmpty,
    setBy: by.setBy,
  };
}
