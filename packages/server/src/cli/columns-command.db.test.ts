import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  createTestDatabase,
  type TestDatabase,
} from '../../../../test/support/create-test-database.ts';
import { createMusterCommand, type MusterCommand } from '../../../../test/support/run-muster.ts';

let database: TestDatabase;
let muster: MusterCommand;

beforeAll(async () => {
  database = await createTestDatabase();
  muster = await createMusterCommand(database.url);
});
afterAll(async () => {
  await muster.close();
  await database.close();
});

describe('muster columns --account', () => {
  test("M9 knows the account's own fields, by their names, whatever the values", async () => {
    const shop = await muster.makeAccount('shop');
    await muster.json(['fields', 'add', 'Likes tea', '--type', 'yes_no', ...shop]);
    const file = join(muster.dataFolder, 'tea.csv');
    await writeFile(file, 'Email,Likes tea\na@a.com,yes\nb@b.com,maybe\n');
    const targets = async (...more: readonly string[]): Promise<unknown[]> => {
      const columns = await muster.json<Column[]>(['columns', file, ...more]);
      return columns.map(({ target }) => target);
    };
    expect(await targets()).toEqual(['email', null]);
    expect(await targets(...shop)).toEqual(['email', 'likes_tea']);
  });

  test('M9 a person who maps a column has the others judged as those of contacts', async () => {
    const file = join(muster.dataFolder, 'who.csv');
    await writeFile(file, 'Who,City\nAnn Lee,Oslo\n');
    const { code } = await muster.run(['import', file, '--map', 'Who=full_name', '--yes']);
    expect(code).toBe(0);
    const { stdout } = await muster.run(['contacts', '--json']);
    expect(stdout).toContain('Oslo');
  });
});

interface Column {
  readonly target: string | null;
}
