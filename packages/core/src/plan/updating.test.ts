import { describe, expect, test } from 'vitest';
import { importSheet, type Sheet } from '../../../../test/support/import-sheet.ts';
import { CONTACT } from '../object/contact.ts';

type Values = NonNullable<Sheet['before']>[string];

/** One contact, found by its external ID, and the cells of one row about it. */
interface Case {
  readonly note: string;
  readonly ann: Values;
  readonly columns: Sheet['columns'];
  readonly cells: readonly string[];
  readonly constants?: Values;
  /** What Ann is afterwards; null: unchanged. */
  readonly becomes: Values | null;
  readonly issues?: readonly string[];
}

const fill = (field: string) => ({ field, policy: 'fill' }) as const;
const clear = (field: string) => ({ field, onEmpty: 'clear' }) as const;
const replace = (field: string) => ({ field, policy: 'overwrite' }) as const;
const replaceOrClear = (field: string) =>
  ({ field, policy: 'overwrite', onEmpty: 'clear' }) as const;

const SINGLE: readonly Case[] = [
  {
    note: 'a filled cell overwrites',
    ann: { company: 'Acme' },
    columns: ['company'],
    cells: ['Bolt'],
    becomes: { company: 'Bolt' },
  },
  {
    note: 'other capitals of a text are another text',
    ann: { company: 'acme' },
    columns: ['company'],
    cells: ['Acme'],
    becomes: { company: 'Acme' },
  },
  {
    note: 'the same text is unchanged',
    ann: { company: 'Acme' },
    columns: ['company'],
    cells: [' Acme '],
    becomes: null,
  },
  {
    note: 'C7 an empty cell leaves the value alone',
    ann: { company: 'Acme' },
    columns: ['company'],
    cells: [''],
    becomes: null,
  },
  {
    note: 'C7 an empty cell clears where empty values are updated',
    ann: { company: 'Acme', city: 'Rome' },
    columns: [clear('company'), 'city'],
    cells: ['', ''],
    becomes: { city: 'Rome' },
  },
  {
    note: 'clearing what is not there changes nothing',
    ann: { city: 'Rome' },
    columns: [clear('company')],
    cells: [''],
    becomes: null,
  },
  {
    note: 'M5 fill: a value that is there stays',
    ann: { company: 'Acme' },
    columns: [fill('company')],
    cells: ['Bolt'],
    becomes: null,
  },
  {
    note: 'M5 fill: a blank is filled',
    ann: {},
    columns: [fill('company')],
    cells: ['Bolt'],
    becomes: { company: 'Bolt' },
  },
  {
    note: 'M5 fill: an empty cell that clears does not clear',
    ann: { company: 'Acme' },
    columns: [{ field: 'company', policy: 'fill', onEmpty: 'clear' }],
    cells: [''],
    becomes: null,
  },
  {
    note: 'M5 match only: changes nothing',
    ann: { email: 'ann@x.com' },
    columns: [{ field: 'email', policy: 'match_only' }],
    cells: ['new@x.com'],
    becomes: null,
  },
  {
    note: 'A2 the same email in other capitals is unchanged',
    ann: { email: 'Ann@x.com' },
    columns: ['email'],
    cells: ['ANN@X.com'],
    becomes: null,
  },
  {
    note: 'the same phone in another form is unchanged',
    ann: { phone: '+14155550101' },
    columns: ['phone'],
    cells: ['(415) 555-0101'],
    becomes: null,
  },
  {
    note: 'the same amount of money is unchanged, whatever the order of its parts',
    ann: { deal: { currency: 'USD', amount: '1200.50' } },
    columns: ['deal'],
    cells: ['$1,200.50'],
    becomes: null,
  },
];

