import type { Json } from '@muster/core/json';
import { isReportColumn } from '@muster/core/issue/report-columns';
import { quoted, sayLines, sayList } from '@muster/core/language/say-list';
import { say } from '@muster/core/language/sentence';
import { applyChoices, type ColumnChoice } from '@muster/core/map/apply-choices';
import type { MappingProblem } from '@muster/core/map/mapping-problem';
import type { Mapping, OnEmpty } from '@muster/core/map/mapping';
import { recogniseColumns, type RecognisedColumn } from '@muster/core/map/recognise-columns';
import { validateMapping } from '@muster/core/map/validate-mapping';
import type { DateOrder } from '@muster/core/normalize/settings';
import type { ObjectDefinition } from '@muster/core/object/definition';
import type { ImportPlan } from '@muster/core/plan/import-plan';
import type { Mode } from '@muster/core/plan/rules';
import { unguardCell } from '@muster/core/read/formula-guard';
import { nameColumns } from '@muster/core/read/name-columns';
import type { RawRow } from '@muster/core/read/raw-row';
import { matchingSettingsOf, normalizeSettingsOf } from '../crm/settings.ts';
import { loadDefinition } from '../crm/fields.ts';
import { MusterError } from '../errors.ts';
import { sampleRows } from '../formats/sample-rows.ts';
import type { Table, TableOverrides } from '../formats/table.ts';
import { listMembers } from '../store/accounts.ts';
import type { ImportRecord } from '../store/imports.ts';
import { checkConstants } from './check-constants.ts';
import { findCorrectedImport, keptChoices } from './corrected-import.ts';
import type { Muster } from './muster.ts';

/** What a person asks of an import; everything else is found out or set in the account. */
export interface ImportRequest {
  readonly path: string;
  /** Name to show instead of the path's last part. */
  readonly fileName?: string;
  readonly object: string;
  /** Unless said: that of the import the file corrects, else `upsert`. */
  readonly mode?: Mode | undefined;
  readonly choices: readonly ColumnChoice[];
  /** Unless said: as in the import the file corrects, else `keep`. */
  readonly onEmpty?: OnEmpty | undefined;
  /** Unless said: that of the import the file corrects, else the account's. */
  readonly dateOrder?: DateOrder | undefined;
  /** Values for every row, by field key, e.g. `{ type: 'Client', tags: ['fair'] }`. */
  readonly constants: Readonly<Record<string, Json>>;
  readonly reading: TableOverrides;
  /** Columns that nobody chose go nowhere: the choices are those of a plan. */
  readonly onlyChosen?: boolean;
  /** Columns that go nowhere are left out; `false`: they are a problem until somebody says so. */
  readonly ignoreUnmapped?: boolean;
}

/** An import before anything is stored: what each column is, and the plan. */
export interface PreparedImport {
  readonly definition: ObjectDefinition;
  readonly recognised: readonly RecognisedColumn[];
  readonly plan: ImportPlan;
  /** The import whose report the file is: what was chosen for it holds, but for what is chosen now. */
  readonly corrects: ImportRecord | null;
}

/** A prepared import that may lack something: with a problem, its plan is not to be used. */
export interface DraftedImport extends PreparedImport {
  readonly problems: readonly MappingProblem[];
  /** Names of columns that are as in the import the file corrects. */
  readonly kept: ReadonlySet<string>;
  /** The first rows, by which the columns were recognised: up to 1,000. */
  readonly sample: readonly RawRow[];
}

/**
 * Recognises the columns of an open table, applies what the person chose and the account's
 * settings, and makes the plan.
 *
 * @throws MusterError `unknown_column`, `unknown_target`, `mapping_invalid`: every problem in one
 *   message.
 */
export async function prepareImport(
  muster: Muster,
  table: Table,
  request: ImportRequest,
): Promise<PreparedImport> {
  const { problems, ...prepared } = await draftImport(muster, table, request);
  const [first] = problems;
  if (first) {
    const sentences = problems.map((problem) => problem.sentence);
    throw new MusterError(first.code, sayLines(sentences), { detail: { problems } });
  }
  return prepared;
}

