import { keyText } from '@muster/core/match/record-keys';
import { compileRowCoder, type RowCoder } from '@muster/core/normalize/row-coder';
import { withTransaction } from '../database/with-transaction.ts';
import { MusterError } from '../errors.ts';
import { storedFilePath } from '../files/file-store.ts';
import { blankRowsAt } from '../formats/blank-rows.ts';
import type { TableFormat } from '../formats/table.ts';
import type { Muster } from '../imports/muster.ts';
import { openRowPicker } from '../imports/report-cells.ts';
import { tablesOf } from '../store/object-tables.ts';
import { eraseIssues } from '../store/erase-records.ts';
import { stageAgain } from '../store/erasures.ts';
import { type ImportRecord, listImports } from '../store/imports.ts';
import { type LedgerRow, readRowsWithIssues } from '../store/ledger.ts';
import { SUPPRESSED_KINDS, suppressedAmong } from '../store/suppressions.ts';
import { loadDefinition } from './fields.ts';

/**
 * Blanks rows of stored files that failed and have an email or a phone of somebody who was erased.
 * They are about no contact: only the file says whose they are. What their issues quote goes as
 * well. Can be broken off and called again.
 */
export async function eraseFailedRows(muster: Muster): Promise<void> {
  for (const record of await listImports(muster.pool, muster.account.accountId)) {
    const { state, applied, planned } = record;
    if (state === 'draft' || (applied.failed ?? planned?.failed ?? 0) === 0) continue;
    try {
      await eraseFromImport(muster, record);
    } catch (error) {
      if (!(error instanceof MusterError) || error.code !== 'file_missing') throw error;
    }
  }
}

const ROWS_AT_ONCE = 2_000;

async function eraseFromImport(muster: Muster, record: ImportRecord): Promise<void> {
  const { pool, dataFolder } = muster;
  const path = storedFilePath(dataFolder, record.importId);
  const format = record.plan.reading as unknown as TableFormat;
  const coder = await keyCoder(muster, record);
  const tables = tablesOf({ name: record.object });
  const picker = openRowPicker(path, format);
  try {
    for (let after = 0; ;) {
      const rows = await readRowsWithIssues(pool, record, { after, limit: ROWS_AT_ONCE, tables });
      const last = rows.at(-1);
      if (last === undefined) return;
      after = last.rowNumber;
      const failed = rows.filter(({ outcome }) => outcome === 'failed');
      const raw = await picker.pick(failed);
      const keys = raw.map((row) => coder(row).keys);
      const erased = await suppressedAmong(pool, pool.accountId, keys.flat());
      const found = failed.filter((_, at) => keys[at]?.some((key) => erased.has(keyText(key))));
      if (found.length === 0) continue;
      await blankRowsAt(path, format, found);
      await forgetRows(muster, record, found);
    }
  } finally {
    await picker.close();
  }
}

/** Codes of a row no more than emails and phones. */
async function keyCoder({ pool }: Muster, { plan, object }: ImportRecord): Promise<RowCoder> {
  const definition = await loadDefinition(pool, pool.accountId, object);
  const telling = new Set(
    definition.fields
      .filter(({ keyKind }) => keyKind !== undefined && SUPPRESSED_KINDS.includes(keyKind))
      .map(({ key }) => key),
  );
  return compileRowCoder({
    definition,
    mapping: plan.mapping.filter(({ target }) => target !== null && telling.has(target.field)),
    settings: plan.normalizing,
    facts: new Map(),
    findBy: plan.matching.findBy,
    constants: {},
  });
}

/** Rows that are only planned are read again, as they now are. */
async function forgetRows(
  { pool }: Muster,
  { accountId, importId, cursor }: ImportRecord,
  rows: readonly LedgerRow[],
): Promise<void> {
  await withTransaction(pool, async (client) => {
    const rowNumbers = rows.map(({ rowNumber }) => rowNumber);
    await eraseIssues(client, { accountId, importId }, rowNumbers);
    if (rowNumbers.some((one) => one > cursor)) await stageAgain(client, { accountId, importId });
  });
}
