import type { RecordKey } from '@muster/core/match/key';
import type { Issue } from '@muster/core/issue/issue';
import type { RecordValues } from '@muster/core/match/record-values';
import type pg from 'pg';
import { jsonText } from './copy-text.ts';
import type { RowPlaceOfImport } from './erasures.ts';
import type { ImportKey } from './imports.ts';

/** Removes contacts for good: values, keys, history, what they are found by, photos, links to them. */
export async function deleteContacts(
  client: pg.ClientBase,
  accountId: string,
  ids: readonly string[],
): Promise<void> {
  for (const [table, column] of TABLES) {
    await client.query(
      `DELETE FROM ${table} WHERE account_id = $1 AND ${column} = ANY ($2::uuid[])`,
      [accountId, ids],
    );
  }
  await client.query(
    `DELETE FROM change_log WHERE account_id = $1 AND object = 'contact' AND record_id = ANY ($2::uuid[])`,
    [accountId, ids],
  );
  await client.query(
    'UPDATE contact SET linked_to = NULL WHERE account_id = $1 AND linked_to = ANY ($2::uuid[])',
    [accountId, ids],
  );
}

const TABLES = [
  ['contact_key', 'contact_id'],
  ['contact_search', 'contact_id'],
  ['contact_photo', 'contact_id'],
  ['contact', 'contact_id'],
] as const;

/** Contacts that have been in the bin for so many days, the longest there first. */
export async function listBinned(
  client: pg.ClientBase,
  accountId: string,
  { days, limit }: { readonly days: number; readonly limit: number },
): Promise<readonly string[]> {
  const { rows } = await client.query<{ id: string }>(
    `SELECT contact_id AS id FROM contact
      WHERE account_id = $1 AND deleted_at < now() - make_interval(days => $2)
      ORDER BY deleted_at LIMIT $3`,
    [accountId, days, limit],
  );
  return rows.map(({ id }) => id);
}

/** What changes of a contact replaced, as far as the log goes back: fields with the values before. */
export async function readFormerValues(
  client: pg.ClientBase,
  accountId: string,
  contactId: string,
): Promise<readonly RecordValues[]> {
  const { rows } = await client.query<{ before: RecordValues }>(
    `SELECT before FROM change_log
      WHERE account_id = $1 AND object = 'contact' AND record_id = $2 AND before IS NOT NULL`,
    [accountId, contactId],
  );
  return rows.map(({ before }) => before);
}

/** A person, as the rest of the account may still speak of them. */
export interface Traces {
  readonly accountId: string;
  readonly contactId: string;
  /** Emails and phones. */
  readonly keys: readonly RecordKey[];
}

/**
 * Takes the person's values out of the ledger's issues, and gives the rows of files that were about
 * them: those that made or changed the contact, and those with an issue that quotes a key.
 */
export async function eraseFromLedger(
  client: pg.ClientBase,
  traces: Traces,
): Promise<readonly RowPlaceOfImport[]> {
  const { accountId, contactId } = traces;
  const { rows } = await client.query<LedgerLine>(
    `SELECT import_id, row_number, object, byte_offset, record_id = $2 IS TRUE AS own, issues
       FROM import_row
      WHERE account_id = $1 AND (record_id = $2 OR issues::text ILIKE ANY ($3::text[]))`,
    [accountId, contactId, patternsOf(traces)],
  );
  await writeScrubbed(client, rows, traces);
  return rows.map((row) => ({
    importId: row.import_id,
    rowNumber: row.row_number,
    byteOffset: row.byte_offset,
  }));
}

/** Takes out what the issues of rows quote that are all about somebody who was erased. */
export async function eraseIssues(
  client: pg.ClientBase,
  { accountId, importId }: ImportKey,
  rowNumbers: readonly number[],
): Promise<void> {
  const { rows } = await client.query<LedgerLine>(
    `SELECT import_id, row_number, object, byte_offset, true AS own, issues FROM import_row
      WHERE account_id = $1 AND import_id = $2 AND row_number = ANY ($3::integer[])`,
    [accountId, importId, rowNumbers],
  );
  await writeScrubbed(client, rows, { accountId, keys: [] });
}

