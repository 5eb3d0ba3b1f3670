import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isBytes, type Operation } from '../../packages/core/src/contract/operation.ts';
import { OPERATIONS } from '../../packages/core/src/contract/operations.ts';
import { createTestDatabase, type TestDatabase } from '../support/create-test-database.ts';
import { makeOneOfEach } from '../support/make-one-of-each.ts';
import { sampleOf } from '../support/sample-of.ts';
import { connectClient } from '../support/serve-muster.ts';
import { startTestServer, type TestClient, type TestServer } from '../support/start-test-server.ts';

// One account has one of everything; another asks for all of it by its IDs.
let db: TestDatabase;
let server: TestServer;
let theirs: TestClient;
let ours: TestClient;
let ids: Readonly<Record<string, string>>;
beforeAll(async () => {
  db = await createTestDatabase();
  server = await startTestServer(db, { MUSTER_FETCH_ALLOW: 'hooks.example.com' });
  theirs = await server.clientOf('theirs');
  ours = await server.clientOf('ours');
  ids = await makeOneOfEach(db, theirs);
});
afterAll(async () => {
  await server.close();
  await db.close();
});

const ALL = Object.entries(OPERATIONS as Readonly<Record<string, Operation>>);
const OF_ACCOUNTS = ALL.filter(([, { action }]) => action !== 'anyone' && action !== 'signed_in');
// Settings have the same names in every account.
const WITH_IDS = OF_ACCOUNTS.filter(
  ([, { path }]) => path.includes('{') && !path.startsWith('/settings'),
);

describe("with another account's IDs", () => {
  test.each(WITH_IDS)('%s finds nothing', async (_id, operation) => {
    const { status, code } = await send(operation, ours.headers);
    expect([status, code]).toEqual([404, 'not_found']);
  });

  test.each(
    WITH_IDS.filter(([, { method, path }]) => method === 'GET' && !path.endsWith('events')),
  )('%s finds what is there for the account itself', async (_id, operation) => {
    const { status } = await send(operation, theirs.headers);
    // No photo has been fetched, nothing planned and nothing exported: that is said, not denied.
    const isThere = status === 200 || status === 409 || /photo|\/file$/.test(operation.path);
    expect(isThere, `${status}`).toBe(true);
  });

  test.each(OF_ACCOUNTS)('%s refuses the other account in the header', async (_id, operation) => {
    const { key } = await connectClient(db, server.url, { account: 'ours' });
    const headers = { authorization: `Bearer ${key}`, 'muster-account': theirs.accountId };
    const { status, code } = await send(operation, headers);
    expect([status, code]).toEqual([404, 'not_found']);
  });
});

test("an import cannot be made from another account's upload", async () => {
  const { uploadId = '' } = ids;
  const created = ours.api.createImport({ body: { uploadId } });
  await expect(created).rejects.toMatchObject({ problem: { status: 404 } });
  const plan = { version: 1 as const, mode: 'upsert' as const, columns: [] };
  const run = ours.api.runImport({ body: { uploadId, plan, dryRun: true } });
  await expect(run).rejects.toMatchObject({ problem: { status: 404 } });
});

test("bulk actions do not reach another account's contacts", async () => {
  const { contactId = '' } = ids;
  const before = await theirs.api.readContact({ params: { contactId } });
  const selection = { ids: [contactId] };
  await ours.api.bulkDeleteContacts({ body: { selection } }).catch(() => undefined);
  await ours.api
    .bulkEditContacts({ body: { selection, add: { tags: ['ours'] } } })
    .catch(() => undefined);
  for (const { id } of (await ours.api.listBulkActions()).items) {
    await runBulkAction(id);
  }
  expect(await theirs.api.readContact({ params: { contactId } })).toEqual(before);
});

test('lists of one account hold nothing of another', async () => {
  const lists = OF_ACCOUNTS.filter(
    ([, { method, path }]) => method === 'GET' && !path.includes('{'),
  );
  for (const [id, operation] of lists) {
    const text = JSON.stringify(await send(operation, ours.headers));
    for (const [name, value] of Object.entries(ids)) {
      // The key of a field is a word like any other.
      if (name !== 'key') expect(text, `${id} tells ${name}`).not.toContain(value);
    }
  }
});

async function runBulkAction(bulkActionId: string): Promise<void> {
  const { runBulkAction: run } = await import('../../packages/server/src/crm/run-bulk-action.ts');
  const { openMuster } = await import('../../packages/server/src/imports/open-muster.ts');
  const muster = await openMuster(server.services, ours.accountId);
  await run(muster, bulkActionId, new AbortController().signal);
}

async function send(
  { method, path, body }: Operation,
  headers: Readonly<Record<string, string>>,
): Promise<{ status: number; code: string | undefined; json: unknown }> {
  const address = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const found = ids[name];
    if (found === undefined) throw new Error(`Make one in makeOneOfEach: ${name}`);
    return encodeURIComponent(found);
  });
  const isJson = body !== undefined && !isBytes(body);
  const response = await fetch(`${server.url}/api/v1${address}`, {
    method,
    headers: {
      ...headers,
      ...(body === undefined
        ? {}
        : { 'content-type': isBytes(body) ? 'application/octet-stream' : 'application/json' }),
    },
    ...(body === undefined ? {} : { body: isJson ? JSON.stringify(sampleOf(body)) : '' }),
  });
  const isText = /json/.test(response.headers.get('content-type') ?? '');
  const json: unknown = isText ? await response.json() : null;
  if (!isText) await response.body?.cancel();
  return { status: response.status, code: (json as { code?: string } | null)?.code, json };
}
