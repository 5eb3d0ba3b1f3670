import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  createTestDatabase,
  type TestDatabase,
} from '../../../../test/support/create-test-database.ts';
import {
  createEngineAccount,
  type EngineAccount,
} from '../../../../test/support/engine-account.ts';

const PEOPLE = 150;
const NOTE_CHARACTERS = 60_000;

let db: TestDatabase;
let account: EngineAccount;
beforeAll(async () => {
  db = await createTestDatabase();
  account = await createEngineAccount(db);
});
afterAll(async () => {
  await account.close();
  await db.close();
});

test('M5 contacts with large values are undone and redone some at a time, whatever the size of a batch', async () => {
  await account.importLines(sheet('a'));
  const start = await account.digest();
  const record = await account.importLines(sheet('b'));
  const after = await account.digest();
  for (const kind of ['undo', 'redo'] as const) {
    const done: number[] = [];
    const reversed = await account.reverse(kind, record, {
      onProgress: (progress) => done.push(progress.done),
    });
    expect(reversed.undone.reversed).toBe(kind === 'undo' ? PEOPLE : 0);
    // Each row is a note before, a note after and the contact's note now.
    expect(largestStep(done) * NOTE_CHARACTERS * 3).toBeLessThan(20_000_000);
    expect(await account.digest()).toBe(kind === 'undo' ? start : after);
  }
});

function largestStep(done: readonly number[]): number {
  return Math.max(...done.map((count, at) => count - (done[at - 1] ?? 0)));
}

/** Text that compresses well: what is stored is a small part of what is read. */
function sheet(letter: string): string[] {
  const note = letter.repeat(NOTE_CHARACTERS);
  return [
    'First Name,Email,Notes',
    ...Array.from({ length: PEOPLE }, (_, at) => `P${at},p${at}@x.com,${note}`),
  ];
}
