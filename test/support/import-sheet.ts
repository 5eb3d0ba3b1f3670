import type { Issue } from '../../packages/core/src/issue/issue.ts';
import { describeIssue } from '../../packages/core/src/issue/describe-issue.ts';
import type { Json } from '../../packages/core/src/json.ts';
import type { MappedColumn } from '../../packages/core/src/map/mapping.ts';
import { DEFAULT_PLACEHOLDERS } from '../../packages/core/src/normalize/placeholder.ts';
import { compileRowCoder } from '../../packages/core/src/normalize/row-coder.ts';
import { CONTACT } from '../../packages/core/src/object/contact.ts';
import type { ObjectDefinition } from '../../packages/core/src/object/definition.ts';
import { Book } from '../../packages/core/src/plan/book.ts';
import type { Decision } from '../../packages/core/src/plan/decide-row.ts';
import type { ImportPlan, MatchingSettings } from '../../packages/core/src/plan/import-plan.ts';
import { newValues } from '../../packages/core/src/plan/new-values.ts';
import { importRowByRow } from '../../packages/core/src/plan/reference-model.ts';
import type { Mode } from '../../packages/core/src/plan/rules.ts';
import { importRules } from '../../packages/server/src/imports/import-rules.ts';

type Values = Readonly<Record<string, Json>>;
/** A field's key, alone or with the column's policy and what its empty cells do. */
type Column = string | ColumnOptions;

interface ColumnOptions {
  readonly field: string;
  readonly policy?: MappedColumn['policy'];
  readonly onEmpty?: MappedColumn['onEmpty'];
}

/** An account and a file, as small as a rule needs them. */
export interface Sheet {
  /** The account's contacts by name, oldest first; `binned` names those in the bin. */
  readonly before?: Readonly<Record<string, Values>>;
  readonly binned?: readonly string[];
  readonly mode?: Mode;
  readonly matching?: Partial<MatchingSettings>;
  readonly constants?: Values;
  readonly columns: readonly Column[];
  /** Cells of rows 2, 3, …; `@Ann` stands for the ID of the contact named so. */
  readonly rows: readonly (readonly string[])[];
  readonly definition?: ObjectDefinition;
}

/** What became of a sheet: rows by number, contacts by name (`row 2` for one that row 2 made). */
export interface SheetResult {
  /** `updated Ann`, `created row 2`, `failed`. */
  readonly outcomes: readonly string[];
  /** Issues of each row as `severity code`. */
  readonly issues: readonly (readonly string[])[];
  /** Issues of each row as people read them. */
  readonly sentences: readonly (readonly string[])[];
  readonly people: Readonly<Record<string, Values>>;
  readonly decisions: readonly Decision[];
}

/** Handles a sheet's rows one by one, cells to contacts, as the reference model does. */
export function importSheet(sheet: Sheet): SheetResult {
  const definition = sheet.definition ?? CONTACT;
  const plan = planOfSheet(sheet, definition);
  const names = Object.keys(sheet.before ?? {});
  const idOf = (name: string): string => contactId(names.indexOf(name) + 1);
  const rules = importRules(plan, definition);
  const book = new Book(rules);
  for (const [name, values] of Object.entries(sheet.before ?? {})) {
    const binned = sheet.binned?.includes(name) ?? false;
    const record = { id: idOf(name), version: 1, binned, createdByRow: null };
    book.put({ ...record, values: newValues(definition, values) });
  }
  const code = compileRowCoder({
    definition,
    mapping: plan.mapping,
    settings: plan.normalizing,
    facts: new Map(),
    findBy: plan.matching.findBy,
    constants: plan.constants,
  });
  const rows = sheet.rows.map((cells, at) =>
    code({
      rowNumber: at + 2,
      byteOffset: 0,
      cells: cells.map((cell) => (cell.startsWith('@') ? idOf(cell.slice(1)) : cell)),
      issues: [],
    }),
  );
  const ids = rows.map((row) => contactId(1000 + row.rowNumber));
  const decisions = importRowByRow(rows, ids, { book, rules });
  const known = new Map([
    ...names.map((name) => [idOf(name), name] as const),
    ...ids.map((id, at) => [id, `row ${at + 2}`] as const),
  ]);
  return {
    outcomes: decisions.map(({ outcome, recordId }) =>
      recordId === null ? outcome : `${outcome} ${known.get(recordId)}`,
    ),
    issues: decisions.map(({ issues }) =>
      issues.map(({ severity, code: c }) => `${severity} ${c}`),
    ),
    sentences: decisions.map(({ issues }) => issues.map((issue) => inWords(issue, plan))),
    people: Object.fromEntries(
      [...book.all()].map(({ id, values }) => [known.get(id) as string, values]),
    ),
    decisions,
  };
}

/** The ID of the contact at a place; later places have greater ones. */
export function contactId(place: number): string {
  return `01900000-0000-7000-8000-${String(place).padStart(12, '0')}`;
}

function planOfSheet(sheet: Sheet, definition: ObjectDefinition): ImportPlan {
  return {
    version: 1,
    object: definition.name,
    mode: sheet.mode ?? 'upsert',
    reading: {},
    mapping: sheet.columns.map((column, at) => mappedColumn(column, at, definition)),
    constants: sheet.constants ?? {},
    matching: {
      allowDuplicates: false,
      findBy: ['email', 'phone'],
      onAmbiguous: 'update_first',
      onBinned: 'create',
      linkDuplicates: false,
      ...sheet.matching,
    },
    normalizing: {
      country: 'US',
      currency: 'USD',
      dateOrder: null,
      language: 'en',
      timeZone: 'UTC',
      placeholders: DEFAULT_PLACEHOLDERS,
      members: [],
    },
  };
}

function mappedColumn(column: Column, at: number, definition: ObjectDefinition): MappedColumn {
  const given = typeof column === 'string' ? { field: column } : column;
  const isMany = definition.fields.find(({ key }) => key === given.field)?.many === true;
  return {
    column: at,
    name: given.field,
    target: { object: definition.name, field: given.field },
    policy: given.policy ?? (isMany ? 'append' : 'overwrite'),
    onEmpty: given.onEmpty ?? 'keep',
    setBy: 'person',
  };
}

function inWords(issue: Issue, { mapping }: ImportPlan): string {
  const column = mapping.find((one) => one.column === issue.column)?.name ?? null;
  return describeIssue(issue, column).sentence;
}
