import type { Queryable } from '../database/account-pool.ts';
import { newUuid } from './uuid-v7.ts';

/** What became of an import. */
export interface ImportEvent {
  readonly accountId: string;
  readonly importId: string;
  readonly type: 'import.planned' | 'import.applied' | 'import.failed' | 'import.undone';
  /** `import.applied`: it was undone, and has been done again. */
  readonly isRedone?: boolean;
  /** `import.failed`: why, as a code of docs/reference/errors.md. */
  readonly failure?: string;
}

/** Writes the import's one summary event, with its counts as this transaction sees them. */
export async function writeImportEvent(
  client: Queryable,
  { accountId, importId, type, isRedone = false, failure }: ImportEvent,
): Promise<void> {
  await client.query(
    `INSERT INTO event (account_id, event_id, type, data)
     SELECT $1, $3, $4, jsonb_strip_nulls(jsonb_build_object(
              'importId', import_id, 'object', object, 'state', state, 'rows', row_count,
              'planned', planned, 'applied', applied, 'undone', undone,
              'redo', CASE WHEN $5 THEN true END, 'failure', $6::text))
       FROM import
      WHERE account_id = $1 AND import_id = $2
        AND EXISTS (SELECT FROM webhook WHERE account_id = $1 AND enabled)`,
    [accountId, importId, newUuid(), type, isRedone, failure ?? null],
  );
}
