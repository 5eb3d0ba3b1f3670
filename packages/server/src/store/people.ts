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
  given: Omit<Person, 'id'> & { readonly passwordHash: string },
): Promise<Person | null> {
  const person = { id: newUuid(), name: given.name, email: given.email.toLowerCase() };
  const { rowCount } = await db.query(
    `INSERT INTO identity.person (id, name, email) VALUES ($1, $2, $3)
     ON CONFLICT (email) DO NOTHING`,
    [person.id, person.name, person.email],
  );
  if (rowCount === 0) return null;
  await db.query(
    `INSERT INTO identity.credential (id, person_id, provider_id, provider_account_id, password)
     VALUES ($1, $2::uuid, 'credential', $2::uuid::text, $3)`,
    [newUuid(), person.id, given.passwordHash],
  );
  return person;
}

/** Turns two-factor off for a person, and ends their sessions. */
export async function deleteTwoFactor(client: Queryable, personId: string): Promise<void> {
  await client.query('DELETE FROM identity.two_factor WHERE person_id = $1', [personId]);
  await client.query('UPDATE identity.person SET two_factor_enabled = false WHERE id = $1', [
    personId,
  ]);
  await client.query('DELETE FROM identity.session WHERE person_id = $1', [personId]);
}