const SETS: readonly Case[] = [
  {
    note: 'C13 tags are added',
    ann: { tags: ['vip'] },
    columns: ['tags'],
    cells: ['lead, new'],
    becomes: { tags: ['vip', 'lead', 'new'] },
  },
  {
    note: 'a tag in other capitals is there already',
    ann: { tags: ['VIP'] },
    columns: ['tags'],
    cells: ['vip'],
    becomes: null,
  },
  {
    note: 'an empty cell removes no tags, also where empty values are updated',
    ann: { tags: ['vip'] },
    columns: [clear('tags')],
    cells: [''],
    becomes: null,
  },
  {
    note: 'M5 replace: the cell’s tags instead of those there',
    ann: { tags: ['vip', 'lead'] },
    columns: [replace('tags')],
    cells: ['lead, new'],
    becomes: { tags: ['lead', 'new'] },
  },
  {
    note: 'M5 replace: an empty cell leaves the tags alone',
    ann: { tags: ['vip'] },
    columns: [replace('tags')],
    cells: [''],
    becomes: null,
  },
  {
    note: 'M5 replace: an empty cell clears where empty values are updated',
    ann: { tags: ['vip'] },
    columns: [replaceOrClear('tags')],
    cells: [''],
    becomes: {},
  },
  {
    note: 'M5 fill: tags that are there stay as they are',
    ann: { tags: ['vip'] },
    columns: [fill('tags')],
    cells: ['new'],
    becomes: null,
  },
  {
    note: 'B7 additional emails are added; the one that is primary is not listed twice',
    ann: { email: 'ann@x.com', additional_emails: ['a@x.com'] },
    columns: ['additional_emails'],
    cells: ['ANN@x.com, A@x.com, b@x.com'],
    becomes: { email: 'ann@x.com', additional_emails: ['a@x.com', 'b@x.com'] },
  },
  {
    note: 'additional emails that repeat the primary one change nothing',
    ann: { email: 'ann@x.com', additional_emails: ['a@x.com'] },
    columns: ['additional_emails'],
    cells: ['ANN@x.com, A@x.com'],
    becomes: null,
  },
  {
    note: 'B7 several emails in one cell: the first is the primary one',
    ann: {},
    columns: ['email'],
    cells: ['a@x.com; b@x.com'],
    becomes: { email: 'a@x.com', additional_emails: ['b@x.com'] },
  },
  {
    note: 'the first additional email is promoted where there is no primary one',
    ann: { additional_emails: [] },
    columns: ['additional_emails'],
    cells: ['a@x.com, b@x.com'],
    becomes: { email: 'a@x.com', additional_emails: ['b@x.com'] },
  },
  {
    note: 'the first additional phone is promoted when the primary one is cleared',
    ann: { phone: '+14155550101', additional_phones: ['+14155550102'] },
    columns: [clear('phone')],
    cells: [''],
    becomes: { phone: '+14155550102' },
  },
  {
    note: 'an additional email that becomes primary swaps places: no address is lost',
    ann: { email: 'a@x.com', additional_emails: ['b@x.com', 'c@x.com'] },
    columns: ['email'],
    cells: ['B@x.com'],
    becomes: { email: 'B@x.com', additional_emails: ['c@x.com', 'a@x.com'] },
  },
  {
    note: 'a new primary email overwrites; the additional ones stay',
    ann: { email: 'a@x.com', additional_emails: ['b@x.com'] },
    columns: ['email'],
    cells: ['c@x.com'],
    becomes: { email: 'c@x.com', additional_emails: ['b@x.com'] },
  },
];

const WHOLE_IMPORT: readonly Case[] = [
  {
    note: 'E4 tags for the whole import are added',
    ann: { tags: ['vip'] },
    columns: ['city'],
    cells: ['Rome'],
    constants: { tags: ['fair 2026'] },
    becomes: { city: 'Rome', tags: ['vip', 'fair 2026'] },
  },
  {
    note: 'E4 with a tags column whose cell is empty and replaces: the contact’s tags stay',
    ann: { tags: ['vip'] },
    columns: [replace('tags')],
    cells: [''],
    constants: { tags: ['fair'] },
    becomes: { tags: ['vip', 'fair'] },
  },
  {
    note: 'E4 with a tags column that replaces: the cell’s, and the import’s',
    ann: { tags: ['vip'] },
    columns: [replace('tags')],
    cells: ['new'],
    constants: { tags: ['fair'] },
    becomes: { tags: ['new', 'fair'] },
  },
  {
    note: 'E4 with a tags column that only fills: the contact’s stay, the import’s is added',
    ann: { tags: ['vip'] },
    columns: [fill('tags')],
    cells: ['new'],
    constants: { tags: ['fair'] },
    becomes: { tags: ['vip', 'fair'] },
  },
  {
    note: 'E4 a contact that has the tag already is unchanged',
    ann: { tags: ['vip', 'Fair'] },
    columns: ['tags'],
    cells: ['vip'],
    constants: { tags: ['fair'] },
    becomes: null,
  },
  {
    note: 'E2 A1 the type of the whole import is set',
    ann: { type: 'Agent' },
    columns: ['city'],
    cells: ['Rome'],
    constants: { type: 'Client' },
    becomes: { type: 'Client', city: 'Rome' },
  },
  {
    note: 'A1 a column that says another type is not used, and the row says so',
    ann: {},
    columns: ['type'],
    cells: ['Agent'],
    constants: { type: 'Client' },
    becomes: { type: 'Client' },
    issues: ['info value_not_used'],
  },
  {
    note: 'A1 the policy of a column that is not used is not used either',
    ann: { type: 'Agent' },
    columns: [fill('type')],
    cells: ['Client'],
    constants: { type: 'Client' },
    becomes: { type: 'Client' },
    issues: [],
  },
];

