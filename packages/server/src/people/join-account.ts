import type { Role } from '@muster/core/contract/permissions';
import type { PoolClient } from 'pg';
import { writeAudit } from '../store/audit-log.ts';
import { insertMembership } from '../store/memberships.ts';
import type { Person } from '../store/people.ts';

/** Makes a person a member, in a transaction for the account; its audit log says how they came in. */
export async function joinAccount(
  client: PoolClient,
  accountId: string,
  {
    person,
    role,
    by,
  }: {
    readonly person: Person;
    readonly role: Role;
    /** What the person did. */
    readonly by: 'signUpFirstOwner' | 'acceptInvitation' | 'createAccount';
  },
): Promise<void> {
  const memberId = await insertMembership(client, accountId, { person, role });
  await writeAudit(client, {
    actor: { kind: 'person', id: person.id, name: person.name },
    action: by,
    subject: { kind: 'member', id: memberId },
    detail: { role },
  });
}
