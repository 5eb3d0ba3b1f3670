import { readFile } from 'node:fs/promises';
import { globSync } from 'node:fs';
import { expect, test } from 'vitest';

const SOURCE = new URL('../packages/', import.meta.url);
const FOLDERS = ['store', 'crm', 'imports', 'formats', 'files', 'fetch', 'jobs', 'api'];

/** Commands that only the operator gives, of whom there is no other shell. */
const OPERATOR_ONLY = new Set(['server/src/crm/backup.ts']);

test('sentences below the shells name no command, option or variable of one of them', async () => {
  const files = globSync(
    [...FOLDERS.map((folder) => `server/src/${folder}/**/*.ts`), 'core/src/issue/*.ts'],
    { cwd: SOURCE },
  ).filter((file) => !file.endsWith('.test.ts') && !OPERATOR_ONLY.has(file));
  expect(files.length).toBeGreaterThan(200);
  const found: string[] = [];
  for (const file of files) {
    const text = await readFile(new URL(file, SOURCE), 'utf8');
    for (const line of text.split('\n')) {
      if (line.includes('the operator can')) continue;
      if (/['"`][^'"`]*[A-Za-z].*(?:\s--[a-z]|with: muster |\bMUSTER_[A-Z])/.test(line)) {
        found.push(`${file}: ${line.trim()}`);
      }
    }
  }
  expect(found).toEqual([]);
});
