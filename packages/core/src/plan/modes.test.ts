import { describe, expect, test } from 'vitest';
import { importSheet, type Sheet } from '../../../../test/support/import-sheet.ts';

const ANN = { Ann: { first_name: 'Ann', email: 'ann@x.com', phone: '+14155550101' } };
const COLUMNS = ['email', 'phone', 'company'];
const MATCH = ['ann@x.com', '', 'Acme'];
const NO_MATCH = ['new@x.com', '', 'Acme'];

interface Case extends Omit<Sheet, 'columns'> {
  readonly note: string;
  readonly columns?: Sheet['columns'];
  readonly outcomes: readonly string[];
  readonly issues?: readonly (readonly string[])[];
}

const MODES: readonly Case[] = [
  {
    note: 'C11 create, match, duplicates not allowed: the email is named',
    mode: 'create',
    rows: [MATCH],
    outcomes: ['failed'],
    issues: [['error duplicate_email']],
  },
  {
    note: 'C11 create, match by phone: the phone is named',
    mode: 'create',
    rows: [['', '(415) 555-0101', 'Acme']],
    outcomes: ['failed'],
    issues: [['error duplicate_phone']],
  },
  {
    note: 'C11 create, match by a unique field: the field is named',
    mode: 'create',
    before: { Ann: { first_name: 'Ann', external_id: 'X1' } },
    matching: { findBy: ['external_id'] },
    columns: ['external_id', 'first_name'],
    rows: [['X1', 'Ann']],
    outcomes: ['failed'],
    issues: [['error duplicate_key']],
  },
  {
    note: 'create, match by contact ID: it exists already',
    mode: 'create',
    columns: ['contact_id', 'first_name'],
    rows: [['@Ann', 'Ann']],
    outcomes: ['failed'],
    issues: [['error duplicate_key']],
  },
  {
    note: 'E3 create, match, duplicates allowed: created',
    mode: 'create',
    matching: { allowDuplicates: true },
    rows: [MATCH],
    outcomes: ['created row 2'],
    issues: [[]],
  },
  { note: 'create, no match', mode: 'create', rows: [NO_MATCH], outcomes: ['created row 2'] },
  {
    note: 'create, no match, duplicates allowed',
    mode: 'create',
    matching: { allowDuplicates: true },
    rows: [NO_MATCH],
    outcomes: ['created row 2'],
  },
  { note: 'A2 update, match', mode: 'update', rows: [MATCH], outcomes: ['updated Ann'] },
  {
    note: 'update, match that changes nothing',
    mode: 'update',
    rows: [['ann@x.com', '', '']],
    outcomes: ['unchanged Ann'],
  },
  {
    note: 'update, no match',
    mode: 'update',
    rows: [NO_MATCH],
    outcomes: ['failed'],
    issues: [['error no_match']],
  },
  { note: 'A2 create and update, match', rows: [MATCH], outcomes: ['updated Ann'] },
  {
    note: 'create and update, match that changes nothing',
    rows: [['ann@x.com', '', '']],
    outcomes: ['unchanged Ann'],
  },
  { note: 'create and update, no match', rows: [NO_MATCH], outcomes: ['created row 2'] },
  {
    note: 'create and update matches also where duplicates are allowed',
    matching: { allowDuplicates: true },
    rows: [MATCH],
    outcomes: ['updated Ann'],
  },
  {
    note: 'an empty row is skipped, in every mode',
    mode: 'update',
    rows: [['', ' ', ''], MATCH],
    outcomes: ['skipped', 'updated Ann'],
    issues: [['info row_empty'], []],
  },
];

const IN_ONE_FILE: readonly Case[] = [
  {
    note: 'M4 create: the second row is a duplicate of the first',
    mode: 'create',
    rows: [NO_MATCH, NO_MATCH],
    outcomes: ['created row 2', 'failed'],
    issues: [[], ['error duplicate_email']],
  },
  {
    note: 'create with duplicates allowed: both are created',
    mode: 'create',
    matching: { allowDuplicates: true },
    rows: [NO_MATCH, NO_MATCH],
    outcomes: ['created row 2', 'created row 3'],
  },
  {
    note: 'M4 create and update: the second row updates what the first made',
    rows: [NO_MATCH, ['NEW@x.com', '', 'Bolt']],
    outcomes: ['created row 2', 'updated row 2'],
  },
  {
    note: 'the same row again changes nothing',
    rows: [NO_MATCH, NO_MATCH],
    outcomes: ['created row 2', 'unchanged row 2'],
  },
  {
    note: 'update: a row that matches nobody makes nobody for the next one',
    mode: 'update',
    rows: [NO_MATCH, NO_MATCH],
    outcomes: ['failed', 'failed'],
    issues: [['error no_match'], ['error no_match']],
  },
  {
    note: 'A5 a row that failed leaves its key to the next one',
    columns: ['email', 'phone', 'contact_id'],
    rows: [
      ['new@x.com', '', 'no id'],
      ['new@x.com', '', ''],
    ],
    outcomes: ['failed', 'created row 3'],
  },
  {
    note: 'a row finds an earlier one by the phone that a third row added',
    columns: ['email', 'phone'],
    rows: [
      ['new@x.com', ''],
      ['new@x.com', '4155550199'],
      ['', '+1 415 555 0199'],
    ],
    outcomes: ['created row 2', 'updated row 2', 'unchanged row 2'],
  },
  {
    note: 'a key that an earlier row took from the contact finds it no more',
    before: { Ann: { first_name: 'Ann', email: 'ann@x.com', external_id: 'X1' } },
    matching: { findBy: ['external_id', 'email'] },
    columns: ['external_id', 'email'],
    rows: [
      ['X1', 'anna@x.com'],
      ['', 'ann@x.com'],
      ['', 'anna@x.com'],
    ],
    outcomes: ['updated Ann', 'created row 3', 'unchanged Ann'],
  },
];

