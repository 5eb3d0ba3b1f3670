import type { Decision } from '@muster/core/plan/decide-row';
import { CONTACT } from '@muster/core/object/contact';
import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  createTestDatabase,
  type TestDatabase,
} from '../../../../test/support/create-test-database.ts';
import {
  createEngineAccount,
  type EngineAccount,
} from '../../../../test/support/engine-account.ts';
import { withTransaction } from '../database/with-transaction.ts';
import { writeDecisions } from '../store/plan-rows.ts';
import { readSizedRows } from '../store/staged-rows.ts';
import { openJob } from './import-job.ts';
import { loadParts } from './load-parts.ts';
import { planImport } from './plan-import.ts';

let db: TestDatabase;
const accounts: EngineAccount[] = [];
beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(async () => {
  await Promise.all(accounts.map((account) => account.close()));
  await db.close();
});

async function newAccount(
  settings: Parameters<typeof createEngineAccount>[1] = {},
): Promise<EngineAccount> {
  const account = await createEngineAccount(db, settings);
  accounts.push(account);
  return account;
}

const HEADER = 'First Name,Email,Phone,Company';
const SWITCHBOARD = '4155550100';

function colleagues(count: number, company = ''): string[] {
  const people = Array.from(
    { length: count },
    (_, at) => `P${at},p${at}@x.com,${SWITCHBOARD},${company}`,
  );
  return [HEADER, ...people];
}

describe('a phone that everyone shares', () => {
  test('is not looked at where only emails find: its rows are apart from each other', async () => {
    const account = await newAccount({ find_by: ['email'] });
    await account.importLines(colleagues(1_000));
    const { importId } = await account.importLines(colleagues(1_000, 'Acme'), {
      until: 'planned',
    });
    const { job, record } = await openJob(
      account.muster.pool,
      { accountId: account.muster.account.accountId, importId },
      { definition: CONTACT },
    );
    expect(record.planned).toMatchObject({ updated: 1_000, warnings: 0 });
    expect(await countRows(job.tables.staging.match)).toBe(1_000);
    expect(await countRows(job.tables.staging.tangled)).toBe(0);
  });

  test('is met as often as few hold it where it finds, whatever the number of rows and holders', async () => {
    const account = await newAccount({ find_by: ['email', 'phone'], allow_duplicates: true });
    await account.importLines(colleagues(1_000), { mode: 'create' });
    const { importId } = await account.importLines(colleagues(1_000, 'Acme'), {
      until: 'planned',
    });
    const { job, record } = await openJob(
      account.muster.pool,
      { accountId: account.muster.account.accountId, importId },
      { definition: CONTACT },
    );
    expect(record.planned).toMatchObject({ updated: 1_000 });
    expect(await countRows(job.tables.staging.match)).toBeLessThan(1_100);
  });

  test('also finds one beyond the oldest, once rows have taken it from all of these', async () => {
    const account = await newAccount({ find_by: ['email', 'phone'], allow_duplicates: true });
    await account.importLines(colleagues(60), { mode: 'create' });
    const moved = Array.from({ length: 50 }, (_, at) => `p${at}@x.com,41555502${10 + at},`);
    await account.importLines(['Email,Phone,Company', ...moved, `,${SWITCHBOARD},Acme`]);
    const people = await account.people();
    expect(people.flatMap((one, at) => (one['company'] === 'Acme' ? [at] : []))).toEqual([50]);
    expect(people.map((one) => one['phone'])).toEqual([
      ...Array.from({ length: 50 }, (_, at) => `+141555502${10 + at}`),
      ...Array.from({ length: 10 }, () => `+1${SWITCHBOARD}`),
    ]);
  });
});

