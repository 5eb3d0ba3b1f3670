import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Issue } from '../issue/issue.ts';
import type { Json } from '../json.ts';
import type { Mapping } from '../map/mapping.ts';
import { CONTACT } from '../object/contact.ts';
import type { FieldDefinition, ObjectDefinition } from '../object/definition.ts';
import { DEFAULT_PLACEHOLDERS } from './placeholder.ts';
import { compileRowCoder, type RowCoderPlan } from './row-coder.ts';

const CUSTOM: readonly FieldDefinition[] = [
  custom({ key: 'c_score', type: 'number' }),
  custom({ key: 'c_colors', type: 'many_options', many: true, options: ['Red', 'Green'] }),
  custom({ key: 'c_mail', type: 'email' }),
  custom({ key: 'c_deal', type: 'money' }),
];
const DEFINITION: ObjectDefinition = { ...CONTACT, fields: [...CONTACT.fields, ...CUSTOM] };

function custom(field: Pick<FieldDefinition, 'key' | 'type'> & Partial<FieldDefinition>) {
  return { label: field.key, custom: true, many: false, group: 'Custom', ...field };
}

type Target = string | readonly [field: string, changes: Partial<Mapping[number]>];

/** A plan whose columns go to these fields, in order; '' is an ignored column. */
function planOf(targets: readonly Target[], changes: Partial<RowCoderPlan> = {}): RowCoderPlan {
  const mapping = targets.map((target, column) => {
    const [field, policy] = typeof target === 'string' ? [target, {}] : target;
    return {
      column,
      name: `Column ${column}`,
      target: field === '' ? null : { object: 'contact', field },
      policy: 'overwrite' as const,
      onEmpty: 'keep' as const,
      setBy: 'person' as const,
      ...policy,
    };
  });
  return {
    definition: DEFINITION,
    mapping,
    settings: {
      country: 'US',
      currency: 'EUR',
      dateOrder: null,
      language: 'en',
      timeZone: 'UTC',
      placeholders: DEFAULT_PLACEHOLDERS,
      members: [{ id: 'm1', name: 'Ann Lee', email: 'ann@acme.com' }],
    },
    facts: new Map(),
    findBy: ['email', 'phone'],
    constants: {},
    ...changes,
  };
}

function code(plan: RowCoderPlan, cells: readonly string[], issues: readonly Issue[] = []) {
  return compileRowCoder(plan)({ rowNumber: 2, byteOffset: 10, cells, issues });
}

/** Issues as `column severity code`. */
function found(issues: readonly Issue[]): string[] {
  return issues.map((issue) => `${issue.column} ${issue.severity} ${issue.code}`);
}

const ID = '0190b5a0-0000-7000-8000-000000000001';

it('a row becomes values in the order of the definition, keys in the order of the columns', () => {
  const plan = planOf(['phone', 'email', 'first_name', '', 'birthday', 'tags']);
  const row = code(plan, ['(415) 555-2671', 'Ann@Acme.com', 'Ann', 'x', '2024-02-29', 'a, b']);
  expect(row).toEqual({
    rowNumber: 2,
    values: {
      first_name: 'Ann',
      email: 'Ann@Acme.com',
      phone: '+14155552671',
      birthday: '2024-02-29',
      tags: ['a', 'b'],
    },
    keys: [
      { kind: 'phone', value: '+14155552671' },
      { kind: 'email', value: 'ann@acme.com' },
    ],
    recordId: null,
    issues: [],
    empty: false,
  });
  expect(Object.keys(row.values)).toEqual(['first_name', 'email', 'phone', 'birthday', 'tags']);
});

it('columns of other objects are none of its business', () => {
  const target = { object: 'opportunity', field: 'first_name' };
  const plan = planOf([['first_name', { target }], 'last_name']);
  expect(code(plan, ['Deal', 'Lee']).values).toEqual({ last_name: 'Lee' });
});

