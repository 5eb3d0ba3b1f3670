import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  createTestDatabase,
  type TestDatabase,
} from '../../../../test/support/create-test-database.ts';
import { startTestServer, type TestServer } from '../../../../test/support/start-test-server.ts';
import { startWorkProcess, stopWorkProcess } from '../../../../test/support/start-work-process.ts';
import { bulkJob } from './bulk-job.ts';
import { openJobQueue } from './open-job-queue.ts';
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

test('bulk actions of one account are carried out one right after another', async () => {
  const { api, accountId } = await server.clientOf('queue');
  const { contactId } = await api.createContact({ body: { values: { email: 'a@x.com' } } });
  const queue = await openJobQueue(db);
  try {
    for (let at = 0; at < IN_A_ROW; at += 1) {
      const { bulkActionId } = await api.bulkEditContacts({
        body: { selection: { ids: [contactId] }, add: { tags: [`tag ${at}`] } },
      });
      await queue.send({ kind: 'bulk', accountId, bulkActionId });
    }
  } finally {
    await queue.close();
  }
  const { dataFolder } = server.services;
  const worker = await startWorkProcess({ DATABASE_URL: db.url, MUSTER_DATA: dataFolder });
  const tags = async (): Promise<number> => {
    const { values } = await api.readContact({ params: { contactId } });
    return (values['tags'] as readonly string[] | undefined)?.length ?? 0;
  };
  try {
    // Were they only looked for now and then, each would wait for seconds, and all for minutes.
    await expect.poll(tags, { timeout: 60_000 }).toBe(IN_A_ROW);
  } finally {
    await stopWorkProcess(worker, 'SIGTERM');
  }
});

const IN_A_ROW = 100;

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
