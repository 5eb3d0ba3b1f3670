import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Client, createClient } from '../../packages/core/src/contract/client.ts';
import type { Role } from '../../packages/core/src/contract/permissions.ts';
import { buildServer } from '../../packages/server/src/api/build-server.ts';
import { createLog } from '../../packages/server/src/api/create-log.ts';
import type { Services } from '../../packages/server/src/api/services.ts';
import { readConfig } from '../../packages/server/src/config.ts';
import type { Job } from '../../packages/server/src/jobs/job-queue.ts';
import { openPeople } from '../../packages/server/src/people/open-people.ts';
import { resolvePrincipal } from '../../packages/server/src/people/resolve-principal.ts';
import { ensureAccount } from '../../packages/server/src/store/accounts.ts';
import type { TestDatabase } from './create-test-database.ts';

/** The API on loopback, with a database of the test's own. No worker runs: `jobs` has the wake-ups. */
export interface TestServer {
  readonly url: string;
  readonly services: Services;
  /** What was sent to the queue. */
  readonly jobs: readonly Job[];
  /** A client with a key of that role, in the account of that name, made if there is none. */
  readonly clientOf: (account: string, role?: Role) => Promise<TestClient>;
  readonly close: () => Promise<void>;
}

export interface TestClient {
  readonly accountId: string;
  readonly api: Client;
  /** Headers of a request of this client, for requests that the typed client does not make. */
  readonly headers: Readonly<Record<string, string>>;
}

export async function startTestServer(
  db: TestDatabase,
  env: Readonly<Record<string, string>> = {},
): Promise<TestServer> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'muster-api-'));
  const config = readConfig(
    {
      MUSTER_DATA: dataFolder,
      MUSTER_LOG_LEVEL: 'silent',
      MUSTER_CHECK_ANSWERS: '1',
      MUSTER_RATE_LIMIT: '100000',
      ...env,
    },
    dataFolder,
  );
  const jobs: Job[] = [];
  const log = createLog(config);
  let url = '';
  const people = await openPeople({
    pool: db.app,
    registry: db.registry,
    config,
    baseUrl: () => config.publicUrl ?? url,
    log,
  });
  const services: Services = {
    pool: db.app,
    registry: db.registry,
    config,
    dataFolder,
    revive: async () => undefined,
    queue: {
      send: async (job) => {
        jobs.push(job);
      },
    },
    log,
    people,
    webFolder: null,
    authenticate: async (request) => {
      const { authorization = '' } = request.headers;
      const [, accountId, role] = /^Test (\S+) (\S+)$/.exec(authorization) ?? [];
      if (accountId === undefined) return resolvePrincipal(people, request);
      return {
        person: null,
        account: {
          accountId,
          principal: {
            kind: 'key',
            id: accountId,
            name: 'Test key',
            memberId: null,
            role: role as Role,
            scopes: null,
          },
        },
      };
    },
  };
  const app = await buildServer(services);
  await app.listen({ port: 0, host: '127.0.0.1' });
  const { port } = app.server.address() as AddressInfo;
  url = `http://127.0.0.1:${port}`;
  return {
    url,
    services,
    jobs,
    clientOf: async (name, role = 'owner') => {
      const { accountId } = await ensureAccount(db.pool, name);
      const headers = { authorization: `Test ${accountId} ${role}` };
      const api = createClient({
        url,
        fetch: (address, init) =>
          fetch(address, { ...init, headers: { ...init.headers, ...headers } } as RequestInit),
      });
      return { accountId, api, headers };
    },
    close: async () => {
      await app.close();
      people.close();
      await rm(dataFolder, { recursive: true, force: true });
    },
  };
}
