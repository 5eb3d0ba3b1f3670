import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isBytes, type Operation } from '../../packages/core/src/contract/operation.ts';
import { OPERATIONS } from '../../packages/core/src/contract/operations.ts';
import { type Action, may, ROLES } from '../../packages/core/src/contract/permissions.ts';
import { createTestDatabase, type TestDatabase } from '../support/create-test-database.ts';
import { sampleOf } from '../support/sample-of.ts';
import { startTestServer, type TestServer } from '../support/start-test-server.ts';

let db: TestDatabase;
let server: TestServer;
beforeAll(async () => {
  db = await createTestDatabase();
  server = await startTestServer(db);
});
afterAll(async () => {
  await server.close();
  await db.close();
});

const NOBODY = '01890000-0000-7000-8000-000000000000';

const OF_ACCOUNTS = Object.entries(OPERATIONS as Readonly<Record<string, Operation>>).filter(
  (entry): entry is [string, Operation & { action: Action }] =>
    entry[1].action !== 'anyone' && entry[1].action !== 'signed_in',
);

describe.each(ROLES)('as %s', (role) => {
  test.each(OF_ACCOUNTS)(
    '%s is refused exactly where the table of roles says so',
    async (id, operation) => {
      const account = `${role} ${id}`;
      const { headers } = await server.clientOf(account, role);
      const response = await fetch(addressOf(server.url, operation), {
        method: operation.method,
        ...requestOf(operation, headers),
      });
      const isForbidden =
        response.status === 403 &&
        ((await response.json()) as { code: string }).code === 'forbidden';
      await response.body?.cancel().catch(() => undefined);
      expect(isForbidden).toBe(!may(role, operation.action, { membersMayImport: false }));
    },
  );
});

test.each(OF_ACCOUNTS)('%s asks for a sign-in', async (_id, operation) => {
  const response = await fetch(addressOf(server.url, operation), {
    method: operation.method,
    ...requestOf(operation, {}),
  });
  await response.body?.cancel();
  expect(response.status).toBe(401);
});

function addressOf(url: string, { path }: Operation): string {
  return `${url}/api/v1${path.replaceAll(/\{\w+\}/g, NOBODY)}`;
}

function requestOf(
  { body }: Operation,
  headers: Readonly<Record<string, string>>,
): { headers: Record<string, string>; body?: string } {
  if (body === undefined) return { headers: { ...headers } };
  if (isBytes(body)) {
    const [type = 'application/octet-stream'] = body.contentTypes;
    return { headers: { ...headers, 'content-type': type }, body: '' };
  }
  return {
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify(sampleOf(body)),
  };
}
