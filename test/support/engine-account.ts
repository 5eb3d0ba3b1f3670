import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { keyText, recordKeys } from '../../packages/core/src/match/record-keys.ts';
import { CONTACT } from '../../packages/core/src/object/contact.ts';
import type { Json } from '../../packages/core/src/json.ts';
import { digestAccount } from '../../packages/server/src/crm/digest.ts';
import { openImport, startImport } from '../../packages/server/src/imports/import-file.ts';
import type { Muster } from '../../packages/server/src/imports/muster.ts';
import type { ImportRequest } from '../../packages/server/src/imports/prepare-import.ts';
import { type RunOptions, undoImport } from '../../packages/server/src/imports/run-import.ts';
import { ensureAccount, writeSettings } from '../../packages/server/src/store/accounts.ts';
import type { ImportRecord } from '../../packages/server/src/store/imports.ts';
import { newUuid } from '../../packages/server/src/store/uuid-v7.ts';
import type { TestDatabase } from './create-test-database.ts';

type Values = Readonly<Record<string, Json>>;

/** A row of the ledger: `2 updated`, and what undoing made of it. */
interface LedgerLine {
  readonly row: string;
  readonly undo: string | null;
  readonly note: Values | null;
}

/** An account that a test imports into, and looks at and changes behind the engine's back. */
export interface EngineAccount {
  readonly muster: Muster;
  /** Imports lines of CSV, the header first. */
  readonly importLines: (
    lines: readonly string[],
    options?: ImportOptions,
  ) => Promise<ImportRecord>;
  readonly reverse: (
    kind: 'undo' | 'redo',
    record: ImportRecord,
    options?: RunOptions,
  ) => Promise<ImportRecord>;
  /** Changes a live contact, found by its first name, as a person would. */
  readonly edit: (firstName: string, change: (values: Values) => Values) => Promise<void>;
  /** Puts a live contact in the bin, as a person would. */
  readonly bin: (firstName: string) => Promise<void>;
  /** Values of the live contacts, oldest first. */
  readonly people: () => Promise<readonly Values[]>;
  /** Versions of the live contacts, oldest first. */
  readonly versions: () => Promise<readonly number[]>;
  readonly ledger: (record: ImportRecord) => Promise<readonly LedgerLine[]>;
  readonly digest: () => Promise<string>;
  readonly close: () => Promise<void>;
}

export type ImportOptions = Partial<ImportRequest> & RunOptions;

export async function createEngineAccount(
  { pool, poolOf }: TestDatabase,
  settings: Readonly<Record<string, Json>> = {},
): Promise<EngineAccount> {
  const folder = await mkdtemp(join(tmpdir(), 'muster-engine-'));
  const name = newUuid();
  const { accountId } = await ensureAccount(pool, name);
  await writeSettings(poolOf(accountId), accountId, settings);
  const account = await ensureAccount(pool, name);
  const muster: Muster = {
    pool: poolOf(accountId),
    account,
    dataFolder: folder,
    revive: async () => undefined,
  };

  const change = async (
    firstName: string,
    make: (values: Values) => { readonly values: Values; readonly binned: boolean },
  ): Promise<void> => {
    const { rows } = await pool.query<{ contact_id: string; data: Values }>(
      `SELECT contact_id, data FROM contact
        WHERE account_id = $1 AND data ->> 'first_name' = $2 AND deleted_at IS NULL`,
      [accountId, firstName],
    );
    const [found] = rows;
    if (!found) throw new Error(`There is no ${firstName}`);
    const { values, binned } = make(found.data);
    const id = found.contact_id;
    await pool.query(
      `WITH counted AS (
         UPDATE account_revision SET revision = revision + 1 WHERE account_id = $1)
       UPDATE contact SET data = $3, version = version + 1, changed_by = $4, updated_at = now(),
              deleted_at = CASE WHEN $5 THEN now() END
        WHERE account_id = $1 AND contact_id = $2`,
      [accountId, id, JSON.stringify(values), newUuid(), binned],
    );
    await pool.query('DELETE FROM contact_key WHERE account_id = $1 AND contact_id = $2', [
      accountId,
      id,
    ]);
    for (const { kind, value } of recordKeys(CONTACT, values)) {
      await pool.query('INSERT INTO contact_key VALUES ($1, $2, $3, $4, $5)', [
        accountId,
        kind,
        value,
        id,
        !binned,
      ]);
    }
  };
  const readAll = async <Column>(column: string): Promise<readonly Column[]> => {
    const { rows } = await pool.query<{ value: Column }>(
      `SELECT ${column} AS value FROM contact
        WHERE account_id = $1 AND deleted_at IS NULL ORDER BY contact_id`,
      [accountId],
    );
    return rows.map(({ value }) => value);
  };

  let files = 0;
  return {
    muster,
    async importLines(lines, { until, batchRows, onProgress, onStart, ...request } = {}) {
      files += 1;
      const path = join(folder, `file-${files}.csv`);
      await writeFile(path, `${lines.join('\n')}\n`);
      const opened = await openImport(muster, {
        path,
        object: 'contact',
        mode: 'upsert',
        choices: [],
        onEmpty: 'keep',
        constants: {},
        reading: {},
        ...request,
      });
      return startImport(muster, opened, {
        ...(until && { until }),
        ...(batchRows !== undefined && { batchRows }),
        ...(onProgress && { onProgress }),
        ...(onStart && { onStart }),
      });
    },
    reverse: (kind, { importId }, options = {}) =>
      undoImport(muster, importId, { ...options, kind }),
    edit: (firstName, edited) =>
      change(firstName, (values) => ({ values: edited(values), binned: false })),
    bin: (firstName) => change(firstName, (values) => ({ values, binned: true })),
    people: () => readAll<Values>('data'),
    versions: () => readAll<number>('version'),
    async ledger({ importId }) {
      const { rows } = await pool.query<LedgerLine>(
        `SELECT row_number || ' ' || outcome AS row, undo, undo_note AS note FROM import_row
          WHERE account_id = $1 AND import_id = $2 ORDER BY row_number`,
        [accountId, importId],
      );
      return rows;
    },
    digest: () => digestAccount(muster.pool, account),
    close: () => rm(folder, { recursive: true, force: true }),
  };
}

/** Whether the keys that matching looks at are those that the contacts' values give. */
export async function keysThatDiffer(
  { pool }: TestDatabase,
  { account }: Muster,
): Promise<readonly string[]> {
  const { rows } = await pool.query<{ contact_id: string; data: Values; keys: string[] }>(
    `SELECT contact_id, data,
            ARRAY(SELECT kind || E'\\n' || value FROM contact_key k
                   WHERE k.account_id = c.account_id AND k.contact_id = c.contact_id AND live) AS keys
       FROM contact c WHERE account_id = $1 AND deleted_at IS NULL`,
    [account.accountId],
  );
  return rows.flatMap(({ data, keys }) => {
    const expected = new Set(recordKeys(CONTACT, data).map(keyText));
    return [...expected].toSorted().join() === keys.toSorted().join()
      ? []
      : [`${JSON.stringify(data)} has ${JSON.stringify(keys)}`];
  });
}
