import type { Issue } from '../issue/issue.ts';
import { sayIssue } from '../issue/say-issue.ts';
import type { Json } from '../json.ts';
import { say, type Sentence } from '../language/sentence.ts';
import type { MappedColumn } from '../map/mapping.ts';
import type { RecordValues } from '../match/record-values.ts';
import type { FieldDefinition, ObjectDefinition } from '../object/definition.ts';
import { labelOf } from '../object/label-of.ts';
import { objectWord } from '../object/object-word.ts';
import { guardCell } from '../read/formula-guard.ts';
import { isRefusal } from './cell-issue.ts';
import { compileRowCoder } from './row-coder.ts';
import type { ColumnFacts, NormalizeSettings } from './settings.ts';

/** A value that cannot be taken: of which field, why, and what to do. */
export interface ValueProblem {
  readonly field: string;
  /** Of the catalogue of issues, or `field_unknown`, `value_kind`. */
  readonly code: string;
  readonly sentence: Sentence;
  readonly advice: Sentence;
}

/** What was given, read: nothing of it may be used while there are problems. */
export interface GivenValues {
  /** Values by field key; null clears the field. */
  readonly values: RecordValues;
  readonly problems: readonly ValueProblem[];
}

/**
 * Reads values given as JSON by field key just as the cells of an import are read: numbers, yes and
 * no, lists, amounts as `{ amount, currency }`, members by ID, name or email; or text as it would be
 * typed. null, an empty text and an empty list clear a field. A value that could be read in two
 * ways is a problem, since there is a person to ask.
 */
export function readGivenValues(
  definition: ObjectDefinition,
  settings: NormalizeSettings,
  given: Readonly<Record<string, Json>>,
): GivenValues {
  const fields = new Map(definition.fields.map((field) => [field.key, field]));
  const sheet: Sheet = { columns: [], cells: [], facts: new Map() };
  const cleared: Record<string, Json> = {};
  const problems: ValueProblem[] = [];
  for (const [key, value] of Object.entries(given)) {
    const field = fields.get(key);
    if (!field || field.type === 'record_id') problems.push(unknownField(key, definition));
    else if (isNothing(value)) cleared[key] = null;
    else {
      const texts = cellsOf(field, value, settings);
      if (texts === null) problems.push(wrongKind(field));
      else addCells(sheet, { field, texts, object: definition.name });
    }
  }
  const row = codeSheet(definition, settings, sheet);
  for (const issue of row.issues) {
    if (issue.severity === 'error' || isRefusal(issue.code) || ASKED.has(issue.code)) {
      problems.push(problemOf(issue, sheet, definition));
    }
  }
  const values = clearSplitNames(definition, given, { ...cleared, ...row.values });
  return { values, problems };
}

interface Sheet {
  readonly columns: MappedColumn[];
  readonly cells: string[];
  readonly facts: Map<number, ColumnFacts>;
}

/** Remarks that an import makes and goes on. */
const ASKED: ReadonlySet<string> = new Set([
  'date_ambiguous',
  'number_ambiguous',
  'value_not_used',
]);

function isNothing(value: Json): boolean {
  return value === null || value === '' || (Array.isArray(value) && value.length === 0);
}

/** The cells that say the value: several for a list; null when no cell could. */
function cellsOf(
  field: FieldDefinition,
  value: Json,
  settings: NormalizeSettings,
): readonly string[] | null {
  if (!Array.isArray(value)) {
    const text = cellOf(field, value, settings);
    return text === null ? null : [guardCell(text)];
  }
  if (!field.many) return null;
  const texts = (value as readonly Json[]).map((one) => {
    const text = cellOf(field, one, settings);
    if (text === null) return null;
    // One of a list is one, whatever separators are in it.
    return LABELS.has(field.type) ? `"${text.replaceAll('"', '""')}"` : guardCell(text);
  });
  return texts.includes(null) ? null : (texts as readonly string[]);
}

const LABELS: ReadonlySet<string> = new Set(['tags', 'text_list', 'many_options']);

