import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ROOT } from '../run-muster.ts';

/**
 * The addresses of all pages as the router has them (`/contacts/$contactId`), read from its source:
 * layouts and addresses that only lead to another page are none.
 */
export async function routesOfWebApp(): Promise<readonly string[]> {
  const source = await readFile(join(ROOT, 'packages/web/src/app/routes.ts'), 'utf8');
  const routes = source
    .split('createRoute({')
    .slice(1)
    .map((text, at) => ({
      name: /const (\w+) = $/.exec(source.split('createRoute({')[at] ?? '')?.[1] ?? null,
      parent: /getParentRoute: \(\) => (\w+)/.exec(text)?.[1] ?? '',
      path: /path: '([^']*)'/.exec(text)?.[1] ?? '',
      leads: text.includes('throw redirect({') && !text.includes('component:'),
    }));
  const pathOf = (name: string): string => {
    const found = routes.find((route) => route.name === name);
    return found === undefined ? '' : `${pathOf(found.parent)}${found.path}`;
  };
  const parents = new Set(routes.map(({ parent }) => parent));
  return routes
    .filter(({ name, leads }) => !leads && !parents.has(name ?? ''))
    .map(({ parent, path }) => `${pathOf(parent)}${path}`);
}
