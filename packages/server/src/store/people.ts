import type { Queryable } from '../database/account-pool.ts';
import { newUuid } from './uuid-v7.ts';

/** A person, whatever accounts they belong to. */
export interface Person {
  readonly id: string;
  readonly name: string;
  /** In small letters. */
  readonly email: string;
}

export async function findPersonByEmail(db: Queryable, email: string): Promise<Person | null> {
  const { rows } = await db.query<Person & { id: string }>(
    'SELECT id, name, email FROM identity.person WHERE email = $1',
    [email.toLowerCase()],
  );
  return rows[0] ?? null;
}

/** Adds a person who signs in with a password; null when somebody has that email. */
export async function insertPerson(
  db: Queryable,
  given: Omit<Person, 'id'> & { readonly passwordHash: string; readonly emailVerified: boolean },
): Promise<Person | null> {
  const person = { id: newUuid(), name: given.name, email: given.email.toLowerCase() };
  const { rowCount } = await db.query(
    `INSERT INTO identity.person (id, name, email, email_verified) VALUES ($1, $2, $3, $4)
     ON CONFLICT (email) DO NOTHING`,
    [person.id, person.name, person.email, given.emailVerified],
  );
  if (rowCount === 0) return null;
  await db.query(
    `INSERT INTO identity.credential (id, person_id, provider_id, provider_account_id, password)
     VALUES ($1, $2::uuid, 'credential', $2::uuid::text, $3)`,
    [newUuid(), person.id, given.passwordHash],
  );
  return person;
}
