import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Operation } from '../packages/core/src/contract/operation.ts';
import { OPERATIONS } from '../packages/core/src/contract/operations.ts';
import { ROOT } from './support/run-muster.ts';

test('the page of the API lists every operation as the contract has it, and no other', () => {
  const page = readFileSync(join(ROOT, 'docs/reference/api.md'), 'utf8');
  const rows = [...page.matchAll(/^\| `(\w+)` +\| `([A-Z]+ \S+)` +\| (.*?) +\| (.*?) +\|$/gm)];
  const listed = rows.map(([, id, request, summary, audience]) => ({
    id,
    request,
    summary,
    audience,
  }));
  const operations: readonly (readonly [string, Operation])[] = Object.entries(OPERATIONS);
  expect(listed).toEqual(
    operations.map(([id, { method, path, summary, action }]) => ({
      id,
      request: `${method} ${path}`,
      summary,
      audience: audienceOf(action),
    })),
  );
});

function audienceOf(action: Operation['action']): string {
  if (action === 'anyone') return 'anyone';
  return action === 'signed_in' ? 'signed in' : `\`${action}\``;
}
