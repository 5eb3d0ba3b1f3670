import { expect, test } from 'vitest';
import type { Field } from '../../../api/fields.ts';
import {
  isUnassigned,
  issuesByColumn,
  nextUnassigned,
  type PreviewColumn,
  sharedTargets,
} from './column-findings.ts';

const column = (index: number, field: string | null, setBy: PreviewColumn['setBy'] = 'guess') =>
  ({
    index,
    name: `Column ${index}`,
    target: field === null ? null : { field, label: field },
    setBy,
  }) as PreviewColumn;

const FIELDS = [
  { key: 'email', many: false },
  { key: 'tags', many: true },
] as Field[];

test('columns that nobody has spoken of are unassigned; those ignored, and of a report, are not', () => {
  const columns = [column(0, null), column(1, null, 'person'), column(2, null, 'account')];
  expect(columns.filter(isUnassigned).map(({ index }) => index)).toEqual([0]);
});

test('the next unassigned column is the next one down, and the first again at the end', () => {
  const columns = [column(0, null), column(1, 'email'), column(2, null)];
  expect(nextUnassigned(columns, -1)?.index).toBe(0);
  expect(nextUnassigned(columns, 0)?.index).toBe(2);
  expect(nextUnassigned(columns, 2)?.index).toBe(0);
  expect(nextUnassigned([column(0, 'email')], -1)).toBeUndefined();
});

test('columns of one field that holds one value are told of each other', () => {
  const columns = [column(0, 'email'), column(1, 'tags'), column(2, 'email'), column(3, 'tags')];
  expect([...sharedTargets(columns, FIELDS)]).toEqual([
    [0, ['Column 2']],
    [2, ['Column 0']],
  ]);
});

test('E8 equal issues of a column are counted, the worst first', () => {
  const row = (...issues: ReturnType<typeof issue>[]) => ({
    rowNumber: 2,
    cells: [],
    values: {},
    issues,
  });
  const found = issuesByColumn([
    row(issue('phone', 'warning', 'Phone'), issue('other', 'error', null)),
    row(issue('phone', 'warning', 'Phone'), issue('email', 'error', 'Phone')),
  ]);
  expect([...found.keys()]).toEqual(['Phone']);
  expect(found.get('Phone')?.map(({ code, count, example }) => [code, count, example])).toEqual([
    ['email', 1, 'email value'],
    ['phone', 2, 'phone value'],
  ]);
});

function issue(code: string, severity: 'error' | 'warning', name: string | null) {
  return {
    code,
    severity,
    column: name,
    value: `${code} value`,
    title: code,
    sentence: code,
    advice: '',
  };
}
