import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Json } from '../json.ts';
import { CONTACT } from '../object/contact.ts';
import { reverseChange } from './reverse-change.ts';

type Values = Readonly<Record<string, Json>>;

interface Case {
  readonly note: string;
  /** The changed fields before and after the import's row; null where there is none. */
  readonly before: Values;
  readonly after: Values;
  /** The contact as it is when the change is taken back. */
  readonly now: Values;
  /** Values that other contacts hold by now. */
  readonly taken?: readonly string[];
  readonly becomes: Values;
  readonly kept?: Values;
}

const UNTOUCHED: readonly Case[] = [
  {
    note: 'a value goes back to the one before',
    before: { company: 'Acme' },
    after: { company: 'Bolt' },
    now: { company: 'Bolt', city: 'Rome' },
    becomes: { company: 'Acme', city: 'Rome' },
  },
  {
    note: 'a value that was not there goes',
    before: { company: null },
    after: { company: 'Bolt' },
    now: { company: 'Bolt' },
    becomes: {},
  },
  {
    note: 'a cleared value comes back',
    before: { company: 'Acme' },
    after: { company: null },
    now: {},
    becomes: { company: 'Acme' },
  },
  {
    note: 'an amount goes back, whatever the order of its parts in the database',
    before: { deal: null },
    after: { deal: { amount: '5.00', currency: 'USD' } },
    now: { deal: { currency: 'USD', amount: '5.00' } },
    becomes: {},
  },
  {
    note: 'a set goes back to the set before, in its order',
    before: { tags: ['b', 'a'] },
    after: { tags: ['b', 'a', 'c'] },
    now: { tags: ['b', 'a', 'c'] },
    becomes: { tags: ['b', 'a'] },
  },
  {
    note: 'a swap of primary and additional email is swapped back',
    before: { email: 'a@x.com', additional_emails: ['b@x.com'] },
    after: { email: 'b@x.com', additional_emails: ['a@x.com'] },
    now: { email: 'b@x.com', additional_emails: ['a@x.com'] },
    becomes: { email: 'a@x.com', additional_emails: ['b@x.com'] },
  },
];

const CHANGED_SINCE: readonly Case[] = [
  {
    note: 'M2 a value that somebody changed since is kept; the others go back',
    before: { company: 'Acme', city: null },
    after: { company: 'Bolt', city: 'Rome' },
    now: { company: 'Cog', city: 'Rome' },
    becomes: { company: 'Cog' },
    kept: { company: 'changed' },
  },
  {
    note: 'M2 a value that somebody removed since stays removed',
    before: { company: 'Acme' },
    after: { company: 'Bolt' },
    now: {},
    becomes: {},
    kept: { company: 'changed' },
  },
  {
    note: 'a value that somebody put back already is as it should be',
    before: { company: 'Acme' },
    after: { company: 'Bolt' },
    now: { company: 'Acme' },
    becomes: { company: 'Acme' },
  },
  {
    note: 'M2 tags added by hand stay and the import’s tag goes',
    before: { tags: ['vip'] },
    after: { tags: ['vip', 'fair'] },
    now: { tags: ['vip', 'fair', 'mine'] },
    becomes: { tags: ['vip', 'mine'] },
  },
  {
    note: 'a tag removed by hand does not come back',
    before: { tags: ['vip'] },
    after: { tags: ['vip', 'fair'] },
    now: { tags: ['fair'] },
    becomes: {},
  },
  {
    note: 'tags that a replacing import took come back beside those added by hand',
    before: { tags: ['vip', 'lead'] },
    after: { tags: ['new'] },
    now: { tags: ['new', 'Lead', 'mine'] },
    becomes: { tags: ['Lead', 'mine', 'vip'] },
  },
  {
    note: 'an additional email added by hand becomes primary when the import’s goes',
    before: { email: null },
    after: { email: 'a@x.com' },
    now: { email: 'a@x.com', additional_emails: ['mine@x.com'] },
    becomes: { email: 'mine@x.com' },
  },
  {
    note: 'an email held before and now is not lost when only one of its fields goes back',
    before: { email: 'a@x.com', additional_emails: ['b@x.com'] },
    after: { email: 'b@x.com', additional_emails: ['a@x.com'] },
    now: { email: 'c@x.com', additional_emails: ['a@x.com'] },
    becomes: { email: 'c@x.com', additional_emails: ['b@x.com', 'a@x.com'] },
    kept: { email: 'changed' },
  },
  {
    note: 'an email that somebody made primary since is not listed twice',
    before: { additional_emails: ['b@x.com'], email: 'a@x.com' },
    after: { additional_emails: ['a@x.com'], email: 'c@x.com' },
    now: { additional_emails: ['a@x.com'], email: 'b@x.com' },
    becomes: { email: 'b@x.com', additional_emails: ['a@x.com'] },
    kept: { email: 'changed' },
  },
];

