import type { Pool } from 'pg';
import { MusterError } from '../errors.ts';
import { errorCode } from './database-error.ts';

/** The role in which the app works: it owns no table but those of staging, and cannot log in. */
export const APP_ROLE = 'muster_app';

/**
 * Makes the app's role on the server where it is missing, and this user a member of it. A server
 * has one such role, whatever the number of its databases: others may be making it just now.
 *
 * @throws MusterError `database_unsupported` when this user may not, or the role is above row security.
 */
export async function ensureAppRole(pool: Pool): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    const role = await readRole(pool);
    if (role?.isAboveRowSecurity) throw aboveRowSecurity();
    if (role?.isUsable) return;
    try {
      await pool.query(role ? GRANT_ROLE : CREATE_ROLE);
    } catch (error) {
      const code = errorCode(error);
      if (code === INSUFFICIENT_PRIVILEGE) throw await mayNot(pool);
      if (attempt >= ATTEMPTS || !MADE_MEANWHILE.has(code ?? '')) throw error;
    }
  }
}

/**
 * Whether the app's role is there, and this user may take it on; without changing it.
 *
 * @throws MusterError `database_unsupported` when the role is above row security.
 */
export async function isAppRoleReady(pool: Pool): Promise<boolean> {
  const role = await readRole(pool);
  if (role?.isAboveRowSecurity) throw aboveRowSecurity();
  return role?.isUsable === true;
}

const CREATE_ROLE = `CREATE ROLE ${APP_ROLE} NOLOGIN`;
const GRANT_ROLE = `GRANT ${APP_ROLE} TO CURRENT_USER`;

const ATTEMPTS = 10;
const INSUFFICIENT_PRIVILEGE = '42501';
/** Duplicate object, unique violation, and "tuple concurrently updated". */
const MADE_MEANWHILE: ReadonlySet<string> = new Set(['42710', '23505', 'XX000']);

interface Role {
  readonly isUsable: boolean;
  readonly isAboveRowSecurity: boolean;
}

async function readRole(pool: Pool): Promise<Role | undefined> {
  // Since PostgreSQL 16 a member may lack the right to take the role on.
  const { rows } = await pool.query<Role>(
    `SELECT pg_has_role(current_user, oid,
              CASE WHEN current_setting('server_version_num')::integer >= 160000
                   THEN 'SET' ELSE 'MEMBER' END) AS "isUsable",
            rolsuper OR rolbypassrls AS "isAboveRowSecurity"
       FROM pg_roles WHERE rolname = $1`,
    [APP_ROLE],
  );
  return rows[0];
}

function aboveRowSecurity(): MusterError {
  return new MusterError(
    'database_unsupported',
    `The database's role ${APP_ROLE} is a superuser or may pass row security, which would let accounts see each other's data. Ask an administrator of the server to run: ALTER ROLE ${APP_ROLE} NOSUPERUSER NOBYPASSRLS`,
  );
}

async function mayNot(pool: Pool): Promise<MusterError> {
  const { rows } = await pool.query<{ user: string }>('SELECT quote_ident(current_user) AS user');
  return new MusterError(
    'database_unsupported',
    `The database's user may not make the role that Muster works in. Ask an administrator of the server to run: ${CREATE_ROLE}; GRANT ${APP_ROLE} TO ${rows[0]?.user};`,
  );
}
