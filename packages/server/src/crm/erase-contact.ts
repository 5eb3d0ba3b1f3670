import { say } from '@muster/core/language/sentence';
import type { RecordKey } from '@muster/core/match/key';
import { keyText, recordKeys } from '@muster/core/match/record-keys';
import type { RecordValues } from '@muster/core/match/record-values';
import type pg from 'pg';
import { withTransaction } from '../database/with-transaction.ts';
import { MusterError } from '../errors.ts';
import { storedFilePath } from '../files/file-store.ts';
import { blankRowsAt } from '../formats/blank-rows.ts';
import type { Muster } from '../imports/muster.ts';
import {
  deleteContacts,
  eraseFromLedger,
  eraseFromLogs,
  otherHolders,
  readFormerValues,
} from '../store/erase-records.ts';
import {
  deleteErasure,
  type Erasure,
  eraseFromStaging,
  insertErasure,
  listErasures,
} from '../store/erasures.ts';
import { eraseFromSmartLists } from '../store/erase-smart-lists.ts';
import { readImport } from '../store/imports.ts';
import { writeEvent } from '../store/outbox.ts';
import { type FullRecord, readKeyHolders, readRecords } from '../store/read-records.ts';
import { lockAccount } from '../store/revisions.ts';
import { SUPPRESSED_KINDS, suppressKeys } from '../store/suppressions.ts';
import { type ContactRules, loadContactRules } from './contact-rules.ts';
import { eraseFailedRows } from './erase-failed-rows.ts';
import { sweepPhotos } from './photos.ts';
import { removeExportsUntil } from './remove-exports.ts';

/** What an erasure came to. */
export interface ErasedContact {
  readonly contactId: string;
  /** Rows of stored files that were about the person, to be blanked next. */
  readonly fileRows: number;
  /** Other contacts with the same email or phone: perhaps the same person. They stay. */
  readonly sameKeys: readonly string[];
}

/**
 * Erases a person: contact, keys, history, search, photos, what issues quote, exports, and their rows
 * in stored files. Left are IDs, counts, and salted hashes of emails and phones by which imports
 * notice the person. The database is done when this returns; files are done by `finishErasures`.
 *
 * @throws MusterError `not_found`
 */
export async function eraseContact(muster: Muster, contactId: string): Promise<ErasedContact> {
  const { definition, tables } = await loadContactRules(muster);
  const { accountId } = muster.account;
  const erase = async (client: pg.PoolClient): Promise<ErasedContact> => {
    // Plans made before are made anew: they may hold the person.
    await lockAccount(client, accountId);
    const [record] = await readRecords(client, accountId, { tables, ids: [contactId] });
    if (!record)
      throw new MusterError('not_found', say('There is no contact {id}.', { id: contactId }));
    const keys = await keysOf(client, { definition, accountId, tables }, record);
    const traces = { accountId, contactId, keys };
    const sameKeys = await otherHolders(client, traces);
    await suppressKeys(client, accountId, keys);
    const staged = await eraseFromStaging(client, accountId, keys);
    const fileRows = [...(await eraseFromLedger(client, traces)), ...staged];
    await eraseFromLogs(client, traces);
    await eraseFromSmartLists(client, traces);
    await deleteContacts(client, accountId, [contactId]);
    await insertErasure(client, accountId, fileRows);
    await writeEvent(client, {
      accountId,
      type: 'contact.deleted',
      data: { contactId, version: record.version, erased: true },
    });
    return { contactId, fileRows: fileRows.length, sameKeys };
  };
  // Whoever notes that a photo cannot be had locks photo and row the other way round.
  return withTransaction(muster.pool, erase, { attempts: 3 });
}

/**
 * Emails and phones that the person has, and those they had before: files still say those. One that
 * has gone to another contact since is that contact's.
 */
async function keysOf(
  client: pg.ClientBase,
  { definition, accountId, tables }: Pick<ContactRules, 'definition' | 'accountId' | 'tables'>,
  { id, values }: FullRecord,
): Promise<readonly RecordKey[]> {
  const telling = (from: RecordValues): readonly RecordKey[] =>
    recordKeys(definition, from).filter(({ kind }) => SUPPRESSED_KINDS.includes(kind));
  const former = (await readFormerValues(client, accountId, id)).flatMap(telling);
  const holders = await readKeyHolders(client, accountId, { tables, keys: former });
  const others = new Set(holders.filter((holder) => holder.id !== id).map(keyText));
  const keys = [...telling(values), ...former.filter((key) => !others.has(keyText(key)))];
  return [...new Map(keys.map((key) => [keyText(key), key])).values()];
}

/** Does on disk what erasures have left to do; can be broken off and called again. */
export async function finishErasures(muster: Muster): Promise<void> {
  for (const erasure of await listErasures(muster.pool)) {
    await blankFileRows(muster, erasure);
    await eraseFailedRows(muster);
    await sweepPhotos(muster);
    // One that is being written may hold the person as well.
    if (await removeExportsUntil(muster, erasure.createdAt)) {
      await deleteErasure(muster.pool, erasure.erasureId);
    }
  }
}

async function blankFileRows(muster: Muster, { fileRows }: Erasure): Promise<void> {
  const { accountId } = muster.account;
  for (const importId of new Set(fileRows.map((row) => row.importId))) {
    const { plan } = await readImport(muster.pool, { accountId, importId });
    const path = storedFilePath(muster.dataFolder, importId);
    const rows = fileRows.filter((row) => row.importId === importId);
    try {
      await blankRowsAt(path, plan.reading as unknown as Parameters<typeof blankRowsAt>[1], rows);
    } catch (error) {
      if (!(error instanceof MusterError) || error.code !== 'file_missing') throw error;
    }
  }
}