it('a field that the object does not have is our mistake', () => {
  expect(() => compileRowCoder(planOf(['nonsense']))).toThrow('nonsense');
  expect(() => compileRowCoder(planOf([], { constants: { nonsense: 1 } }))).toThrow('nonsense');
});

describe('empty rows and cells', () => {
  it('a row whose cells are all blank is empty, with an info and what else was found', () => {
    const short: Issue = { code: 'row_short', severity: 'warning', column: null, value: null };
    const row = code(planOf(['email', '']), [' ', '\u00a0'], [short]);
    expect(row).toMatchObject({ values: {}, keys: [], recordId: null, empty: true });
    expect(found(row.issues)).toEqual(['null warning row_short', 'null info row_empty']);
  });
  it('an empty row takes neither constants nor clears', () => {
    const plan = planOf([['email', { onEmpty: 'clear' }]], { constants: { type: 'Client' } });
    expect(code(plan, ['']).values).toEqual({});
  });
  it('a row with a value in an ignored column only is not empty', () => {
    expect(code(planOf(['email', '']), ['', 'x'])).toMatchObject({ empty: false, values: {} });
  });
  it('a row of placeholders is not empty', () => {
    const row = code(planOf(['birthday']), ['n/a']);
    expect(row.empty).toBe(false);
    expect(found(row.issues)).toEqual(['0 info placeholder']);
  });
  it('a row with fewer cells than columns has blank ones', () => {
    expect(code(planOf(['first_name', 'email']), ['Ann']).values).toEqual({ first_name: 'Ann' });
  });
  it('C7, M5: an empty cell is absent, or null where its column clears', () => {
    const clear = { onEmpty: 'clear' as const };
    const plan = planOf(['first_name', ['last_name', clear], ['tags', clear], ['email', clear]]);
    expect(code(plan, ['Ann', ' ', '', '']).values).toEqual({
      first_name: 'Ann',
      last_name: null,
      tags: null,
      email: null,
    });
  });
  it('a placeholder clears too, an unreadable value does not', () => {
    const plan = planOf([['birthday', { onEmpty: 'clear' }], 'first_name']);
    expect(code(plan, ['n/a', 'Ann']).values).toEqual({ first_name: 'Ann', birthday: null });
    expect(code(plan, ['soon', 'Ann']).values).toEqual({ first_name: 'Ann' });
  });
  it('of two columns of a field, an empty one that clears gives way to a value and to a bad one', () => {
    const clear = { onEmpty: 'clear' as const };
    const plan = planOf([['birthday', clear], ['birthday', clear], 'first_name']);
    expect(code(plan, ['', '2024-01-02', 'A']).values).toMatchObject({ birthday: '2024-01-02' });
    expect(code(plan, ['2024-01-02', '', 'A']).values).toMatchObject({ birthday: '2024-01-02' });
    expect(code(plan, ['', 'soon', 'A']).values).not.toHaveProperty('birthday');
    expect(code(plan, ['soon', '', 'A']).values).not.toHaveProperty('birthday');
    expect(code(plan, ['', '', 'A']).values).toMatchObject({ birthday: null });
  });
});

describe('placeholders', () => {
  it('are values in texts, and empty in typed columns', () => {
    const plan = planOf(['last_name', 'notes', 'website', 'tags', 'external_id', 'owner', 'phone']);
    const row = code(plan, ['NULL', '-', 'n/a', 'None', 'N/A', 'unknown', '-']);
    expect(row.values).toEqual({ last_name: 'NULL', notes: '-' });
    expect(row.keys).toEqual([]);
    expect(row.issues.map((issue) => `${issue.column} ${issue.severity} ${issue.code}`)).toEqual(
      [2, 3, 4, 5, 6].map((column) => `${column} info placeholder`),
    );
  });
  it('a word that the type reads is a value', () => {
    expect(code(planOf(['country']), ['NA']).values).toEqual({ country: 'NA' });
  });
});