const NAMES: readonly Case[] = [
  {
    note: 'a full name is split, and kept as typed',
    ann: {},
    columns: ['full_name'],
    cells: ['Ann Lee'],
    becomes: { first_name: 'Ann', last_name: 'Lee', full_name: 'Ann Lee' },
  },
  {
    note: 'M5 a full name that only fills leaves the names that are there alone',
    ann: { first_name: 'Anna', full_name: 'Anna L.' },
    columns: [fill('full_name')],
    cells: ['Ann Lee'],
    becomes: { first_name: 'Anna', last_name: 'Lee', full_name: 'Anna L.' },
  },
  {
    note: 'a full name that is split overwrites by default',
    ann: { first_name: 'Anna', last_name: 'Lee' },
    columns: ['full_name'],
    cells: ['Ann Lee'],
    becomes: { first_name: 'Ann', last_name: 'Lee', full_name: 'Ann Lee' },
  },
  {
    note: 'with a column for first names nothing is split, and each column has its own policy',
    ann: { first_name: 'Anna' },
    columns: [fill('full_name'), 'first_name'],
    cells: ['Ann Lee', 'Ann'],
    becomes: { first_name: 'Ann', full_name: 'Ann Lee' },
  },
];

const SEVERAL_COLUMNS: readonly Case[] = [
  {
    note: 'M5 several columns of one set with different policies: the most careful one holds',
    ann: { tags: ['vip'] },
    columns: [replace('tags'), 'tags'],
    cells: ['new', 'lead'],
    becomes: { tags: ['vip', 'new', 'lead'] },
  },
  {
    note: 'the order of the columns does not matter',
    ann: { tags: ['vip'] },
    columns: ['tags', replace('tags')],
    cells: ['new', 'lead'],
    becomes: { tags: ['vip', 'new', 'lead'] },
  },
  {
    note: 'a column that only matches leaves the policy to the one that gives values',
    ann: { email: 'ann@x.com', additional_emails: ['a@x.com'] },
    columns: [
      { field: 'additional_emails', policy: 'match_only' },
      { field: 'additional_emails', policy: 'fill' },
    ],
    cells: ['b@x.com', 'c@x.com'],
    becomes: null,
  },
];

const SUPPRESSION: readonly Case[] = [
  {
    note: 'M14 do-not-contact is set by an import',
    ann: {},
    columns: ['do_not_email'],
    cells: ['yes'],
    becomes: { do_not_email: true },
  },
  {
    note: 'M14 and set where it said no',
    ann: { do_not_email: false },
    columns: ['do_not_email'],
    cells: ['yes'],
    becomes: { do_not_email: true },
  },
  {
    note: 'M14 it is never cleared by an import, and the row says so',
    ann: { do_not_email: true },
    columns: ['do_not_email'],
    cells: ['no'],
    becomes: null,
    issues: ['warning suppression_kept'],
  },
  {
    note: 'M14 nor by an empty cell where empty values are updated',
    ann: { do_not_contact: true },
    columns: [clear('do_not_contact')],
    cells: [''],
    becomes: null,
    issues: ['warning suppression_kept'],
  },
  {
    note: 'M14 nor by what the import sets for every row',
    ann: { do_not_phone: true },
    columns: ['city'],
    cells: [''],
    constants: { do_not_phone: false },
    becomes: null,
    issues: ['warning suppression_kept'],
  },
  {
    note: 'M14 only the column policy that an owner can choose clears it',
    ann: { do_not_email: true },
    columns: [{ field: 'do_not_email', policy: 'clear_protection' }],
    cells: ['no'],
    becomes: { do_not_email: false },
    issues: [],
  },
  {
    note: 'M14 that policy clears nothing where the cell is empty',
    ann: { do_not_email: true },
    columns: [{ field: 'do_not_email', policy: 'clear_protection' }],
    cells: [''],
    becomes: null,
    issues: [],
  },
];

