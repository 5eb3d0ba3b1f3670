import { isDeepStrictEqual } from 'node:util';
import { expect } from 'vitest';
import { openMuster } from '../../packages/server/src/imports/open-muster.ts';
import { runWanted } from '../../packages/server/src/imports/run-wanted.ts';
import { createTestDatabase, type TestDatabase } from './create-test-database.ts';
import { startTestServer, type TestClient, type TestServer } from './start-test-server.ts';

/** The API on loopback, for tests that import: they do a worker's work themselves, step by step. */
export interface ImportServer {
  readonly server: TestServer;
  readonly databaseUrl: string;
  /** An owner of a new account; `admin`: an admin of the same account. */
  readonly newClient: () => Promise<ImportClient>;
  readonly uploadText: (client: TestClient, text: string, name?: string) => Promise<string>;
  readonly newDraft: (client: TestClient, text: string) => Promise<string>;
  /** Does what a worker does with an import that it has been woken for since the last time. */
  readonly work: (client: TestClient, importId: string) => Promise<void>;
  /** Has an import planned, or applied. */
  readonly plan: (client: TestClient, importId: string) => Promise<void>;
  readonly apply: (client: TestClient, importId: string, body?: Applying) => Promise<void>;
  /** A new import of those lines, planned, or applied. */
  readonly planned: (client: TestClient, text: string) => Promise<string>;
  readonly applied: (client: TestClient, text: string) => Promise<string>;
  /** `planned: 2 created, 1 failed`; the counts have to add up to the rows. */
  readonly counts: (client: TestClient, importId: string) => Promise<string>;
  /** The account's tables, as the app sees them. */
  readonly poolOf: (client: TestClient) => ReturnType<TestDatabase['poolOf']>;
  readonly close: () => Promise<void>;
}

type Applying = Parameters<TestClient['api']['applyImport']>[0]['body'];

interface ImportClient extends TestClient {
  readonly accountName: string;
  readonly admin: TestClient;
}

export async function startImportServer(): Promise<ImportServer> {
  const db = await createTestDatabase();
  const server = await startTestServer(db);
  let accounts = 0;
  /** How many wake-ups for each import there were when it was worked on last. */
  const followed = new Map<string, number>();

  const newDraft: ImportServer['newDraft'] = async (client, text) => {
    const uploadId = await uploadText(client, text);
    return (await client.api.createImport({ body: { uploadId } })).importId;
  };
  const work: ImportServer['work'] = async ({ accountId }, importId) => {
    const wakeUps = server.jobs.filter((job) =>
      isDeepStrictEqual(job, { kind: 'import', accountId, importId }),
    ).length;
    expect(wakeUps, 'wake-ups for the import').toBeGreaterThan(followed.get(importId) ?? 0);
    followed.set(importId, wakeUps);
    const muster = await openMuster(server.services, accountId);
    await runWanted(muster, importId, { signal: new AbortController().signal });
  };
  const plan: ImportServer['plan'] = async (client, importId) => {
    await client.api.planImport({ params: { importId } });
    await work(client, importId);
  };
  const apply: ImportServer['apply'] = async (client, importId, body = { confirm: true }) => {
    await client.api.applyImport({ params: { importId }, body });
    await work(client, importId);
  };
  const planned: ImportServer['planned'] = async (client, text) => {
    const importId = await newDraft(client, text);
    await client.api.changeImport({ params: { importId }, body: { ignoreUnmapped: true } });
    await plan(client, importId);
    return importId;
  };

  return {
    server,
    databaseUrl: db.url,
    uploadText,
    newDraft,
    work,
    plan,
    apply,
    planned,
    poolOf: ({ accountId }) => db.poolOf(accountId),
    async newClient() {
      accounts += 1;
      const name = `account ${accounts}`;
      const admin = await server.clientOf(name, 'admin');
      return { ...(await server.clientOf(name)), accountName: name, admin };
    },
    async applied(client, text) {
      const importId = await planned(client, text);
      await apply(client, importId);
      return importId;
    },
    async counts({ api }, importId) {
      const { state, counts, rows } = await api.readImport({ params: { importId } });
      const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
      expect(total).toBe(rows);
      const some = Object.entries(counts).filter(([, count]) => count > 0);
      return `${state}: ${some.map(([outcome, count]) => `${count} ${outcome}`).join(', ')}`;
    },
    async close() {
      await server.close();
      await db.close();
    },
  };
}

async function uploadText(
  { api }: TestClient,
  text: string,
  name = 'clients.csv',
): Promise<string> {
  return (await api.pasteUpload({ body: { text, name } })).uploadId;
}
