import type { Queryable } from '../database/account-pool.ts';
import type { RecordChange } from '../store/change-records.ts';
import { writeEvents } from '../store/outbox.ts';

/** Has webhooks told of changes to contacts, once the caller's transaction commits. */
export async function writeContactEvents(
  client: Queryable,
  accountId: string,
  changes: readonly RecordChange[],
): Promise<void> {
  await writeEvents(
    client,
    accountId,
    changes.map(({ kind, id, version, after }) => ({
      type: EVENTS[kind],
      data: { contactId: id, version, fields: Object.keys(after) },
    })),
  );
}

const EVENTS = {
  create: 'contact.created',
  edit: 'contact.updated',
  delete: 'contact.deleted',
  restore: 'contact.restored',
} as const;
