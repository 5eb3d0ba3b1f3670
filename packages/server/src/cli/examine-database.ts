import type { Config } from '../config.ts';
import { checkServer } from '../database/check-server.ts';
import { connectPool } from '../database/connect-pool.ts';
import { embeddedState } from '../database/embedded/embedded-state.ts';
import { ensureEmbedded } from '../database/embedded/ensure-embedded.ts';
import { APP_ROLE, isAppRoleReady } from '../database/ensure-app-role.ts';
import { migrationState } from '../database/migrate.ts';
import { MusterError } from '../errors.ts';
import type { Finding } from './examine-machine.ts';

/**
 * What Muster needs of the database: that it can be reached, is new enough, has the tables of this
 * version of Muster, and agrees on the time. The PostgreSQL that Muster brings is started for it.
 */
export async function examineDatabase(config: Config): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  try {
    if (config.databaseUrl === null) findings.push(await examineEmbedded(config));
    const url = config.databaseUrl ?? (await ensureEmbedded(config)).url;
    const pool = connectPool(url, { maxConnections: 1 });
    try {
      const version = await checkServer(pool);
      findings.push({
        subject: 'Database',
        ok: true,
        detail: `PostgreSQL ${version.text} answers`,
      });
      findings.push(await examineAppRole(pool));
      findings.push(await examineMigrations(pool));
      findings.push(await examineWorkers(pool));
      findings.push(await examineTime(pool));
    } finally {
      await pool.end();
    }
  } catch (error) {
    if (!(error instanceof MusterError)) throw error;
    findings.push({ subject: 'Database', ok: false, detail: error.message });
  }
  return findings;
}

type Pool = ReturnType<typeof connectPool>;

async function examineEmbedded(config: Config): Promise<Finding> {
  const before = await embeddedState(config);
  await ensureEmbedded(config);
  const after = await embeddedState(config);
  const detail =
    before.pid === null
      ? `was not running and has been started, process ${after.pid ?? 'unknown'}`
      : `runs as process ${before.pid}`;
  return {
    subject: 'Own server',
    ok: true,
    detail: `${detail}, in ${after.folder ?? 'no folder'}`,
  };
}

/** Accounts are kept apart by what this role may not do. */
async function examineAppRole(pool: Pool): Promise<Finding> {
  const subject = 'Database role';
  try {
    const detail = (await isAppRoleReady(pool))
      ? `${APP_ROLE} is there, and cannot pass row security`
      : `${APP_ROLE} will be made, or granted to this user, with the next command`;
    return { subject, ok: true, detail };
  } catch (error) {
    if (!(error instanceof MusterError)) throw error;
    return { subject, ok: false, detail: error.message };
  }
}

async function examineMigrations(pool: Pool): Promise<Finding> {
  const { applied, pending } = await migrationState(pool);
  const rest = pending.length === 0 ? '' : `, ${pending.length} to come with the next command`;
  return { subject: 'Tables', ok: true, detail: `${applied.length} migrations applied${rest}` };
}

/** Workers look at their queues every two seconds. Commands work without any. */
async function examineWorkers(pool: Pool): Promise<Finding> {
  const subject = 'Workers';
  const { rows } = await pool.query<{ queues: string | null }>(
    "SELECT to_regclass('pgboss.queue')::text AS queues",
  );
  if (rows[0]?.queues === null) return { subject, ok: true, detail: 'there has been none yet' };
  const { rows: heard } = await pool.query<{ seconds: number | null }>(
    'SELECT extract(epoch FROM now() - max(monitor_on))::float8 AS seconds FROM pgboss.queue',
  );
  const seconds = heard[0]?.seconds ?? null;
  if (seconds === null) return { subject, ok: true, detail: 'there has been none yet' };
  const detail =
    seconds < WORKER_SILENCE_SECONDS
      ? 'one was heard of just now'
      : `none has been heard of for ${Math.round(seconds / 60)} min: what is asked for over HTTP waits for one`;
  return { subject, ok: true, detail };
}

const WORKER_SILENCE_SECONDS = 30;

const LARGEST_DRIFT_MS = 60_000;

async function examineTime(pool: Pool): Promise<Finding> {
  const { rows } = await pool.query<{ ms: string }>(
    'SELECT (extract(epoch FROM clock_timestamp()) * 1000)::text AS ms',
  );
  const drift = Math.round(Math.abs(Date.now() - Number(rows[0]?.ms)));
  const ok = drift <= LARGEST_DRIFT_MS;
  return {
    subject: 'Database clock',
    ok,
    detail: ok
      ? 'agrees with this machine'
      : `differs from this machine's by ${Math.round(drift / 1000)} s. Set both to the right time.`,
  };
}
