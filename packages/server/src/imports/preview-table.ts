import type { SetBy } from '@muster/core/detected';
import { isReportColumn } from '@muster/core/issue/report-columns';
import { inLanguage } from '@muster/core/language/in-language';
import type { Language } from '@muster/core/language/language';
import { type Said, say } from '@muster/core/language/sentence';
import type { MappedColumn } from '@muster/core/map/mapping';
import { valueFormatter } from '@muster/core/normalize/format-value';
import { compileRowCoder } from '@muster/core/normalize/row-coder';
import type { RecordValues } from '@muster/core/match/record-values';
import { fieldLabels } from '@muster/core/object/field-labels';
import { newValues } from '@muster/core/plan/new-values';
import type { DraftedImport } from './prepare-import.ts';
import { type RowIssue, rowIssue } from './row-issue.ts';
import { sampleFacts } from './sample-facts.ts';
import { shownCell } from './shown-cell.ts';

/** A column of a draft: where it goes, and why. */
export interface PreviewColumn {
  /** From 0. */
  readonly index: number;
  readonly name: string;
  readonly target: { readonly field: string; readonly label: string } | null;
  readonly policy: MappedColumn['policy'];
  readonly onEmpty: MappedColumn['onEmpty'];
  readonly setBy: SetBy;
  /** Of the guess, from 0 to 1. */
  readonly confidence: number;
  readonly reason: string;
  /** Some of its values. */
  readonly samples: readonly string[];
  /** Share of the rows looked at that have a value. */
  readonly fillRate: number;
}

/** The first rows as the records they would become. */
export interface PreviewTable {
  readonly fields: readonly { readonly field: string; readonly label: string }[];
  readonly rows: readonly {
    readonly rowNumber: number;
    readonly cells: readonly string[];
    /** As text, by field. */
    readonly values: Readonly<Record<string, string>>;
    readonly issues: readonly RowIssue[];
  }[];
}

/** The columns of a draft, with some of their values. */
export function previewColumns(
  { definition, recognised, plan, sample, kept }: DraftedImport,
  language: Language,
): PreviewColumn[] {
  const labels = fieldLabels(definition, language);
  return plan.mapping.map(({ column, name, target, policy, onEmpty, setBy }) => {
    const guess = recognised[column];
    const filled = sample.filter(({ cells }) => (cells[column] ?? '').trim() !== '');
    const values = new Set(filled.slice(0, SAMPLES_FROM).map(({ cells }) => cells[column] ?? ''));
    const field = target?.field ?? null;
    return {
      index: column,
      name,
      target: field === null ? null : { field, label: labels.get(field) ?? field },
      policy,
      onEmpty,
      setBy,
      confidence: setBy === 'person' ? 1 : (guess?.confidence ?? 0),
      reason: inLanguage(
        setBy === 'person' ? whyChosen(name, kept) : (guess?.reason ?? ''),
        language,
      ),
      samples: [...values].slice(0, SAMPLES_SHOWN).map(shownCell),
      fillRate: sample.length === 0 ? 0 : filled.length / sample.length,
    };
  });
}

function whyChosen(name: string, kept: ReadonlySet<string>): Said {
  if (!kept.has(name)) return say('Chosen by hand.');
  return isReportColumn(name)
    ? say('The report says here which record each row became.')
    : say('As in the import that this file corrects.');
}

/** The first rows of a draft as the records that they would become. */
export function previewTable(
  { definition, plan, sample }: DraftedImport,
  language: Language,
): PreviewTable {
  const { mapping, normalizing } = plan;
  // A mapping that is wrong may name a field that is not there: what is right can be shown.
  const known = new Set(definition.fields.map(({ key }) => key));
  const usable = mapping.filter(({ target }) => target === null || known.has(target.field));
  const code = compileRowCoder({
    definition,
    mapping: usable,
    settings: normalizing,
    facts: sampleFacts(sample, { definition, mapping: usable }),
    findBy: plan.matching.findBy,
    constants: plan.constants,
  });
  const shown = sample.slice(0, ROWS_SHOWN).map((row) => {
    const coded = code(row);
    return { row, coded, values: becoming(coded.values, { definition, plan }) };
  });
  const given = new Set(shown.flatMap(({ values }) => Object.keys(values)));
  for (const { target } of usable) if (target !== null) given.add(target.field);
  const fields = definition.fields.filter(({ key }) => given.has(key));
  const labels = fieldLabels(definition, language);
  const formatters = new Map(
    fields.map((field) => [field.key, valueFormatter(field, normalizing.members)]),
  );
  return {
    fields: fields.map(({ key }) => ({ field: key, label: labels.get(key) ?? key })),
    rows: shown.map(({ row, values, coded: { recordId, issues } }) => ({
      rowNumber: row.rowNumber,
      cells: row.cells.map(shownCell),
      values: {
        ...Object.fromEntries(
          Object.entries(values).map(([key, value]) => [
            key,
            value === null ? '' : shownCell(formatters.get(key)?.(value) ?? ''),
          ]),
        ),
        ...(recordId === null ? {} : { [idField(definition)]: recordId }),
      },
      issues: issues.map((issue) => rowIssue(issue, plan, language)),
    })),
  };
}

/**
 * The values of the record that a row would become: of a new one, since which rows meet contacts is
 * known when they are decided. null: the cell clears.
 */
function becoming(
  given: RecordValues,
  { definition, plan }: Pick<DraftedImport, 'definition' | 'plan'>,
): RecordValues {
  // What updates only leaves the first address of the contact where it is.
  if (plan.mode === 'update') return given;
  const cleared = Object.entries(given).filter(([, value]) => value === null);
  return { ...Object.fromEntries(cleared), ...newValues(definition, given) };
}

function idField({ fields, name }: DraftedImport['definition']): string {
  return fields.find(({ type }) => type === 'record_id')?.key ?? `${name}_id`;
}

const ROWS_SHOWN = 50;
const SAMPLES_FROM = 200;
const SAMPLES_SHOWN = 5;
