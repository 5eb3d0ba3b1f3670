import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import type { FastifyInstance } from 'fastify';
import type { Config } from '../config.ts';
import { errorCode } from '../database/database-error.ts';
import { openDatabase } from '../database/open-database.ts';
import { MusterError } from '../errors.ts';
import { openJobQueue } from '../jobs/open-job-queue.ts';
import { startWorker } from '../jobs/start-worker.ts';
import { openPeople } from '../people/open-people.ts';
import { resolvePrincipal } from '../people/resolve-principal.ts';
import { firstOwnerLink } from '../people/sign-up.ts';
import { buildServer } from './build-server.ts';
import { createLog } from './create-log.ts';
import { wakeQuietly } from './wake-quietly.ts';

/** A running server. */
export interface RunningServer {
  /** Where people reach it. */
  readonly url: string;
  /** Makes the first owner; null once there is one. */
  readonly firstOwnerLink: string | null;
  /** Answers what is under way, hands unfinished work over, closes everything. */
  readonly stop: () => Promise<void>;
}

/**
 * Opens the database, serves the API and the web app, and works on imports.
 *
 * @throws MusterError `usage` when it cannot listen there, and as `openDatabase`.
 */
export async function startServer(config: Config): Promise<RunningServer> {
  const { dataFolder, publicUrl } = config;
  const log = createLog(config);
  const database = await openDatabase(config, { maxConnections: MOST_CONNECTIONS });
  const closing: (() => Promise<unknown>)[] = [database.close];
  const stop = async (): Promise<void> => {
    for (const close of closing.toReversed()) await close();
  };
  try {
    const { pool, registry, revive } = database;
    let url = publicUrl ?? '';
    const people = await openPeople({ pool, registry, config, log, baseUrl: () => url });
    closing.push(async () => people.close());
    const queue = await openJobQueue(database);
    closing.push(queue.close);
    const app = await buildServer({
      pool,
      registry,
      config,
      dataFolder,
      revive,
      queue: wakeQuietly(queue, log),
      log,
      people,
      webFolder: WEB_FOLDER,
      authenticate: (request) => resolvePrincipal(people, request),
    });
    closing.push(() => closeServer(app));
    await listen(app, config);
    url ||= addressOf(app, config);
    const worker = await startWorker({ config, database, log });
    closing.push(worker.stop);
    return { url, firstOwnerLink: await firstOwnerLink(people), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Where `scripts/build-web.mjs` puts it. */
const WEB_FOLDER = fileURLToPath(new URL('../../../web/dist', import.meta.url));

/** For requests, sign-ins and events together; the worker has its own. */
const MOST_CONNECTIONS = 20;

async function listen(app: FastifyInstance, { host, port }: Config): Promise<void> {
  try {
    await app.listen({ host, port });
  } catch (error) {
    const why = REASONS.get(errorCode(error) ?? '');
    if (why === undefined) throw error;
    throw new MusterError(
      'usage',
      `Muster cannot listen on ${host}:${port}: ${why}. PORT and HOST say where it listens.`,
      { cause: error },
    );
  }
}

/** Watched events go on for as long as the client likes, and uploads may be slow: they are cut off in the end. */
async function closeServer(app: FastifyInstance): Promise<void> {
  const late = setTimeout(() => app.server.closeAllConnections(), GRACE_MS);
  try {
    await app.close();
  } finally {
    clearTimeout(late);
  }
}

const GRACE_MS = 5_000;

const REASONS: ReadonlyMap<string, string> = new Map([
  ['EADDRINUSE', 'another program does'],
  ['EADDRNOTAVAIL', 'this machine has no such address'],
  ['EACCES', 'this user may not'],
  ['ENOTFOUND', 'there is no such address'],
]);

function addressOf(app: FastifyInstance, { host }: Config): string {
  const { port } = app.server.address() as AddressInfo;
  const isAny = host === '0.0.0.0' || host === '::';
  const name = isAny ? 'localhost' : host.includes(':') ? `[${host}]` : host;
  return `http://${name}:${port}`;
}
