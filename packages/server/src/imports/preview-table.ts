import type { SetBy } from '@muster/core/detected';
import { inLanguage } from '@muster/core/language/in-language';
import type { Language } from '@muster/core/language/language';
import { say } from '@muster/core/language/sentence';
import type { MappedColumn } from '@muster/core/map/mapping';
import { valueFormatter } from '@muster/core/normalize/format-value';
import { compileRowCoder } from '@muster/core/normalize/row-coder';
import { fieldLabels } from '@muster/core/object/field-labels';
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
  { definition, recognised, plan, sample }: DraftedImport,
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
        setBy === 'person' ? say('A person chose it.') : (guess?.reason ?? ''),
        language,
      ),
      samples: [...values].slice(0, SAMPLES_SHOWN).map(shownCell),
      fillRate: sample.length === 0 ? 0 : filled.length / sample.length,
    };
  });
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
  const coded = sample.slice(0, ROWS_SHOWN).map((row) => ({ row, coded: code(row) }));
  const given = new Set(coded.flatMap((one) => Object.keys(one.coded.values)));
  for (const { target } of usable) if (target !== null) given.add(target.field);
  const fields = definition.fields.filter(({ key }) => given.has(key));
  const labels = fieldLabels(definition, language);
  const formatters = new Map(
    fields.map((field) => [field.key, valueFormatter(field, normalizing.members)]),
  );
  return {
    fields: fields.map(({ key }) => ({ field: key, label: labels.get(key) ?? key })),
    rows: coded.map(({ row, coded: { values, recordId, issues } }) => ({
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

function idField({ fields, name }: DraftedImport['definition']): string {
  return fields.find(({ type }) => type === 'record_id')?.key ?? `${name}_id`;
}

const ROWS_SHOWN = 50;
const SAMPLES_FROM = 200;
const SAMPLES_SHOWN = 5;
