import type { Operator } from '@muster/core/contract/contact-filter';
import { expect, test } from 'vitest';
import { conditionOf, keptValues } from './condition-of.ts';

test.each([
  ['is_empty', ['what was typed before'], { field: 'x', operator: 'is_empty' }],
  ['is', [], null],
  ['is', ['  '], null],
  ['is', [false], { field: 'x', operator: 'is', value: false }],
  ['between', ['1', ''], null],
  ['between', ['1', '2'], { field: 'x', operator: 'between', value: ['1', '2'] }],
  ['in', [], null],
  ['in', ['a'], { field: 'x', operator: 'in', value: ['a'] }],
] as const)('C15 %s with %j', (operator, values, condition) => {
  expect(conditionOf('x', operator, values)).toEqual(condition);
});

const OPTIONS = { options: ['Golf', 'Chess'] };

test.each([
  ['another number of values: the first', undefined, 'between before', '1 2', '1'],
  ['as many values: all', undefined, 'contains is', 'vip', 'vip'],
  ['an option stays a text', OPTIONS, 'has contains', 'Golf', 'Golf'],
  ['a text is no option', OPTIONS, 'contains has', 'go', ''],
  ['and none of several', OPTIONS, 'contains in', 'go', ''],
])('C15 what is kept for another comparison: %s', (...[, field, change, values, kept]) => {
  const [from, to] = change.split(' ') as [Operator, Operator];
  expect(keptValues(values.split(' '), { field, from, to }).join(' ')).toBe(kept);
});