/** The same with what is wrong as values: the person is still choosing. */
export async function draftImport(
  muster: Muster,
  table: Table,
  request: ImportRequest,
): Promise<DraftedImport> {
  const { pool, account } = muster;
  const definition = await loadDefinition(pool, account.accountId, request.object);
  const members = await listMembers(pool, account.accountId);
  const normalizing = normalizeSettingsOf(account.settings, members);
  const matching = matchingSettingsOf(account.settings);
  // Reports and exports guard headers as they guard cells.
  const names = nameColumns([table.columns.map(unguardCell)], table.columns.length);
  const sample = await sampleRows(table);
  const found = await findCorrectedImport(muster, names, sample);
  const corrects = found?.object === definition.name ? found : null;
  const guessed = recogniseColumns({
    definition,
    headers: names,
    samples: sample.map((row) => row.cells),
    languages: [normalizing.language],
    aboutRecords: corrects !== null || request.choices.some(({ target }) => target !== null),
  });
  const recognised = request.onlyChosen === true ? guessed.map(withoutTarget) : guessed;
  const { choices, onEmpty } = request;
  const chosen =
    corrects === null ? choices : keptChoices(corrects, { definition, names, choices, onEmpty });
  const { mapping, problems } = applyChoices(recognised, chosen, {
    definition,
    onEmpty: onEmpty ?? corrects?.plan.mapping[0]?.onEmpty ?? 'keep',
  });
  const mode = request.mode ?? keptMode(corrects);
  const dateOrder = request.dateOrder ?? corrects?.plan.dateOrder;
  const checked = checkConstants(request.constants, { definition, members });
  const unmapped = request.ignoreUnmapped === false ? unmappedProblem(mapping) : [];
  const plan: ImportPlan = {
    version: 1,
    object: definition.name,
    mode,
    reading: {
      ...table.format,
      dialect: { ...table.format.dialect },
      headerRows: table.header.value.rowNumbers,
    },
    mapping,
    constants: { ...corrects?.plan.constants, ...checked.constants },
    ...(dateOrder === undefined ? {} : { dateOrder }),
    matching,
    normalizing: { ...normalizing, dateOrder: dateOrder ?? normalizing.dateOrder },
  };
  const wrong =
    problems.length > 0
      ? problems
      : validateMapping({ definition, mapping, mode, findBy: matching.findBy });
  return {
    definition,
    recognised,
    plan,
    corrects,
    // Those that a person chose for this file stand first.
    kept: new Set(chosen.slice(choices.length).map(({ column }) => column)),
    sample,
    problems: [...wrong, ...checked.problems, ...unmapped],
  };
}

function withoutTarget(column: RecognisedColumn): RecognisedColumn {
  return {
    ...column,
    target: null,
    confidence: 0,
    reason: say('The plan does not name this column.'),
  };
}

/** Columns that go nowhere without anybody having said so. */
function unmappedProblem(mapping: Mapping): readonly MappingProblem[] {
  const names = mapping
    .filter(
      ({ target, setBy, name }) => target === null && setBy !== 'person' && !isReportColumn(name),
    )
    .map(({ name }) => quoted(name));
  if (names.length === 0) return [];
  const listed = sayList(names.slice(0, UNMAPPED_SHOWN));
  const columns =
    names.length > UNMAPPED_SHOWN
      ? say('{columns} and {count} more', { columns: listed, count: names.length - UNMAPPED_SHOWN })
      : listed;
  const problem =
    names.length === 1
      ? say('Nothing is said about the column {columns}.', { columns })
      : say('Nothing is said about the columns {columns}.', { columns });
  const advice =
    names.length === 1
      ? say('Map or ignore it, or agree that data in unmapped columns is not imported.')
      : say('Map or ignore each of them, or agree that data in unmapped columns is not imported.');
  return [{ code: 'mapping_invalid', sentence: say('{problem} {advice}', { problem, advice }) }];
}

const UNMAPPED_SHOWN = 10;

/** Rows with a warning were imported, so that a corrected file creates and updates. */
function keptMode(corrects: ImportRecord | null): Mode {
  return corrects?.plan.mode === 'update' ? 'update' : 'upsert';
}