describe('B7: many columns of one field', () => {
  const plan = planOf(['email', 'email', 'additional_emails', 'email', 'phone', 'phone']);
  it('the first filled is primary, the others go to the rest, each once', () => {
    const row = code(plan, [
      '',
      'a@acme.com',
      'b@acme.com; A@acme.com',
      'c@acme.com',
      '212-555-0123',
      '+1 415 555 2671',
    ]);
    expect(row.values).toEqual({
      email: 'a@acme.com',
      additional_emails: ['b@acme.com', 'c@acme.com'],
      phone: '+12125550123',
      additional_phones: ['+14155552671'],
    });
    expect(row.keys.map((key) => key.value)).toEqual([
      'a@acme.com',
      'b@acme.com',
      'c@acme.com',
      '+12125550123',
      '+14155552671',
    ]);
    expect(row.issues).toEqual([]);
  });
  it('the same address twice is one', () => {
    const row = code(plan, ['a@acme.com', 'A@ACME.com', '', '', '', '']);
    expect(row.values).toEqual({ email: 'a@acme.com' });
    expect(row.keys).toHaveLength(1);
  });
  it('additional addresses before the primary column stay additional, without the primary one', () => {
    const turned = planOf(['additional_emails', 'email']);
    expect(code(turned, ['b@acme.com, a@acme.com', 'A@acme.com']).values).toEqual({
      email: 'A@acme.com',
      additional_emails: ['b@acme.com'],
    });
  });
  it('additional addresses are not promoted here: that depends on the record', () => {
    expect(code(planOf(['email', 'additional_emails']), ['', 'b@acme.com']).values).toEqual({
      additional_emails: ['b@acme.com'],
    });
  });
  it('several addresses in the primary cell: the first, and the rest', () => {
    expect(code(planOf(['email']), ['a@acme.com, b@acme.com']).values).toEqual({
      email: 'a@acme.com',
      additional_emails: ['b@acme.com'],
    });
  });
  it('the same number with another extension is not kept twice, and that is said', () => {
    const row = code(planOf(['phone', 'phone']), ['415 555 0101 x1', '415 555 0101 x2']);
    expect(row.values).toEqual({ phone: '+14155550101;ext=1' });
    expect(found(row.issues)).toEqual(['1 info value_not_used']);
    expect(code(planOf(['phone', 'phone']), ['415 555 0101', '(415) 555-0101']).issues).toEqual([]);
  });
  it('texts: the first filled wins, and a different other is an info', () => {
    const two = planOf(['company', 'company', 'company']);
    const row = code(two, ['', 'Acme', 'Other']);
    expect(row.values).toEqual({ company: 'Acme' });
    expect(row.issues).toEqual([
      { code: 'value_not_used', severity: 'info', column: 2, value: 'Other' },
    ]);
    expect(code(two, ['Acme', 'Acme', ' Acme ']).issues).toEqual([]);
  });
  it('a single-valued field without a rest takes the first of several addresses, visibly', () => {
    const row = code(planOf(['c_mail']), ['a@acme.com, b@acme.com']);
    expect(row.values).toEqual({ c_mail: 'a@acme.com' });
    expect(row.keys).toEqual([]);
    expect(found(row.issues)).toEqual(['0 info value_not_used']);
  });
  it('sets are merged without case, in order', () => {
    expect(code(planOf(['tags', 'tags']), ['b; A', 'a, c']).values).toEqual({
      tags: ['b', 'A', 'c'],
    });
  });
});

describe('full names', () => {
  it('are split when neither name has a column, and kept as typed', () => {
    expect(code(planOf(['full_name']), ['Dr. Ann van der Lee']).values).toEqual({
      full_name: 'Dr. Ann van der Lee',
      first_name: 'Ann',
      last_name: 'van der Lee',
    });
  });
  it.each(['first_name', 'last_name'])('are not split beside %s, filled or not', (field) => {
    expect(code(planOf(['full_name', field]), ['Ann Lee', '']).values).toEqual({
      full_name: 'Ann Lee',
    });
  });
  it('of one word give one name', () => {
    expect(code(planOf(['full_name']), ['Cher']).values).toEqual({
      full_name: 'Cher',
      first_name: 'Cher',
    });
  });
  it('that are cleared clear the names made of them', () => {
    const plan = planOf([['full_name', { onEmpty: 'clear' }], 'city']);
    expect(code(plan, ['', 'Bonn']).values).toEqual({
      full_name: null,
      first_name: null,
      last_name: null,
      city: 'Bonn',
    });
  });
});