const KEPT: readonly Case[] = [
  {
    note: 'M14 a do-not-contact flag that the import set stays set',
    before: { do_not_email: null, city: null },
    after: { do_not_email: true, city: 'Rome' },
    now: { do_not_email: true, city: 'Rome' },
    becomes: { do_not_email: true },
    kept: { do_not_email: 'protected' },
  },
  {
    note: 'M14 a flag that an owner’s import cleared is set again',
    before: { do_not_email: true },
    after: { do_not_email: false },
    now: { do_not_email: false },
    becomes: { do_not_email: true },
  },
  {
    note: 'an email that another contact has by now is not taken back',
    before: { email: 'a@x.com' },
    after: { email: 'b@x.com' },
    now: { email: 'b@x.com' },
    taken: ['a@x.com'],
    becomes: { email: 'b@x.com' },
    kept: { email: 'key_taken' },
  },
  {
    note: 'an address that the contact holds still is not gained, whoever else has it',
    before: { email: 'A@x.com' },
    after: { email: 'a@x.com' },
    now: { email: 'a@x.com' },
    taken: ['A@x.com'],
    becomes: { email: 'A@x.com' },
  },
];

describe.each([
  ['untouched since', UNTOUCHED],
  ['changed since', CHANGED_SINCE],
  ['never taken back', KEPT],
])('%s', (_, cases) => {
  test.each(cases)('$note', ({ before, after, now, taken = [], becomes, kept = {} }) => {
    const reversed = reverseChange(WITH_DEAL, now, {
      patch: { before, after },
      isTaken: (_field, value) => taken.includes(value),
      isOverlaid: () => false,
      protects: true,
    });
    expect(reversed).toEqual({ values: becomes, kept });
  });
});

test('redoing sets and clears flags as the import did', () => {
  const patch = { before: { do_not_email: true }, after: { do_not_email: false } };
  const redo = { patch, isTaken: () => false, isOverlaid: () => false, protects: false };
  expect(reverseChange(CONTACT, { do_not_email: false }, redo).values).toEqual({
    do_not_email: true,
  });
  const back = { ...redo, patch: { before: patch.after, after: patch.before } };
  expect(reverseChange(CONTACT, { do_not_email: true }, back)).toEqual({
    values: { do_not_email: false },
    kept: {},
  });
});

const values = fc.record(
  {
    company: fc.constantFrom('Acme', 'Bolt', 'Cog'),
    tags: fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd'), { minLength: 1 }),
    email: fc.constantFrom('a@x.com', 'b@x.com', 'c@x.com'),
  },
  { requiredKeys: [] },
);

test('taking a change back twice always gives what taking it back once gives', () => {
  fc.assert(
    fc.property(values, values, values, (old, changed, now) => {
      const patch = { before: withNulls(old), after: withNulls(changed) };
      const options = { patch, isTaken: () => false, isOverlaid: () => false, protects: true };
      const once = reverseChange(CONTACT, now, options).values;
      expect(reverseChange(CONTACT, once, options).values).toEqual(once);
      expect(reverseChange(CONTACT, changed, options)).toEqual({ values: old, kept: {} });
    }),
  );
});

function withNulls(given: Values): Values {
  return { company: null, tags: null, email: null, ...given };
}

const WITH_DEAL: typeof CONTACT = {
  ...CONTACT,
  fields: [
    ...CONTACT.fields,
    { key: 'deal', label: 'Deal', type: 'money', group: '', custom: true, many: false },
  ],
};
