import { CONTACT } from '@muster/core/object/contact';
import type { Muster } from '../imports/muster.ts';
import { tablesOf } from '../store/object-tables.ts';
import { type FullRecord, readLinkedRecords } from '../store/read-records.ts';
import { findContact } from './contact-history.ts';

/**
 * Permitted duplicates of a contact: those linked to it, the one that it is linked to, and others
 * that are linked to that one; the oldest first, 200 at most. Those in the bin are left out.
 *
 * @throws MusterError `not_found`
 */
export async function listLinkedContacts(
  muster: Muster,
  contactId: string,
): Promise<readonly FullRecord[]> {
  const of = await findContact(muster, contactId);
  const { pool, account } = muster;
  return readLinkedRecords(pool, account.accountId, { tables: tablesOf(CONTACT), of, most: 200 });
}
