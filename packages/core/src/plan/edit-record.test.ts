import { describe, expect, test } from 'vitest';
import { CONTACT } from '../object/contact.ts';
import { editRecord } from './edit-record.ts';

const edit = (record: object, given: object) =>
  editRecord(CONTACT, record as Record<string, string>, given as Record<string, string>);

describe('a change by a person', () => {
  test('replaces lists as a whole, and clears with null or nothing', () => {
    const record = { email: 'a@x.com', tags: ['a', 'b'], groups: ['g'], city: 'Rome' };
    const { values, patch } = edit(record, { tags: ['b', 'c'], groups: [], city: null });
    expect(values).toEqual({ email: 'a@x.com', tags: ['b', 'c'] });
    expect(patch).toEqual({
      before: { tags: ['a', 'b'], groups: ['g'], city: 'Rome' },
      after: { tags: ['b', 'c'], groups: null, city: null },
    });
  });

  test('may take back that somebody is not to be contacted', () => {
    const { values } = edit(
      { do_not_email: true, do_not_phone: true },
      { do_not_email: false, do_not_phone: null },
    );
    expect(values).toEqual({ do_not_email: false });
  });

  test('corrects how an address or a tag is written', () => {
    const record = { email: 'ann@x.com', tags: ['vip', 'fair'] };
    const { values, patch } = edit(record, { email: 'Ann@X.com', tags: ['VIP', 'fair'] });
    expect(values).toEqual({ email: 'Ann@X.com', tags: ['VIP', 'fair'] });
    expect(Object.keys(patch?.after ?? {})).toEqual(['email', 'tags']);
  });

  test('that says what is there already is none', () => {
    const record = { email: 'a@x.com', tags: ['a'], amount: { currency: 'EUR', amount: '1' } };
    expect(edit(record, { ...record, city: null }).patch).toBeNull();
  });

  test('moves an additional email up when the first one goes', () => {
    const { values } = edit({ email: 'a@x.com', additional_emails: ['b@x.com'] }, { email: null });
    expect(values).toEqual({ email: 'b@x.com' });
  });
});