describe('keys', () => {
  it('match-only columns give keys and no values', () => {
    const only = { policy: 'match_only' as const };
    const plan = planOf([['email', only], 'email', ['external_id', only], ['city', only]]);
    const row = code(plan, ['a@acme.com', 'b@acme.com', ' X1 ', 'Bonn']);
    expect(row.values).toEqual({ email: 'b@acme.com' });
    expect(row.keys).toEqual([
      { kind: 'email', value: 'a@acme.com' },
      { kind: 'email', value: 'b@acme.com' },
      { kind: 'external_id', value: 'X1' },
    ]);
  });
  it('an address in a match-only column and in another is a key once and a value', () => {
    const plan = planOf([['email', { policy: 'match_only' }], 'email']);
    const row = code(plan, ['a@acme.com', 'A@acme.com']);
    expect(row.values).toEqual({ email: 'A@acme.com' });
    expect(row.keys).toHaveLength(1);
  });
  it('a phone is a key without its extension', () => {
    expect(code(planOf(['phone']), ['212-555-0123 ext. 9']).keys).toEqual([
      { kind: 'phone', value: '+12125550123' },
    ]);
  });
  it('the record ID decides alone and is no value', () => {
    const row = code(planOf(['contact_id', 'contact_id']), [ID.toUpperCase(), '']);
    expect(row).toMatchObject({ recordId: ID, values: {}, keys: [], issues: [] });
  });
});

describe('C10: a bad value fails the row only where it would make a duplicate or a hole', () => {
  const plan = planOf(['contact_id', 'email', 'phone', 'birthday', 'additional_emails']);
  it.each<readonly [cells: readonly string[], issue: string, note: string]>([
    [['', 'x', '', '', ''], '1 error email_invalid', 'bad email'],
    [['', 'x', '212-555-0123', '', ''], '1 error email_invalid', 'bad email beside a phone'],
    [['', '', '12', '', ''], '2 error phone_unreadable', 'bad phone, no email'],
    [['', 'a@acme.com', '12', '', ''], '2 warning phone_unreadable', 'bad phone, good email'],
    [['', '', '12', '', 'a@acme.com'], '2 warning phone_unreadable', 'good additional email'],
    [['', 'a@acme.com', '', 'soon', ''], '3 warning date_unreadable', 'bad date'],
    [['', 'a@acme.com', '', '', 'x'], '4 warning email_invalid', 'bad email beside a good one'],
    [['x', 'a@acme.com', '', '', ''], '0 error id_invalid', 'bad record ID'],
    [[ID, 'x', '', '', ''], '1 warning email_invalid', 'bad email beside a record ID'],
  ])('%j: %s (%s)', (cells, issue) => {
    expect(found(code(plan, cells).issues)).toEqual([issue]);
  });
  it('a bad phone beside a bad email fails as well', () => {
    expect(found(code(plan, ['', 'x', '12', '', '']).issues)).toEqual([
      '1 error email_invalid',
      '2 error phone_unreadable',
    ]);
  });
  it('the preference decides, not the order of the columns', () => {
    const byPhone = planOf(['email', 'phone'], { findBy: ['phone', 'email'] });
    expect(found(code(byPhone, ['x', '212-555-0123']).issues)).toEqual(['0 warning email_invalid']);
    expect(found(code(byPhone, ['a@acme.com', '12']).issues)).toEqual(['1 error phone_unreadable']);
  });
  it('what records are not found by cannot fail the row', () => {
    const byEmail = planOf(['email', 'phone'], { findBy: ['email'] });
    expect(found(code(byEmail, ['', '12']).issues)).toEqual(['1 warning phone_unreadable']);
  });
  it('in a cell of several, the bad ones are named', () => {
    const row = code(planOf(['email']), ['a@acme.com, x']);
    expect(row.values).toEqual({ email: 'a@acme.com' });
    expect(row.issues).toMatchObject([{ severity: 'warning', code: 'email_invalid', value: 'x' }]);
  });
  it('a bad value leaves its field alone, and its value is shown up to 200 characters', () => {
    const row = code(planOf(['birthday', 'c_score', 'city']), ['x'.repeat(300), '\0', 'Bonn']);
    expect(row.values).toEqual({ city: 'Bonn' });
    expect(row.issues[0]?.value).toBe(`${'x'.repeat(199)}…`);
    expect(row.issues[1]?.value).toBe('\u2400');
  });
  it('issues of the row are carried over first', () => {
    const stray: Issue = { code: 'quote_stray', severity: 'warning', column: null, value: null };
    expect(found(code(plan, ['', 'x', '', '', ''], [stray]).issues)).toEqual([
      'null warning quote_stray',
      '1 error email_invalid',
    ]);
  });
});