function cellOf(field: FieldDefinition, value: Json, settings: NormalizeSettings): string | null {
  if (typeof value === 'number') return decimalText(value);
  if (typeof value === 'boolean') return field.type === 'yes_no' ? (value ? 'yes' : 'no') : null;
  if (typeof value === 'string') {
    if (field.type !== 'owner' && field.type !== 'followers') return value;
    return settings.members.find(({ id }) => id === value)?.email ?? value;
  }
  if (field.type !== 'money' || value === null || Array.isArray(value)) return null;
  const { amount, currency = settings.currency } = value as Readonly<Record<string, Json>>;
  const number = typeof amount === 'number' ? decimalText(amount) : amount;
  const isAmount = typeof number === 'string' && PLAIN_DECIMAL.test(number);
  return isAmount && typeof currency === 'string' ? `${number} ${currency}` : null;
}

/** Very large and very small numbers have no plain text in JavaScript: they are to be given as text. */
function decimalText(value: number): string | null {
  const text = String(value);
  return PLAIN_DECIMAL.test(text) ? text : null;
}

const PLAIN_DECIMAL = /^-?\d+(?:\.\d+)?$/;

function addCells(
  { columns, cells, facts }: Sheet,
  { field, texts, object }: { field: FieldDefinition; texts: readonly string[]; object: string },
): void {
  for (const text of texts) {
    const column = columns.length;
    columns.push({
      column,
      name: field.label,
      target: { object, field: field.key },
      policy: 'overwrite',
      onEmpty: 'clear',
      setBy: 'person',
    });
    cells.push(text);
    // JSON has one way to write numbers.
    const isPlain = PLAIN_DECIMAL.test(text.replace(/ [A-Z]{3}$/, ''));
    facts.set(column, { dateOrder: null, decimalSeparator: isPlain ? '.' : null });
  }
}

function codeSheet(definition: ObjectDefinition, settings: NormalizeSettings, sheet: Sheet) {
  const code = compileRowCoder({
    definition,
    mapping: sheet.columns,
    settings,
    facts: sheet.facts,
    findBy: [],
    constants: {},
  });
  const row = code({ rowNumber: 1, byteOffset: 0, cells: sheet.cells, issues: [] });
  return { values: row.values, issues: row.issues.filter((issue) => issue.code !== 'row_empty') };
}

/** A full name that goes takes the names with it that were split from it. */
function clearSplitNames(
  { fullName }: ObjectDefinition,
  given: Readonly<Record<string, Json>>,
  values: Record<string, Json>,
): RecordValues {
  if (!fullName || values[fullName.field] !== null) return values;
  const isGiven = Object.hasOwn(given, fullName.first) || Object.hasOwn(given, fullName.last);
  return isGiven ? values : { ...values, [fullName.first]: null, [fullName.last]: null };
}

function problemOf(issue: Issue, { columns }: Sheet, definition: ObjectDefinition): ValueProblem {
  const column = issue.column === null ? undefined : columns[issue.column];
  const key = column?.target?.field ?? '';
  const found = definition.fields.find((one) => one.key === key);
  const field = found === undefined ? null : labelOf(found);
  const { sentence, advice } = sayIssue(issue, field, definition);
  const isAsked = issue.code === 'date_ambiguous' || issue.code === 'number_ambiguous';
  return {
    field: key,
    code: issue.code,
    sentence: isAsked
      ? say('"{value}" in {field} can be read in two ways.', {
          value: issue.value ?? '',
          field: field ?? '',
        })
      : sentence,
    advice: isAsked
      ? say('Write a date as 2026-03-31, and a number with one decimal point and nothing else.')
      : advice,
  };
}

function unknownField(key: string, definition: ObjectDefinition): ValueProblem {
  const isOwn = definition.fields.some((field) => field.key === key);
  return {
    field: key,
    code: 'field_unknown',
    sentence: isOwn
      ? say('{key} is given by Muster.', { key })
      : say('A {object} has no field {key}.', { object: objectWord(definition), key }),
    advice: say('Use the keys that GET /api/v1/fields lists.'),
  };
}

function wrongKind(field: FieldDefinition): ValueProblem {
  return {
    field: field.key,
    code: 'value_kind',
    sentence: say('{field} does not take a value of this kind.', { field: labelOf(field) }),
    advice: field.many
      ? say('Give a list of texts, or a text with its values separated by commas.')
      : say('Give one value: a text, a number, or true or false where the field is a yes or no.'),
  };
}
