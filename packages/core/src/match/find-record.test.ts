import { describe, expect, test } from 'vitest';
import { contactId, importSheet, type Sheet } from '../../../../test/support/import-sheet.ts';

const TWO = {
  Ann: { first_name: 'Ann', email: 'ann@x.com' },
  Bob: { first_name: 'Bob', email: 'bob@x.com', phone: '+14155550102' },
};

interface Case extends Sheet {
  readonly note: string;
  readonly outcomes: readonly string[];
  readonly issues?: readonly (readonly string[])[];
  readonly people?: Readonly<Record<string, object>>;
}

const FINDING: readonly Case[] = [
  {
    note: 'email is found in any case',
    before: TWO,
    columns: ['email', 'city'],
    rows: [['ANN@X.COM', 'Rome']],
    outcomes: ['updated Ann'],
    people: { Ann: { first_name: 'Ann', email: 'ann@x.com', city: 'Rome' } },
  },
  {
    note: 'phone is found in any form',
    before: TWO,
    columns: ['phone', 'city'],
    rows: [['415.555.0102', 'Rome']],
    outcomes: ['updated Bob'],
  },
  {
    note: 'the second preference finds where the first finds nobody',
    before: TWO,
    columns: ['email', 'phone'],
    rows: [['robert@x.com', '4155550102']],
    outcomes: ['updated Bob'],
    issues: [[]],
    people: { Bob: { first_name: 'Bob', email: 'robert@x.com', phone: '+14155550102' } },
  },
  {
    note: 'the order of preferences is the account’s, not that of the columns',
    before: TWO,
    matching: { findBy: ['phone', 'email'] },
    columns: ['email', 'phone', 'city'],
    rows: [['ann@x.com', '4155550102', 'Rome']],
    outcomes: ['updated Bob'],
    issues: [['warning ambiguous_match']],
  },
  {
    note: 'a key that is no preference finds nobody',
    before: TWO,
    matching: { findBy: ['email'] },
    columns: ['first_name', 'phone'],
    rows: [['Rob', '4155550102']],
    outcomes: ['created row 2'],
    issues: [[]],
  },
  {
    note: 'B7 the additional emails of a contact find it',
    before: { Ann: { email: 'ann@x.com', additional_emails: ['a@work.com'] } },
    columns: ['additional_emails', 'city'],
    rows: [['A@work.com', 'Rome']],
    outcomes: ['updated Ann'],
  },
  {
    note: 'B7 the additional phones of a row find a contact by its first',
    before: { Ann: { phone: '+14155550101' } },
    columns: ['phone', 'additional_phones'],
    rows: [['4155550199', '4155550101']],
    outcomes: ['updated Ann'],
    people: { Ann: { phone: '+14155550199', additional_phones: ['+14155550101'] } },
  },
  {
    note: 'a unique field finds, case and all',
    before: { Ann: { first_name: 'Ann', external_id: 'x1' } },
    matching: { findBy: ['external_id', 'email'] },
    columns: ['external_id', 'first_name'],
    rows: [
      ['x1', 'Anna'],
      ['X1', 'Xenia'],
    ],
    outcomes: ['updated Ann', 'created row 3'],
  },
  {
    note: 'C13 a column that only matches finds and changes nothing',
    before: TWO,
    columns: [{ field: 'email', policy: 'match_only' }, 'city'],
    rows: [
      ['BOB@x.com', 'Rome'],
      ['cem@x.com', ''],
    ],
    outcomes: ['updated Bob', 'failed'],
    issues: [[], ['error required_missing']],
    people: { Bob: { ...TWO.Bob, city: 'Rome' } },
  },
  {
    note: 'of several holders of a key the oldest is taken, with a warning',
    before: { Old: { first_name: 'Old', email: 'a@x.com' }, New: { email: 'a@x.com' } },
    columns: ['email', 'city'],
    rows: [['a@x.com', 'Rome']],
    outcomes: ['updated Old'],
    issues: [['warning several_matches']],
  },
];

