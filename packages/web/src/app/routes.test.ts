import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';

const ROUTES = join(import.meta.dirname, 'routes.ts');

/** Those of the first page are there from the start. */
const AT_ONCE: ReadonlySet<string> = new Set(['common', 'contact', 'contacts', 'lists', 'shell']);

test('every page comes with the texts of all that it shows at once', async () => {
  const routes = await readFile(ROUTES, 'utf8');
  const pages = [...routes.matchAll(/import\('([^']+)'\),\s*'(\w+)'(?:,\s*\[([^\]]*)\])?/g)];
  expect(pages).toHaveLength(routes.split('lazyPage(').length - 1);
  for (const [, path = '', name, subjects = ''] of pages) {
    const said = new Set<string>();
    await addSubjects(join(dirname(ROUTES), path), { said, seen: new Set() });
    const wanted = [...said].filter((subject) => !AT_ONCE.has(subject));
    expect(quotedIn(subjects), name).toEqual(expect.arrayContaining(wanted));
  }
});

/** Adds what a file and all that it imports say something about. */
async function addSubjects(
  file: string,
  { said, seen }: { readonly said: Set<string>; readonly seen: Set<string> },
): Promise<void> {
  if (seen.has(file)) return;
  seen.add(file);
  const text = await readFile(file, 'utf8');
  for (const [, subjects = ''] of text.matchAll(/useTranslation\(([^)]*)\)/g)) {
    for (const subject of quotedIn(subjects)) said.add(subject);
  }
  for (const [, path = ''] of text.matchAll(/^import [^;]*? from '(\.[^']+\.tsx?)';$/gm)) {
    await addSubjects(join(dirname(file), path), { said, seen });
  }
}

function quotedIn(text: string): string[] {
  return [...text.matchAll(/'(\w+)'/g)].map(([, word = '']) => word);
}
