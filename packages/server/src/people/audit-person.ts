import type pg from 'pg';
import type { Logger } from 'pino';
import { accountPool } from '../database/account-pool.ts';
import { type AuditEntry, writeAudit } from '../store/audit-log.ts';
import { listMemberships } from '../store/memberships.ts';

/**
 * Notes what happened about a person's sessions, password or second factor in the audit logs of all
 * accounts they belong to: each of them is open to whoever signs in. What has been done is done, so a
 * log that cannot be written is an error of the server and of nobody else.
 */
export async function auditPerson(
  { pool, log }: { readonly pool: pg.Pool; readonly log: Logger },
  person: { readonly id: string; readonly name: string },
  { action, actor }: { readonly action: string; readonly actor?: AuditEntry['actor'] },
): Promise<void> {
  const entry: AuditEntry = {
    actor: actor ?? { kind: 'person', id: person.id, name: person.name },
    action,
    subject: { kind: 'person', id: person.id },
    detail: {},
  };
  try {
    for (const { accountId } of await listMemberships(pool, person.id)) {
      await writeAudit(accountPool(pool, accountId), entry);
    }
  } catch {
    log.error({ action }, 'the audit log could not be written');
  }
}