const BY_ID: readonly Case[] = [
  {
    note: 'the contact ID decides alone: other keys find nobody',
    before: TWO,
    columns: ['contact_id', 'city', 'email'],
    rows: [['@Ann', 'Rome', 'new@x.com']],
    outcomes: ['updated Ann'],
    issues: [[]],
    people: { Ann: { first_name: 'Ann', email: 'new@x.com', city: 'Rome' } },
  },
  {
    note: 'with a contact ID a key of Bob’s stays his, and the row says so',
    before: TWO,
    columns: ['contact_id', 'email', 'city'],
    rows: [['@Ann', 'bob@x.com', 'Rome']],
    outcomes: ['updated Ann'],
    issues: [['warning key_taken']],
    people: { Ann: { first_name: 'Ann', email: 'ann@x.com', city: 'Rome' }, Bob: TWO.Bob },
  },
  {
    note: 'a row with a contact ID is never held: the ID has decided',
    before: TWO,
    matching: { onAmbiguous: 'hold' },
    columns: ['contact_id', 'phone', 'city'],
    rows: [['@Ann', '4155550102', 'Rome']],
    outcomes: ['updated Ann'],
    issues: [['warning key_taken']],
  },
  {
    note: 'C11 an unknown contact ID fails, whatever else the row says',
    before: TWO,
    columns: ['contact_id', 'email'],
    rows: [[contactId(77), 'ann@x.com']],
    outcomes: ['failed'],
    issues: [['error contact_not_found']],
  },
  {
    note: 'C11 the ID of a contact in the bin fails, also where imports restore',
    before: TWO,
    binned: ['Ann'],
    matching: { onBinned: 'restore' },
    columns: ['contact_id', 'city'],
    rows: [['@Ann', 'Rome']],
    outcomes: ['failed'],
    issues: [['error contact_not_found']],
  },
  {
    note: 'an empty contact ID leaves it to the other keys',
    before: TWO,
    columns: ['contact_id', 'email', 'city'],
    rows: [['', 'ann@x.com', 'Rome']],
    outcomes: ['updated Ann'],
  },
  {
    note: 'what is no contact ID fails the row',
    before: TWO,
    columns: ['contact_id', 'email'],
    rows: [['17', 'ann@x.com']],
    outcomes: ['failed'],
    issues: [['error id_invalid']],
  },
];

const AMBIGUOUS: readonly Case[] = [
  {
    note: 'M4 email says Ann, phone says Bob: Ann is updated, Bob keeps his phone',
    before: TWO,
    columns: ['email', 'phone', 'city'],
    rows: [['ann@x.com', '4155550102', 'Rome']],
    outcomes: ['updated Ann'],
    issues: [['warning ambiguous_match']],
    people: { Ann: { ...TWO.Ann, city: 'Rome' }, Bob: TWO.Bob },
  },
  {
    note: 'M4 held for review: failed, nothing changes',
    before: TWO,
    matching: { onAmbiguous: 'hold' },
    columns: ['email', 'phone', 'city'],
    rows: [['ann@x.com', '4155550102', 'Rome']],
    outcomes: ['failed'],
    issues: [['error ambiguous_held']],
    people: TWO,
  },
  {
    note: 'M4 two emails of a row belong to two contacts: the first decides',
    before: TWO,
    columns: ['email', 'additional_emails'],
    rows: [['ann@x.com', 'bob@x.com; a2@x.com']],
    outcomes: ['updated Ann'],
    issues: [['warning ambiguous_match']],
    people: { Ann: { ...TWO.Ann, additional_emails: ['a2@x.com'] }, Bob: TWO.Bob },
  },
  {
    note: 'M4 three contacts: the row warns of each other one',
    before: { ...TWO, Cem: { first_name: 'Cem', phone: '+14155550103' } },
    columns: ['email', 'phone', 'additional_phones'],
    rows: [['ann@x.com', '4155550102', '4155550103']],
    outcomes: ['unchanged Ann'],
    issues: [['warning ambiguous_match', 'warning ambiguous_match']],
  },
  {
    note: 'a column that only matches can be ambiguous too',
    before: TWO,
    columns: ['email', { field: 'phone', policy: 'match_only' }, 'city'],
    rows: [['ann@x.com', '4155550102', 'Rome']],
    outcomes: ['updated Ann'],
    issues: [['warning ambiguous_match']],
  },
  {
    note: 'a phone that the matched contact shares is not ambiguous',
    before: { Ann: { ...TWO.Ann, phone: '+14155550102' }, Bob: TWO.Bob },
    columns: ['email', 'phone', 'city'],
    rows: [['ann@x.com', '4155550102', 'Rome']],
    outcomes: ['updated Ann'],
    issues: [[]],
  },
  {
    note: 'a key that nobody is found by is simply shared',
    before: TWO,
    matching: { findBy: ['email'] },
    columns: ['email', 'phone'],
    rows: [['ann@x.com', '4155550102']],
    outcomes: ['updated Ann'],
    issues: [[]],
    people: { Ann: { ...TWO.Ann, phone: '+14155550102' }, Bob: TWO.Bob },
  },
];