describe.each([
  ['fields of one value', SINGLE],
  ['sets', SETS],
  ['values for the whole import', WHOLE_IMPORT],
  ['names split from a full name', NAMES],
  ['several columns of one field', SEVERAL_COLUMNS],
  ['do not contact', SUPPRESSION],
])('%s', (_, cases) => {
  test.each(cases)('$note', (given) => {
    const ann = { external_id: 'A', nickname: 'Annie', ...given.ann };
    const { outcomes, people, issues, decisions } = importSheet({
      definition: WITH_DEAL,
      before: { Ann: ann },
      mode: 'update',
      matching: { findBy: ['external_id'] },
      constants: given.constants ?? {},
      columns: ['external_id', ...given.columns],
      rows: [['A', ...given.cells]],
    });
    expect(outcomes).toEqual([given.becomes === null ? 'unchanged Ann' : 'updated Ann']);
    expect(issues[0]).toEqual(given.issues ?? []);
    expect(decisions[0]?.version).toBe(given.becomes === null ? 1 : 2);
    if (given.becomes) {
      expect(people['Ann']).toEqual({ external_id: 'A', nickname: 'Annie', ...given.becomes });
    }
  });
});

test('the patch of a row holds the changed fields, before and after, and the changed keys', () => {
  const { decisions } = importSheet({
    before: { Ann: { first_name: 'Ann', company: 'Acme', email: 'a@x.com', city: 'Rome' } },
    columns: ['contact_id', 'email', clear('company'), 'country', 'city'],
    rows: [['@Ann', 'b@x.com', '', 'Italy', 'Rome']],
  });
  expect(decisions[0]).toMatchObject({
    patch: {
      before: { email: 'a@x.com', company: 'Acme', country: null },
      after: { email: 'b@x.com', company: null, country: 'IT' },
    },
    keys: {
      added: [{ kind: 'email', value: 'b@x.com' }],
      removed: [{ kind: 'email', value: 'a@x.com' }],
    },
  });
});

const emails = (count: number, name = 'a'): readonly string[] =>
  Array.from({ length: count }, (_, at) => `${name}${at}@x.com`);

test.each([
  { note: 'B7 the hundredth email is taken', has: 99, given: 1, outcome: 'updated Ann' },
  { note: 'B7 one more than 100 fails the row', has: 100, given: 1, outcome: 'failed' },
  { note: 'none of several is taken in part', has: 98, given: 3, outcome: 'failed' },
  {
    note: 'those that are there already do not count',
    has: 100,
    given: 0,
    outcome: 'unchanged Ann',
  },
])('$note', ({ has, given, outcome }) => {
  const [email, ...rest] = emails(has);
  const { outcomes, issues } = importSheet({
    before: { Ann: { external_id: 'A', email: email as string, additional_emails: rest } },
    matching: { findBy: ['external_id'] },
    columns: ['external_id', 'additional_emails'],
    rows: [['A', [email, ...emails(given, 'new')].join(', ')]],
  });
  expect(outcomes).toEqual([outcome]);
  expect(issues).toEqual([outcome === 'failed' ? ['error too_many_values'] : []]);
});

test('a contact that is over the limit already can still be updated', () => {
  const [email, ...rest] = emails(120);
  const { outcomes } = importSheet({
    before: { Ann: { external_id: 'A', email: email as string, additional_emails: rest } },
    matching: { findBy: ['external_id'] },
    columns: ['external_id', 'city'],
    rows: [['A', 'Rome']],
  });
  expect(outcomes).toEqual(['updated Ann']);
});

const WITH_DEAL: NonNullable<Sheet['definition']> = {
  ...CONTACT,
  fields: [
    ...CONTACT.fields,
    { key: 'deal', label: 'Deal', type: 'money', group: '', custom: true, many: false },
  ],
};