describe('limits', () => {
  it('100 emails are taken', () => {
    const row = code(planOf(['email', 'additional_emails']), [
      'a0@acme.com',
      addresses(100).join(','),
    ]);
    expect(row.values['additional_emails']).toHaveLength(99);
    expect(row.issues).toEqual([]);
  });
  it('more fail the row: nothing is dropped', () => {
    const row = code(planOf(['email', 'additional_emails']), [
      'z@acme.com',
      addresses(100).join(','),
    ]);
    expect(row.issues).toMatchObject([
      { code: 'too_many_values', severity: 'error', column: 1, params: { limit: '100' } },
    ]);
  });
});

it('of a cell with very many bad parts the first 20 are named, and one issue names the cell', () => {
  const cell = Array.from({ length: 5000 }, (_, i) => `x${i}`).join(',');
  const { issues } = code(planOf(['c_colors', 'city']), [`red,${cell}`, 'Bonn']);
  expect(issues).toHaveLength(21);
  expect(issues[19]?.value).toBe('x19');
  expect(issues[20]?.value).toHaveLength(200);
});

describe('values set for the whole import', () => {
  it('E2, E4: are set, and tags beside those of the row', () => {
    const plan = planOf(['tags', 'city'], { constants: { type: 'Client', tags: ['Fair', 'b'] } });
    expect(code(plan, ['a, fair', '']).values).toEqual({
      type: 'Client',
      tags: ['a', 'fair', 'b'],
    });
    expect(code(plan, ['', 'Bonn']).values).toEqual({
      city: 'Bonn',
      type: 'Client',
      tags: ['Fair', 'b'],
    });
  });
  it('A1: a fixed type stands against the column, visibly', () => {
    const plan = planOf(['type'], { constants: { type: 'Client' } });
    const row = code(plan, ['agent']);
    expect(row.values).toEqual({ type: 'Client' });
    expect(found(row.issues)).toEqual(['0 info value_not_used']);
    expect(code(plan, ['client']).issues).toEqual([]);
  });
});

describe('columns are read as they show', () => {
  it('M10: dates and numbers', () => {
    const plan = planOf(['birthday', 'c_score', 'c_deal'], {
      facts: new Map([
        [0, { dateOrder: 'day_first', decimalSeparator: null }],
        [1, { dateOrder: null, decimalSeparator: ',' }],
      ]),
    });
    const row = code(plan, ['3/4/26', '1.234', '$5']);
    expect(row.values).toEqual({
      birthday: '1926-04-03',
      c_score: '1234',
      c_deal: { amount: '5.00', currency: 'USD' },
    });
    expect(row.issues).toEqual([]);
  });
});

