import { open } from 'node:fs/promises';
import { createColumnFacts } from '@muster/core/normalize/column-facts';
import { compileRowCoder } from '@muster/core/normalize/row-coder';
import { findEncoding } from '@muster/core/read/encoding';
import type { RawRow } from '@muster/core/read/raw-row';
import { createCsvReader } from '@muster/core/read/read-csv';
import { accountPool } from '../packages/server/src/database/account-pool.ts';
import { openDatabase } from '../packages/server/src/database/open-database.ts';
import { openImport, type OpenedImport } from '../packages/server/src/imports/import-file.ts';
import { ensureAccount } from '../packages/server/src/store/accounts.ts';
import { importRequest } from './import-request.ts';
import { serveParent } from './in-child.ts';
import type { ImportTask } from './measured-import.ts';

export interface MeasuredReading {
  /** Bytes to rows of cells. */
  readonly tokenisingMs: number;
  /** Bytes to values, keys and issues; tokenising included. */
  readonly normalisingMs: number;
}

serveParent((task) => readFile(task as ImportTask));

/** Reading without a database: what Node alone takes for it, on one thread. */
async function readFile(task: ImportTask): Promise<MeasuredReading> {
  const { pool, registry, revive, close } = await openDatabase(task);
  const account = await ensureAccount(registry, 'default');
  const muster = {
    pool: accountPool(pool, account.accountId),
    account,
    dataFolder: task.dataFolder,
    revive,
  };
  const opened = await openImport(muster, importRequest(task.path));
  await close();
  const tokenisingMs = await timeReading(opened, () => undefined);
  const normalisingMs = await timeReading(opened, rowNormaliser(opened));
  return { tokenisingMs, normalisingMs };
}

async function timeReading({ table }: OpenedImport, take: (row: RawRow) => void): Promise<number> {
  const encoding = findEncoding(table.format.encoding);
  if (encoding === null) throw new Error(`Unknown encoding ${table.format.encoding}`);
  const { dialect, width, startByte, firstDataRow } = table.format;
  const reader = createCsvReader(
    { encoding, dialect, width },
    { rowNumber: 1, byteOffset: startByte },
  );
  const takeAll = (rows: readonly RawRow[]): void => {
    for (const row of rows) if (row.rowNumber >= firstDataRow) take(row);
  };
  const file = await open(table.path);
  const bytes = Buffer.allocUnsafe(PIECE_BYTES);
  const startedAt = performance.now();
  for (let position = startByte; ;) {
    const { bytesRead } = await file.read(bytes, 0, PIECE_BYTES, position);
    if (bytesRead === 0) break;
    position += bytesRead;
    takeAll(reader.push(bytes.subarray(0, bytesRead)));
  }
  takeAll(reader.end());
  const ms = performance.now() - startedAt;
  await file.close();
  return ms;
}

/** As staging does it: each row coded, and the dates of whole columns looked at. */
function rowNormaliser({ definition, plan }: OpenedImport): (row: RawRow) => void {
  const dateFields = new Set(
    definition.fields.filter(({ type }) => type === 'date').map(({ key }) => key),
  );
  const dates = plan.mapping
    .filter(({ target }) => target !== null && dateFields.has(target.field))
    .map(({ column }) => [column, createColumnFacts()] as const);
  const code = compileRowCoder({
    definition,
    mapping: plan.mapping,
    settings: plan.normalizing,
    facts: new Map(dates.map(([column]) => [column, DATE_FACTS])),
    findBy: plan.matching.findBy,
    constants: plan.constants,
  });
  return (row) => {
    for (const [column, facts] of dates) facts.add(row.cells[column] ?? '');
    code(row);
  };
}

const PIECE_BYTES = 1 << 18;
/** What the generated files show. */
const DATE_FACTS = { dateOrder: 'month_first', decimalSeparator: null } as const;
