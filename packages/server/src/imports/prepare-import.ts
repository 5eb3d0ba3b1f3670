import type { Json } from '@muster/core/json';
import { applyChoices, type ColumnChoice } from '@muster/core/map/apply-choices';
import type { OnEmpty } from '@muster/core/map/mapping';
import { recogniseColumns, type RecognisedColumn } from '@muster/core/map/recognise-columns';
import { validateMapping } from '@muster/core/map/validate-mapping';
import type { ObjectDefinition } from '@muster/core/object/definition';
import type { ImportPlan } from '@muster/core/plan/import-plan';
import type { Mode } from '@muster/core/plan/rules';
import { unguardCell } from '@muster/core/read/formula-guard';
import { nameColumns } from '@muster/core/read/name-columns';
import { matchingSettingsOf, normalizeSettingsOf } from '../crm/settings.ts';
import { loadDefinition } from '../crm/fields.ts';
import { MusterError } from '../errors.ts';
import { sampleRows } from '../formats/sample-rows.ts';
import type { Table, TableOverrides } from '../formats/table.ts';
import { listMembers } from '../store/accounts.ts';
import type { ImportRecord } from '../store/imports.ts';
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
  /** Values for every row, by field key, e.g. `{ type: 'Client', tags: ['fair'] }`. */
  readonly constants: Readonly<Record<string, Json>>;
  readonly reading: TableOverrides;
}

/** An import before anything is stored: what each column is, and the plan. */
export interface PreparedImport {
  readonly definition: ObjectDefinition;
  readonly recognised: readonly RecognisedColumn[];
  readonly plan: ImportPlan;
  /** The import whose report the file is: what was chosen for it holds, but for what is chosen now. */
  readonly corrects: ImportRecord | null;
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
  const { pool, account } = muster;
  const definition = await loadDefinition(pool, account.accountId, request.object);
  const normalizing = normalizeSettingsOf(
    account.settings,
    await listMembers(pool, account.accountId),
  );
  const matching = matchingSettingsOf(account.settings);
  // Reports and exports guard headers as they guard cells.
  const names = nameColumns([table.columns.map(unguardCell)], table.columns.length);
  const sample = await sampleRows(table);
  const found = await findCorrectedImport(muster, names, sample);
  const corrects = found?.object === definition.name ? found : null;
  const recognised = recogniseColumns({
    definition,
    headers: names,
    samples: sample.map((row) => row.cells),
    languages: [normalizing.language],
    aboutRecords: corrects !== null || request.choices.some(({ target }) => target !== null),
  });
  const { choices } = request;
  const chosen =
    corrects === null ? choices : keptChoices(corrects, { definition, names, choices });
  const { mapping, problems } = applyChoices(recognised, chosen, {
    definition,
    onEmpty: request.onEmpty ?? corrects?.plan.mapping[0]?.onEmpty ?? 'keep',
  });
  const mode = request.mode ?? keptMode(corrects);
  const wrong =
    problems.length > 0
      ? problems
      : validateMapping({ definition, mapping, mode, findBy: matching.findBy });
  const [first] = wrong;
  if (first) throw new MusterError(first.code, wrong.map((problem) => problem.sentence).join('\n'));
  const plan: ImportPlan = {
    version: 1,
    object: definition.name,
    mode,
    reading: { ...table.format, dialect: { ...table.format.dialect } },
    mapping,
    constants: { ...corrects?.plan.constants, ...request.constants },
    matching,
    normalizing,
  };
  return { definition, recognised, plan, corrects };
}

/** Rows with a warning were imported, so that a corrected file creates and updates. */
function keptMode(corrects: ImportRecord | null): Mode {
  return corrects?.plan.mode === 'update' ? 'update' : 'upsert';
}
