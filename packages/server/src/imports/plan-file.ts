import { type PlanFile, readPlanFile } from '@muster/core/contract/plan-file';
import { say } from '@muster/core/language/sentence';
import type { Mapping } from '@muster/core/map/mapping';
import { isReportColumn } from '@muster/core/issue/report-columns';
import type { ImportPlan } from '@muster/core/plan/import-plan';
import { MusterError } from '../errors.ts';
import type { TableFormat } from '../formats/table.ts';
import { readImport } from '../store/imports.ts';
import type { Muster } from './muster.ts';
import type { ImportRequest } from './prepare-import.ts';

/**
 * The plan file of an import.
 *
 * @throws MusterError `not_found`; `import_state` for a draft, of which not all is decided.
 */
export async function readImportPlan(muster: Muster, importId: string): Promise<PlanFile> {
  const { accountId } = muster.account;
  const { state, plan } = await readImport(muster.pool, { accountId, importId });
  // A draft that was discarded never had a plan.
  if (state !== 'draft' && plan.mapping.length > 0) return planFileOf(plan);
  throw new MusterError('import_state', say('The import is a draft: plan it first.'));
}

/**
 * The plan file of an import that has a plan: with it, the same file is imported the same way
 * again, by command line, API or web app.
 */
function planFileOf(plan: ImportPlan): PlanFile {
  const { object, mode, reading, mapping, constants, dateOrder } = plan;
  const format = reading as unknown as TableFormat & { readonly headerRows?: readonly number[] };
  const rows = format.headerRows ?? (format.firstDataRow > 1 ? [format.firstDataRow - 1] : []);
  const [first] = rows;
  const follows = (rows.at(-1) ?? 0) + 1 === format.firstDataRow;
  const { delimiter, quote, escape } = format.dialect;
  return {
    version: 1,
    object: object as PlanFile['object'],
    mode,
    reading: {
      encoding: format.encoding,
      delimiter,
      quote,
      escape,
      header: first === undefined ? 'none' : rows.length === 1 ? first : [...rows],
      ...(follows ? {} : { firstDataRow: format.firstDataRow }),
    },
    columns: columnsOf(mapping),
    onEmpty: 'keep',
    ...(dateOrder === undefined ? {} : { dateOrder }),
    constants,
    // What went nowhere was agreed to.
    ignoreUnmapped: mapping.some(isUnsettled),
  };
}

/** What a plan file asks of an import of a file. */
export function planRequest(
  plan: PlanFile,
): Pick<
  ImportRequest,
  | 'object'
  | 'mode'
  | 'choices'
  | 'onEmpty'
  | 'dateOrder'
  | 'constants'
  | 'reading'
  | 'onlyChosen'
  | 'ignoreUnmapped'
> {
  const { object, mode, columns, onEmpty, dateOrder, constants, reading, ignoreUnmapped } = plan;
  return {
    object,
    mode,
    choices: columns,
    onEmpty,
    dateOrder,
    constants: constants as ImportRequest['constants'],
    reading,
    onlyChosen: true,
    ignoreUnmapped,
  };
}

/**
 * Reads the text of a plan file.
 *
 * @throws MusterError `plan_file_invalid`: every problem in one message.
 */
export function parsePlanFile(text: string): PlanFile {
  const read = readPlanFile(parseJson(text));
  if ('plan' in read) return read.plan;
  throw new MusterError('plan_file_invalid', read.problems.join('\n'));
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''));
  } catch (error) {
    throw new MusterError('plan_file_invalid', say('The plan file is not JSON.'), { cause: error });
  }
}

/** Columns that somebody chose, and guesses that were kept, are all decisions by now. */
function columnsOf(mapping: Mapping): PlanFile['columns'] {
  return mapping
    .filter((column) => !isUnsettled(column) && !isReportColumn(column.name))
    .map(({ name, target, policy, onEmpty }) =>
      target === null
        ? { column: name, target: null }
        : { column: name, target: target.field, policy, onEmpty },
    );
}

function isUnsettled({ target, setBy, name }: Mapping[number]): boolean {
  return target === null && setBy !== 'person' && !isReportColumn(name);
}