describe('always', () => {
  const cell = fc.oneof(
    fc.constantFrom('', ' ', 'a@acme.com', 'A@acme.com', 'b@acme.com, x', 'x', '212-555-0123'),
    fc.constantFrom('12', 'n/a', '3/4/2024', '1,234', 'Red; pink', ID, '\0', '__proto__'),
    fc.string({ unit: 'binary', maxLength: 10 }),
  );
  const target = fc.tuple(
    fc.constantFrom('', ...DEFINITION.fields.map((field) => field.key)),
    fc.record({
      policy: fc.constantFrom('overwrite', 'fill', 'append', 'match_only'),
      onEmpty: fc.constantFrom('keep', 'clear'),
    }),
  );
  const columns = fc.array(fc.tuple(target, cell), { minLength: 1, maxLength: 10 });

  it('no row makes it throw; values are of mapped fields, keys are each once, sets are arrays', () => {
    const byKey = new Map(DEFINITION.fields.map((field) => [field.key, field]));
    fc.assert(
      fc.property(columns, (list) => {
        const row = code(
          planOf(list.map(([one]) => one as Target)),
          list.map(([, text]) => text),
        );
        for (const [key, value] of Object.entries(row.values)) {
          const field = byKey.get(key);
          expect(field, key).toBeDefined();
          if (value !== null) expect(Array.isArray(value), key).toBe(field?.many);
          expect(allText(value)).not.toContain('\0');
        }
        const keys = row.keys.map((key) => `${key.kind} ${key.value}`);
        expect(new Set(keys).size).toBe(keys.length);
        for (const issue of row.issues) expect(issue.value ?? '').not.toContain('\0');
      }),
      { numRuns: 2000 },
    );
  });
  it('the same row gives the same coded row, whatever came before', () => {
    fc.assert(
      fc.property(columns, fc.array(cell, { maxLength: 10 }), (list, other) => {
        const plan = planOf(list.map(([one]) => one as Target));
        const cells = list.map(([, text]) => text);
        const coder = compileRowCoder(plan);
        const raw = { rowNumber: 2, byteOffset: 10, cells, issues: [] };
        const first = structuredClone(coder(raw));
        coder({ rowNumber: 3, byteOffset: 20, cells: other, issues: [] });
        expect(coder(raw)).toEqual(first);
      }),
    );
  });
});

function allText(value: Json): string {
  return JSON.stringify(value).replaceAll(String.raw`\u0000`, '\0');
}

function addresses(count: number): string[] {
  return Array.from({ length: count }, (_, i) => `a${i}@acme.com`);
}

describe('bytes that are no characters', () => {
  const unreadable: Issue = {
    code: 'character_unreadable',
    severity: 'warning',
    column: null,
    value: null,
    params: { encoding: 'UTF-8' },
  };
  it('leave the field alone, with a warning that names the column instead of the row', () => {
    const row = code(
      planOf([['first_name', { onEmpty: 'clear' }], 'email']),
      ['Ren\uFFFD', 'r@y.com'],
      [unreadable],
    );
    expect(row.values).toEqual({ email: 'r@y.com' });
    expect(found(row.issues)).toEqual(['0 warning character_unreadable']);
    expect(row.issues[0]?.params?.['encoding']).toBe('UTF-8');
  });
  it('are a bad key where they stand in one', () => {
    const row = code(planOf(['first_name', 'email']), ['Ren', 'r\uFFFD@y.com'], [unreadable]);
    expect(row.keys).toEqual([]);
    expect(found(row.issues)).toEqual(['1 error character_unreadable']);
  });
  it('in a column that goes nowhere are a warning of the row', () => {
    const row = code(planOf(['', 'email']), ['Ren\uFFFD', 'r@y.com'], [unreadable]);
    expect(found(row.issues)).toEqual(['null warning character_unreadable']);
  });
  it('are not what a file means that holds the replacement character itself', () => {
    expect(code(planOf(['first_name']), ['Ren\uFFFD']).values).toEqual({ first_name: 'Ren\uFFFD' });
  });
});