const NEEDED: readonly Case[] = [
  ...['first_name', 'last_name', 'full_name', 'company'].map((field) => ({
    note: `C5 creating needs one of name, phone and email: ${field} does`,
    columns: [field],
    rows: [['Ann']],
    outcomes: ['created row 2'],
  })),
  {
    note: 'C5 an additional phone does',
    columns: ['additional_phones'],
    rows: [['4155550199']],
    outcomes: ['created row 2'],
  },
  {
    note: 'A4 C5 creating without name, phone and email',
    columns: ['email', 'city'],
    rows: [['', 'Rome']],
    outcomes: ['failed'],
    issues: [['error required_missing']],
  },
  {
    note: 'C5 an external ID alone does not do',
    columns: ['external_id', 'city'],
    rows: [['X9', 'Rome']],
    outcomes: ['failed'],
    issues: [['error required_missing']],
  },
  {
    note: 'C5 what the import sets for every row is no name',
    columns: ['email', 'city'],
    constants: { type: 'Client', tags: ['fair'] },
    rows: [['', 'Rome']],
    outcomes: ['failed'],
    issues: [['error required_missing']],
  },
  {
    note: 'C5 updating needs the ID or what is matched on: a name is neither',
    mode: 'update',
    columns: ['email', 'first_name'],
    rows: [['', 'Ann']],
    outcomes: ['failed'],
    issues: [['error required_missing']],
  },
  {
    note: 'C5 updating by a key that the settings do not match on',
    mode: 'update',
    before: { Ann: { first_name: 'Ann', email: 'ann@x.com', external_id: 'X1' } },
    columns: ['external_id', 'email', 'city'],
    rows: [['X1', '', 'Rome']],
    outcomes: ['failed'],
    issues: [['error required_missing']],
  },
  {
    note: 'a placeholder in the only field that would do is no value',
    columns: ['email', 'city'],
    rows: [['n/a', 'Rome']],
    outcomes: ['failed'],
    issues: [['info placeholder', 'error required_missing']],
  },
];

describe.each([
  ['modes', MODES],
  ['one key in several rows', IN_ONE_FILE],
  ['what a row needs', NEEDED],
])('%s', (_, cases) => {
  test.each(cases)('$note', ({ note: _note, outcomes, issues, ...sheet }) => {
    const result = importSheet({ before: ANN, columns: COLUMNS, ...sheet });
    expect(result.outcomes).toEqual(outcomes);
    if (issues) expect(result.issues).toEqual(issues);
    const touched = result.decisions.filter(({ outcome }) => outcome === 'unchanged');
    for (const { patch, keys } of touched) expect([patch, keys]).toEqual([null, null]);
  });
});

test('M4 a duplicate in the file names the earlier row; one in the account names the contact', () => {
  const { sentences } = importSheet({
    before: ANN,
    mode: 'create',
    columns: ['first_name', 'email'],
    rows: [
      ['Bob', 'bob@x.com'],
      ['Robert', 'BOB@x.com'],
      ['Anna', 'ann@x.com'],
    ],
  });
  expect(sentences).toEqual([
    [],
    ['bob@x.com already belongs to row 2 of this file (Bob).'],
    ['ann@x.com already belongs to Ann.'],
  ]);
});

test.each([
  { note: 'E3 linked to the contact when so chosen', linkDuplicates: true, linkedTo: true },
  { note: 'E3 not linked otherwise', linkDuplicates: false, linkedTo: false },
])('$note', ({ linkDuplicates, linkedTo }) => {
  const matching = { allowDuplicates: true, linkDuplicates };
  const sheet = { before: ANN, mode: 'create', matching, columns: COLUMNS } as const;
  const { decisions } = importSheet({ ...sheet, rows: [MATCH, NO_MATCH, NO_MATCH] });
  const [match, first, again] = decisions;
  expect(match?.linkedTo !== null).toBe(linkedTo);
  expect(first?.linkedTo).toBe(null);
  expect(again?.linkedTo).toBe(linkedTo ? first?.recordId : null);
});

test('a mode says what a sheet of all outcomes comes to: the counts add up to the rows', () => {
  const rows = [MATCH, NO_MATCH, NO_MATCH, ['', '', ''], ['bad', '', 'x'], ['', '', 'Only Inc']];
  const outcomes = (mode: Sheet['mode'] & string): readonly string[] =>
    importSheet({ before: ANN, mode, columns: COLUMNS, rows }).outcomes;
  expect(outcomes('create')).toEqual([
    'failed',
    'created row 3',
    'failed',
    'skipped',
    'failed',
    'created row 7',
  ]);
  expect(outcomes('update')).toEqual([
    'updated Ann',
    'failed',
    'failed',
    'skipped',
    'failed',
    'failed',
  ]);
  expect(outcomes('upsert')).toEqual([
    'updated Ann',
    'created row 3',
    'unchanged row 3',
    'skipped',
    'failed',
    'created row 7',
  ]);
});
