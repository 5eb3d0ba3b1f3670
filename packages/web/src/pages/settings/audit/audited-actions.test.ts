import { OPERATIONS } from '@muster/core/contract/operations';
import { expect, test } from 'vitest';
import { auditedAction } from './audited-actions.ts';

/** What is not noted, or leaves nobody to read it. */
const NOT_NOTED = new Set(['chooseAccount', 'readInvitation', 'eraseAccount']);

test('every operation that changes something has words in the audit log', () => {
  const names = Object.entries(OPERATIONS)
    .filter(([name, { method }]) => method !== 'GET' && !NOT_NOTED.has(name))
    .map(([name]) => name);
  expect(names.filter((name) => auditedAction(name) === null)).toEqual([]);
});