describe('many rows that take a decision each', () => {
  const PEOPLE = 11_000;
  const emailsOnly = (company: string): string[] => [
    'Email,Company',
    ...Array.from({ length: PEOPLE }, (_, at) => `p${at}@x.com,${company}`),
  ];

  test('are read and decided with one statement at a time on the connection', async () => {
    const account = await newAccount();
    await account.importLines(emailsOnly('Acme'));
    const most = watchStatements();
    const record = await account.importLines(emailsOnly('Bolt'));
    expect(record.applied).toMatchObject({ updated: PEOPLE });
    expect(most()).toBe(1);
  });

  test('fail with one error that the caller gets when the connection breaks among them', async () => {
    const account = await newAccount();
    await account.importLines(emailsOnly('Acme'));
    const { importId } = await account.importLines(emailsOnly('Bolt'), { until: 'planned' });
    const { job } = await openJob(
      account.muster.pool,
      { accountId: account.muster.account.accountId, importId },
      {
        definition: CONTACT,
        onProgress: ({ done }) => {
          if (done > 0) void killPlanner();
        },
      },
    );
    const unhandled: unknown[] = [];
    const note = (reason: unknown): void => void unhandled.push(reason);
    process.on('unhandledRejection', note);
    await expect(planImport(job)).rejects.toMatchObject({ code: 'database_unavailable' });
    await new Promise((resolve) => void setTimeout(resolve, 50));
    process.off('unhandledRejection', note);
    expect(unhandled).toEqual([]);
  });
});

test('a decision that cannot be written leaves a connection that rolls back', async () => {
  const account = await newAccount();
  const { importId } = await account.importLines(colleagues(2), { until: 'planned' });
  const { job } = await openJob(
    account.muster.pool,
    { accountId: account.muster.account.accountId, importId },
    { definition: CONTACT },
  );
  const unwritable = { values: { size: 1n } } as unknown as Decision;
  const large = { outcome: 'created', issues: [], values: { notes: 'x'.repeat(5_000_000) } };
  for (const decisions of [[unwritable], [large as unknown as Decision, unwritable]] as const) {
    await expect(
      withTransaction(account.muster.pool, (client) =>
        writeDecisions(client, job.tables, new Map(decisions.map((one, at) => [at + 2, one]))),
      ),
    ).rejects.toThrow();
  }
});

const LARGE = 40;

test('rows and records with large values are decided some at a time', async () => {
  const account = await newAccount();
  const notes = (letter: string): string[] => [
    'Email,Notes',
    ...Array.from({ length: LARGE }, (_, at) => `p${at}@x.com,${letter.repeat(900_000)}`),
  ];
  await account.importLines(notes('a'));
  const { importId } = await account.importLines(notes('b'), { until: 'planned' });
  const { job } = await openJob(
    account.muster.pool,
    { accountId: account.muster.account.accountId, importId },
    { definition: CONTACT },
  );
  const sizes: number[] = [];
  const rows: number[] = [];
  await withTransaction(account.muster.pool, async (client) => {
    const numbers = Array.from({ length: LARGE }, (_, at) => at + 2);
    const sized = await readSizedRows(client, job.tables, numbers);
    expect(sized.map(({ values }) => values)).toEqual(numbers.map(() => null));
    const parts = loadParts(client, job, sized);
    for await (const part of parts) {
      rows.push(...part.rows.map((row) => row.row_number));
      sizes.push(JSON.stringify([part.rows, part.records]).length);
    }
  });
  expect(rows).toEqual(Array.from({ length: LARGE }, (_, at) => at + 2));
  expect(sizes.length).toBeGreaterThan(2);
  expect(Math.max(...sizes)).toBeLessThan(26_000_000);
});

async function countRows(table: string): Promise<number> {
  const { rows } = await db.pool.query<{ count: number }>(`SELECT count(*) AS count FROM ${table}`);
  return rows[0]?.count ?? 0;
}

/** Counts the statements under way on each connection from now on; the call gives the most there were. */
function watchStatements(): () => number {
  let most = 0;
  const watched = new Set<pg.PoolClient>();
  const watch = (client: pg.PoolClient): void => {
    if (watched.has(client)) return;
    watched.add(client);
    let open = 0;
    const query = client.query.bind(client) as (...args: unknown[]) => unknown;
    Object.assign(client, {
      query(...args: unknown[]) {
        const result = query(...args);
        if (!(result instanceof Promise)) return result;
        open += 1;
        most = Math.max(most, open);
        const end = (): void => void (open -= 1);
        result.then(end, end);
        return result;
      },
    });
  };
  db.app.on('acquire', watch);
  return () => {
    db.app.off('acquire', watch);
    for (const client of watched) Reflect.deleteProperty(client, 'query');
    return most;
  };
}

/** Ends the connections that are in a transaction, as a server that goes down does. */
async function killPlanner(): Promise<void> {
  await db.pool.query(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
      WHERE datname = current_database() AND pid <> pg_backend_pid() AND xact_start IS NOT NULL`,
  );
}
