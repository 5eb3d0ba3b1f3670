import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  createTestDatabase,
  type TestDatabase,
} from '../../../../test/support/create-test-database.ts';
import { createEngineAccount } from '../../../../test/support/engine-account.ts';

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db.close());

const ANN = { email: 'ann@x.com', company: 'Acme', city: 'Rome', notes: 'Old' };
const CORRECTED = ['ann@x.com,Bolt,,New', 'bob@x.com,Bolt,,New'];

test.each([
  {
    note: 'as it was said for each',
    options: { onEmpty: undefined },
    ann: { company: 'Acme', notes: 'Old' },
  },
  {
    note: 'but for what is said now',
    options: {
      onEmpty: 'keep',
      choices: [{ column: 'Company', target: 'company', policy: 'overwrite' }],
    } as const,
    ann: { company: 'Bolt', city: 'Rome', notes: 'Old' },
  },
])(
  'a corrected report fills, clears and matches by its columns $note',
  async ({ options, ann }) => {
    const account = await createEngineAccount(db);
    await account.importLines(['Email,Company,City,Notes', Object.values(ANN).join(',')]);
    const { importId } = await account.importLines(
      ['Email,Company,City,Notes', 'bob@x,Bolt,,New'],
      {
        choices: [
          { column: 'Company', target: 'company', policy: 'fill' },
          { column: 'City', target: 'city', onEmpty: 'clear' },
          { column: 'Notes', target: 'notes', policy: 'fill' },
        ],
      },
    );
    const record = await account.importLines(
      ['Email,Company,City,Notes,Muster import', ...CORRECTED.map((line) => `${line},${importId}`)],
      options,
    );
    expect(record.applied).toMatchObject({ created: 1, updated: 1 });
    const people = await account.people();
    expect(people[0]).toEqual({ email: ANN.email, ...ann });
    await account.close();
  },
);
