import { expect, test } from 'vitest';
import { importSheet, type Sheet } from '../../../../test/support/import-sheet.ts';

interface Case {
  readonly note: string;
  readonly columns: Sheet['columns'];
  readonly cells: readonly string[];
  readonly findBy?: readonly string[];
  readonly outcome: string;
  readonly issues: readonly string[];
  readonly ann?: object;
}

const ANN = {
  first_name: 'Ann',
  email: 'ann@x.com',
  phone: '+14155550101',
  birthday: '1990-01-02',
};

const CASES: readonly Case[] = [
  {
    note: 'C10 a bad email alone fails the row: it would make a duplicate',
    columns: ['email', 'first_name'],
    cells: ['ann@x', 'Ann'],
    outcome: 'failed',
    issues: ['error email_invalid'],
  },
  {
    note: 'a bad email beside a good phone fails too: the email is the higher preference',
    columns: ['email', 'phone'],
    cells: ['ann@x', '4155550101'],
    outcome: 'failed',
    issues: ['error email_invalid'],
  },
  {
    note: 'where phone is the higher preference, the row is imported without the email',
    columns: ['email', 'phone', 'city'],
    cells: ['ann@x', '4155550101', 'Rome'],
    findBy: ['phone', 'email'],
    outcome: 'updated Ann',
    issues: ['warning email_invalid'],
    ann: { ...ANN, city: 'Rome' },
  },
  {
    note: 'C10 a bad phone beside a good email: warning, the phone is left alone',
    columns: ['email', 'phone', 'city'],
    cells: ['ann@x.com', '123', 'Rome'],
    outcome: 'updated Ann',
    issues: ['warning phone_unreadable'],
    ann: { ...ANN, city: 'Rome' },
  },
  {
    note: 'a bad phone that clears when empty leaves the phone alone as well',
    columns: ['email', { field: 'phone', onEmpty: 'clear' }, 'city'],
    cells: ['ann@x.com', '123', 'Rome'],
    outcome: 'updated Ann',
    issues: ['warning phone_unreadable'],
    ann: { ...ANN, city: 'Rome' },
  },
  {
    note: 'C10 a bad phone where the email is empty fails the row',
    columns: ['email', 'phone', 'first_name'],
    cells: ['', '123', 'Ann'],
    outcome: 'failed',
    issues: ['error phone_unreadable'],
  },
  {
    note: 'E8 a phone number in the email column fails the row',
    columns: ['email', 'first_name'],
    cells: ['+1 415 555 0101', 'Ann'],
    outcome: 'failed',
    issues: ['error email_invalid'],
  },
  {
    note: 'one bad email of several beside a good one: warning, the good one is used',
    columns: ['email', 'city'],
    cells: ['ann@x.com; ann@x', 'Rome'],
    outcome: 'updated Ann',
    issues: ['warning email_invalid'],
    ann: { ...ANN, city: 'Rome' },
  },
  {
    note: 'C10 a bad date: warning, the date is left alone',
    columns: ['email', 'birthday', 'city'],
    cells: ['ann@x.com', '31/02/1990', 'Rome'],
    outcome: 'updated Ann',
    issues: ['warning date_unreadable'],
    ann: { ...ANN, city: 'Rome' },
  },
  {
    note: 'a bad date alone changes nothing',
    columns: ['email', { field: 'birthday', onEmpty: 'clear' }],
    cells: ['ann@x.com', '13/13/1990'],
    outcome: 'unchanged Ann',
    issues: ['warning date_unreadable'],
  },
  {
    note: 'C11 a bad contact ID fails the row, whatever else it holds',
    columns: ['contact_id', 'email'],
    cells: ['12', 'ann@x.com'],
    outcome: 'failed',
    issues: ['error id_invalid'],
  },
  {
    note: 'with a contact ID a bad email is a warning: the contact is known',
    columns: ['contact_id', 'email', 'city'],
    cells: ['@Ann', 'ann@x', 'Rome'],
    outcome: 'updated Ann',
    issues: ['warning email_invalid'],
    ann: { ...ANN, city: 'Rome' },
  },
  {
    note: 'a bad email in a column that only matches fails the row all the same',
    columns: [{ field: 'email', policy: 'match_only' }, 'first_name'],
    cells: ['ann@x', 'Ann'],
    outcome: 'failed',
    issues: ['error email_invalid'],
  },
  {
    note: 'a bad phone that nobody is found by is a warning, also alone',
    columns: ['first_name', 'phone'],
    cells: ['Ann', '123'],
    findBy: ['email'],
    outcome: 'created row 2',
    issues: ['warning phone_unreadable'],
  },
  {
    note: 'C11 several bad cells: each is said, the error fails the row',
    columns: ['email', 'phone', 'birthday'],
    cells: ['ann@x', '123', 'soon'],
    outcome: 'failed',
    issues: ['error email_invalid', 'error phone_unreadable', 'warning date_unreadable'],
  },
  {
    note: 'a placeholder is an empty cell, with an info',
    columns: ['email', { field: 'birthday', onEmpty: 'clear' }],
    cells: ['ann@x.com', 'n/a'],
    outcome: 'updated Ann',
    issues: ['info placeholder'],
    ann: { first_name: 'Ann', email: 'ann@x.com', phone: '+14155550101' },
  },
  {
    note: 'what a whole import sets does not make up for a bad key',
    columns: ['phone', 'tags'],
    cells: ['123', 'vip'],
    outcome: 'failed',
    issues: ['error phone_unreadable'],
  },
];

test.each(CASES)('$note', ({ columns, cells, findBy, outcome, issues, ann }) => {
  const result = importSheet({
    before: { Ann: ANN },
    matching: findBy ? { findBy } : {},
    columns,
    rows: [cells],
  });
  expect(result.outcomes).toEqual([outcome]);
  expect(result.issues).toEqual([issues]);
  expect(result.people['Ann']).toEqual(ann ?? ANN);
});