async function writeScrubbed(
  client: pg.ClientBase,
  rows: readonly LedgerLine[],
  traces: Pick<Traces, 'accountId' | 'keys'>,
): Promise<void> {
  const scrubbed = rows
    .filter(({ issues }) => issues !== null)
    .map((row) => ({
      import_id: row.import_id,
      row_number: row.row_number,
      object: row.object,
      issues: (row.issues ?? []).map((issue) => scrub(issue, row, traces)),
    }));
  if (scrubbed.length > 0) {
    await client.query(
      `UPDATE import_row r SET issues = s.issues
         FROM json_to_recordset($2::json) AS s (import_id uuid, row_number integer, object text, issues jsonb)
        WHERE r.account_id = $1 AND r.import_id = s.import_id AND r.row_number = s.row_number
          AND r.object = s.object`,
      [traces.accountId, jsonText(scrubbed)],
    );
  }
}

interface LedgerLine {
  readonly import_id: string;
  readonly row_number: number;
  readonly object: string;
  readonly byte_offset: number;
  /** The row was about the contact itself. */
  readonly own: boolean;
  readonly issues: readonly Issue[] | null;
}

function scrub(issue: Issue, { own }: LedgerLine, traces: Pick<Traces, 'keys'>): Issue {
  const text = JSON.stringify(issue).toLowerCase();
  if (!own && !traces.keys.some(({ value }) => text.includes(quoted(value)))) return issue;
  const params = Object.entries(issue.params ?? {}).map(([name]) => [name, ERASED]);
  return {
    ...issue,
    value: issue.value === null ? null : ERASED,
    ...(issue.params && { params: Object.fromEntries(params) }),
  };
}

/** What stands where a value stood. */
const ERASED = '(erased)';

/** As it stands inside a JSON text, in small letters. */
function quoted(value: string): string {
  return JSON.stringify(value).slice(1, -1).toLowerCase();
}

function patternsOf({ keys }: Traces): string[] {
  return keys.map(({ value }) => `%${quoted(value).replace(/[\\%_]/g, '\\$&')}%`);
}

/**
 * Takes the person out of what is kept of requests, of bulk actions and of what webhooks answered.
 */
export async function eraseFromLogs(client: pg.ClientBase, traces: Traces): Promise<void> {
  const { accountId, contactId } = traces;
  const values = [accountId, [`%${contactId}%`, ...patternsOf(traces)]];
  await client.query(
    'DELETE FROM answered_request WHERE account_id = $1 AND body ILIKE ANY ($2::text[])',
    values,
  );
  await client.query(
    `UPDATE bulk_action
        SET failures = '[]',
            selection = CASE WHEN selection::text ILIKE ANY ($2::text[]) AND finished_at IS NOT NULL
                             THEN '{"ids": []}' ELSE selection END,
            change = CASE WHEN kind = 'edit' AND change::text ILIKE ANY ($2::text[]) AND finished_at IS NOT NULL
                          THEN change || '{"set": {}, "add": {}, "remove": {}}' ELSE change END
      WHERE account_id = $1
        AND (failures::text ILIKE ANY ($2::text[]) OR selection::text ILIKE ANY ($2::text[])
             OR change::text ILIKE ANY ($2::text[]))`,
    values,
  );
  await client.query(
    `UPDATE webhook_attempt a SET answer = NULL
       FROM event e
      WHERE a.account_id = $1 AND e.account_id = $1 AND e.event_id = a.event_id
        AND (e.data ->> 'contactId' = $3 OR a.answer ILIKE ANY ($2::text[]))`,
    [...values, contactId],
  );
}

/** Other contacts that have one of the keys. */
export async function otherHolders(
  client: pg.ClientBase,
  { accountId, contactId, keys }: Traces,
): Promise<readonly string[]> {
  const { rows } = await client.query<{ id: string }>(
    `SELECT DISTINCT k.contact_id AS id
       FROM contact_key k JOIN unnest($3::text[], $4::text[]) AS w (kind, value) USING (kind, value)
      WHERE k.account_id = $1 AND k.contact_id <> $2 ORDER BY 1`,
    [accountId, contactId, keys.map(({ kind }) => kind), keys.map(({ value }) => value)],
  );
  return rows.map(({ id }) => id);
}
