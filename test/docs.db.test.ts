import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ERRORS } from '../packages/server/src/errors.ts';
import { SETTINGS } from '../packages/server/src/crm/setting-table.ts';
import { createMusterCommand, type MusterCommand, ROOT } from './support/run-muster.ts';
import { createTestDatabase, type TestDatabase } from './support/create-test-database.ts';

let db: TestDatabase;
let muster: MusterCommand;
let folder: string;
beforeAll(async () => {
  db = await createTestDatabase();
  muster = await createMusterCommand(db.url);
  folder = mkdtempSync(join(tmpdir(), 'muster-docs-'));
  cpSync(join(ROOT, 'examples'), join(folder, 'examples'), { recursive: true });
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await muster.close();
  await db.close();
});

const PAGES = [
  'docs/guide/import.md',
  'docs/reference/command-line.md',
  'docs/reference/settings.md',
];

describe.each(PAGES)('%s', (page) => {
  const blocks = codeBlocks(readFileSync(join(ROOT, page), 'utf8'));

  test('every command runs as it is shown, and prints what is shown below it', async () => {
    expect(blocks.length).toBeGreaterThan(0);
    await muster.makeAccount(page);
    let printed = '';
    for (const { language, text } of blocks) {
      if (language === 'text') expect(withoutChance(printed)).toBe(withoutChance(text));
      if (language !== 'sh') continue;
      for (const line of text.trimEnd().split('\n')) {
        expect(line).toMatch(/^\.\/muster /);
        const args = splitArguments(line).slice(1);
        const ran = await muster.run([...args, ...accountOf(args, page)], { cwd: folder });
        expect(ran, `${line}\n${ran.stderr}`).toMatchObject({ code: 0 });
        printed = ran.stdout;
      }
    }
  });
});

test('the page of the command line lists every exit code and no other', () => {
  const page = readFileSync(join(ROOT, 'docs/reference/command-line.md'), 'utf8');
  const listed = [...page.matchAll(/^\| (\d+) +\|/gm)].map(([, code]) => Number(code));
  const used = new Set(Object.values(ERRORS).map(({ exit }) => exit));
  expect(listed).toEqual([0, 1, ...[...used].sort((a, b) => a - b), 130]);
});

test('the page of errors lists every code with its status and exit code, and no other', () => {
  const page = readFileSync(join(ROOT, 'docs/reference/errors.md'), 'utf8');
  const rows = [...page.matchAll(/^\| `(\w+)` +\| (\d+) +\| (\d) +\| (\S.*?\S) +\|$/gm)];
  expect(rows.map(([, code, status, exit]) => [code, Number(status), Number(exit)])).toEqual(
    Object.entries(ERRORS).map(([code, { status, exit }]) => [code, status, exit]),
  );
});

test('the page of configuration lists every variable that is read, and no other', () => {
  const source = readFileSync(join(ROOT, 'packages/server/src/config.ts'), 'utf8');
  const read = [...source.matchAll(/env\['(\w+)'\]|\(env, '(\w+)'/g)].map(
    ([, plain, number]) => plain ?? number,
  );
  const page = readFileSync(join(ROOT, 'docs/reference/configuration.md'), 'utf8');
  const listed = [...page.matchAll(/^\| `(\w+)` +\|/gm)].map(([, name]) => name);
  expect(new Set(listed)).toEqual(new Set(read));
  expect(listed).toHaveLength(new Set(listed).size);
});

test('the page of settings lists every setting and no other', () => {
  const page = readFileSync(join(ROOT, 'docs/reference/settings.md'), 'utf8');
  const listed = [...page.matchAll(/^\| `(\w+)` +\|/gm)].map(([, key]) => key);
  expect(listed).toEqual(Object.keys(SETTINGS));
});

/** Each page works in an account of its own; commands that look at files only know none. */
function accountOf(args: readonly string[], page: string): readonly string[] {
  return ['read', 'columns'].includes(args[0] ?? '') ? [] : ['--account', page];
}

function codeBlocks(
  markdown: string,
): readonly { readonly language: string; readonly text: string }[] {
  return [...markdown.matchAll(/^```(\w+)\n(.*?)^```$/gms)].map(([, language = '', text = '']) => ({
    language,
    text,
  }));
}

/** The output without IDs, times and the page's account, which are others each time. */
function withoutChance(text: string): string {
  return text
    .replace(/\b[0-9a-f]{8}-[0-9a-f]{4}\b/g, 'ID')
    .replace(/ · [\d.]+ m?s$/gm, ' · TIME')
    .replace(/ --account \S+$/gm, '')
    .trim();
}

/** Splits a line as a shell does, as far as the pages use it: quotes of both kinds. */
function splitArguments(line: string): readonly string[] {
  return [...line.matchAll(/'([^']*)'|"([^"]*)"|[^\s'"]+(?:'[^']*')?/g)].map(
    ([whole, single, double]) => single ?? double ?? whole.replaceAll("'", ''),
  );
}
