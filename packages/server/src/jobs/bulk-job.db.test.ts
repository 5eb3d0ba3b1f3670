import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  createTestDatabase,
  type TestDatabase,
} from '../../../../test/support/create-test-database.ts';
import { startTestServer, type TestServer } from '../../../../test/support/start-test-server.ts';
import { bulkJob } from './bulk-job.ts';
import { searchJob } from './search-job.ts';

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

const NEVER = new AbortController().signal;

test('a bulk action whose wake-up was lost is found and carried out', async () => {
  const { api, accountId } = await server.clientOf('ann');
  const { contactId } = await api.createContact({ body: { values: { email: 'a@x.com' } } });
  const selection = { ids: [contactId] };
  const { bulkActionId } = await api.bulkDeleteContacts({ body: { selection } });
  const lost = { kind: 'bulk', accountId, bulkActionId } as const;
  const sent = server.jobs.length;
  await bulkJob.run(server.services, { kind: 'bulk' } as typeof lost, NEVER);
  expect(server.jobs.slice(sent)).toEqual([lost]);
  await bulkJob.run(server.services, lost, NEVER);
  expect((await api.readContact({ params: { contactId } })).deletedAt).not.toBeNull();
  const rest = server.jobs.length;
  await bulkJob.run(server.services, { kind: 'bulk' } as typeof lost, NEVER);
  expect(server.jobs.slice(rest)).toEqual([]);
});

test('accounts whose index lacks an import are found, and others are left alone', async () => {
  const { accountId } = await server.clientOf('bob');
  await db.pool.query(
    `INSERT INTO import (account_id, import_id, object, state, file_name, file_size, file_hash, plan, cursor)
     VALUES ($1, gen_random_uuid(), 'contact', 'applied', 'a.csv', 1, '', '{}', 3)`,
    [accountId],
  );
  const behind = { kind: 'search', accountId, importId: null } as const;
  const sent = server.jobs.length;
  await searchJob.run(server.services, { kind: 'search' } as typeof behind, NEVER);
  expect(server.jobs.slice(sent)).toEqual([behind]);
  await searchJob.run(server.services, behind, NEVER);
  const rest = server.jobs.length;
  await searchJob.run(server.services, { kind: 'search' } as typeof behind, NEVER);
  expect(server.jobs.slice(rest)).toEqual([]);
});
