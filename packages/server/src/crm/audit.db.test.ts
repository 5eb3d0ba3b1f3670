import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  createTestDatabase,
  type TestDatabase,
} from '../../../../test/support/create-test-database.ts';
import type { AccountPool } from '../database/account-pool.ts';
import { withTransaction } from '../database/with-transaction.ts';
import { writeAudit } from '../store/audit-log.ts';
import { type AuditEntry, listAudit, recordAudit } from './audit.ts';
import { openAccount } from './open-account.ts';

let db: TestDatabase;
let pool: AccountPool;
beforeAll(async () => {
  db = await createTestDatabase();
  pool = db.poolOf((await openAccount(db.pool, 'main')).accountId);
});
afterAll(async () => await db.close());

function entry(action: string): AuditEntry {
  return {
    actor: { kind: 'key', id: 'k1', name: 'Nightly import' },
    action,
    subject: { kind: 'import', id: 'i1' },
    detail: { rows: 3 },
  };
}

describe('the audit log', () => {
  test('gives back what was recorded, newest first, page by page', async () => {
    for (const action of ['one', 'two', 'three']) await recordAudit(pool, entry(action));
    const first = await listAudit(pool, { limit: 2 });
    expect(first.items).toMatchObject([entry('three'), entry('two')]);
    expect(Math.abs(Date.parse(first.items[0]?.at ?? '') - Date.now())).toBeLessThan(60_000);
    const second = await listAudit(pool, { limit: 2, cursor: first.nextCursor });
    expect(second).toMatchObject({ items: [entry('one')], nextCursor: null });
  });

  test('has an entry only when the transaction that wrote it is committed', async () => {
    const failing = withTransaction(pool, async (client) => {
      await writeAudit(client, entry('never'));
      throw new Error('stop');
    });
    await expect(failing).rejects.toThrow('stop');
    const { items } = await listAudit(pool, { limit: 200 });
    expect(items.map(({ action }) => action)).not.toContain('never');
  });

  test('shows an account its own entries only', async () => {
    const other = db.poolOf((await openAccount(db.pool, 'other')).accountId);
    await recordAudit(other, entry('elsewhere'));
    expect((await listAudit(other, { limit: 9 })).items).toHaveLength(1);
    const { items } = await listAudit(pool, { limit: 200 });
    expect(items.map(({ action }) => action)).not.toContain('elsewhere');
  });

  test('gives the entries of one action, or of one actor, alone', async () => {
    const pat = { kind: 'person', id: 'pat', name: 'Pat' } as const;
    await recordAudit(pool, { ...entry('sought'), actor: pat });
    await recordAudit(pool, entry('sought'));
    const count = async (query: object): Promise<number> =>
      (await listAudit(pool, { limit: 200, ...query })).items.length;
    expect(await count({ action: 'sought' })).toBe(2);
    expect(await count({ actorId: 'pat' })).toBe(1);
    expect(await count({ action: 'sought', actorId: 'k1' })).toBe(1);
    expect(await count({ action: 'other', actorId: 'pat' })).toBe(0);
  });

  test('refuses a cursor that is none', async () => {
    const listing = listAudit(pool, { limit: 1, cursor: "' OR true" });
    await expect(listing).rejects.toMatchObject({ code: 'invalid_request' });
  });

  test.each([
    "UPDATE audit_log SET action = 'x'",
    'DELETE FROM audit_log',
    'TRUNCATE audit_log',
    "INSERT INTO audit_log SELECT * FROM audit_log ON CONFLICT (account_id, audit_id) DO UPDATE SET action = 'x'",
  ])('refuses to the app and to the owner alike: %s', async (statement) => {
    await recordAudit(pool, entry('kept'));
    const before = await listAudit(pool, { limit: 200 });
    await expect(pool.query(statement)).rejects.toMatchObject({ code: '42501' });
    await expect(db.pool.query(statement)).rejects.toMatchObject({ code: '42501' });
    expect(await listAudit(pool, { limit: 200 })).toEqual(before);
  });
});
