import type { Json } from '@muster/core/json';
import { applyChoices, type ColumnChoice } from '@muster/core/map/apply-choices';
import type { OnEmpty } from '@muster/core/map/mapping';
import { recogniseColumns, type RecognisedColumn } from '@muster/core/map/recognise-columns';
import { validateMapping } from '@muster/core/map/validate-mapping';
import type { ObjectDefinition } from '@muster/core/object/definition';
import type { ImportPlan } from '@muster/core/plan/import-plan';
import type { Mode } from '@muster/core/plan/rules';
import { matchingSettingsOf, normalizeSettingsOf } from '../crm/settings.ts';
import { loadDefinition } from '../crm/fields.ts';
import { MusterError } from '../errors.ts';
import { sampleRows } from '../formats/sample-rows.ts';
import type { Table, TableOverrides } from '../formats/table.ts';
import { listMembers } from '../store/accounts.ts';
import type { Muster } from './muster.ts';

/** What a person asks of an import; everything else is found out or set in the account. */
export interface ImportRequest {
  readonly path: string;
  /** Name to show instead of the path's last part. */
  readonly fileName?: string;
  readonly object: string;
  readonly mode: Mode;
  readonly choices: readonly ColumnChoice[];
  readonly onEmpty: OnEmpty;
  /** Values for every row, by field key, e.g. `{ type: 'Client', tags: ['fair'] }`. */
  readonly constants: Readonly<Record<string, Json>>;
  readonly reading: TableOverrides;
}

/** An import before anything is stored: what each column is, and the plan. */
export interface PreparedImport {
  readonly definition: ObjectDefinition;
  readonly recognised: readonly RecognisedColumn[];
  readonly plan: ImportPlan;
}

/**
 * Recognises the columns of an open table, applies what the person chose and the account's
 * settings, and makes the plan.
 *
 * @throws MusterError `unknown_column`, `unknown_target`, `mapping_invalid`: every problem in one
 *   message.
 */
export async function prepareImport(
  { pool, account }: Muster,
  table: Table,
  request: ImportRequest,
): Promise<PreparedImport> {
  const definition = await loadDefinition(pool, account.accountId, request.object);
  const normalizing = normalizeSettingsOf(
    account.settings,
    await listMembers(pool, account.accountId),
  );
  const matching = matchingSettingsOf(account.settings);
  const recognised = recogniseColumns({
    definition,
    headers: table.columns,
    samples: (await sampleRows(table)).map((row) => row.cells),
    languages: [normalizing.language],
  });
  const { mapping, problems } = applyChoices(recognised, request.choices, {
    definition,
    onEmpty: request.onEmpty,
  });
  const { mode } = request;
  const found =
    problems.length > 0
      ? problems
      : validateMapping({ definition, mapping, mode, findBy: matching.findBy });
  const [first] = found;
  if (first) throw new MusterError(first.code, found.map((problem) => problem.sentence).join('\n'));
  const plan: ImportPlan = {
    version: 1,
    object: definition.name,
    mode,
    reading: { ...table.format, dialect: { ...table.format.dialect } },
    mapping,
    constants: request.constants,
    matching,
    normalizing,
  };
  return { definition, recognised, plan };
}