const UNIQUE: readonly Case[] = [
  {
    note: 'a unique ID stays with its contact when another one is updated',
    before: { ...TWO, Cem: { first_name: 'Cem', external_id: 'X1' } },
    columns: ['email', 'external_id', 'city'],
    rows: [['ann@x.com', 'X1', 'Rome']],
    outcomes: ['updated Ann'],
    issues: [['warning key_taken']],
    people: { Ann: { ...TWO.Ann, city: 'Rome' } },
  },
  {
    note: 'a new contact does not get the unique ID of another one',
    before: { Cem: { first_name: 'Cem', external_id: 'X1' } },
    columns: ['first_name', 'external_id'],
    rows: [['Dee', 'X1']],
    outcomes: ['created row 2'],
    issues: [['warning key_taken']],
    people: { 'row 2': { first_name: 'Dee' } },
  },
  {
    note: 'a unique ID is not shared where duplicates are allowed either',
    before: { Cem: { first_name: 'Cem', external_id: 'X1' } },
    mode: 'create',
    matching: { allowDuplicates: true, findBy: ['external_id'] },
    columns: ['first_name', 'external_id'],
    rows: [['Dee', 'X1']],
    outcomes: ['created row 2'],
    issues: [['warning key_taken']],
    people: { 'row 2': { first_name: 'Dee' } },
  },
  {
    note: 'the same unique ID in two rows of new contacts stays with the first',
    columns: ['first_name', 'external_id'],
    rows: [
      ['Dee', 'X1'],
      ['Eve', 'X1'],
    ],
    outcomes: ['created row 2', 'created row 3'],
    issues: [[], ['warning key_taken']],
    people: { 'row 3': { first_name: 'Eve' } },
  },
];

const BIN: readonly Case[] = [
  {
    note: 'a contact in the bin does not match, and the row says that it is there',
    before: { Ann: { first_name: 'Ann', email: 'ann@x.com' } },
    binned: ['Ann'],
    columns: ['email', 'city'],
    rows: [['ann@x.com', 'Rome']],
    outcomes: ['created row 2'],
    issues: [['info binned_match']],
    people: { 'row 2': { email: 'ann@x.com', city: 'Rome' } },
  },
  {
    note: 'restored instead where the account says so, and updated',
    before: { Ann: { first_name: 'Ann', email: 'ann@x.com' } },
    binned: ['Ann'],
    matching: { onBinned: 'restore' },
    columns: ['email', 'city'],
    rows: [
      ['ann@x.com', 'Rome'],
      ['ann@x.com', 'Rome'],
    ],
    outcomes: ['updated Ann', 'unchanged Ann'],
    issues: [['info binned_match'], []],
  },
  {
    note: 'restoring is a change, also when no value changes',
    before: { Ann: { first_name: 'Ann', email: 'ann@x.com' } },
    binned: ['Ann'],
    mode: 'create',
    matching: { onBinned: 'restore' },
    columns: ['email'],
    rows: [['ann@x.com']],
    outcomes: ['updated Ann'],
  },
  {
    note: 'updating restores nobody',
    before: { Ann: { first_name: 'Ann', email: 'ann@x.com' } },
    binned: ['Ann'],
    mode: 'update',
    matching: { onBinned: 'restore' },
    columns: ['email', 'city'],
    rows: [['ann@x.com', 'Rome']],
    outcomes: ['failed'],
    issues: [['info binned_match', 'error no_match']],
  },
  {
    note: 'a live contact with the key matches, the one in the bin is not mentioned',
    before: { Gone: { email: 'ann@x.com' }, Ann: { email: 'ann@x.com' } },
    binned: ['Gone'],
    columns: ['email', 'city'],
    rows: [['ann@x.com', 'Rome']],
    outcomes: ['updated Ann'],
    issues: [[]],
  },
  {
    note: 'one whose other key is taken by now cannot come back',
    before: {
      Gone: { first_name: 'Gone', email: 'gone@x.com', phone: '+14155550101' },
      Bob: { first_name: 'Bob', phone: '+14155550101' },
    },
    binned: ['Gone'],
    matching: { onBinned: 'restore' },
    columns: ['email', 'city'],
    rows: [['gone@x.com', 'Rome']],
    outcomes: ['created row 2'],
    issues: [['info binned_match']],
  },
];

describe.each([
  ['finding', FINDING],
  ['by contact ID', BY_ID],
  ['ambiguous rows', AMBIGUOUS],
  ['unique IDs', UNIQUE],
  ['the bin', BIN],
])('%s', (_, cases) => {
  test.each(cases)('$note', ({ note: _note, outcomes, issues, people, ...sheet }) => {
    const result = importSheet(sheet);
    expect(result.outcomes).toEqual(outcomes);
    if (issues) expect(result.issues).toEqual(issues);
    if (people) expect(result.people).toMatchObject(people);
    for (const [name, values] of Object.entries(people ?? {}))
      expect(result.people[name]).toEqual(values);
  });
});

test('M4 the warning of an ambiguous row names both contacts', () => {
  const row = { columns: ['email', 'phone'], rows: [['ann@x.com', '4155550102']] };
  expect(importSheet({ before: TWO, ...row }).sentences).toEqual([
    ['+14155550102 belongs to Bob, but the row was matched to Ann.'],
  ]);
  const twoRows = { columns: ['first_name', ...row.columns], mode: 'upsert' } as const;
  const { sentences } = importSheet({
    ...twoRows,
    rows: [
      ['Ann', 'ann@x.com', ''],
      ['Bob', '', '4155550102'],
      ['Ann', 'ann@x.com', '4155550102'],
    ],
  });
  expect(sentences[2]).toEqual([
    '+14155550102 belongs to row 3 of this file (Bob), but the row was matched to row 2 of this file (Ann).',
  ]);
});
