import { describe, expect, test } from 'vitest';
import { ISSUES, type IssueCode } from './catalogue.ts';
import { describeIssue } from './describe-issue.ts';
import { LANGUAGES } from '../language/language.ts';
import type { Issue } from './issue.ts';
import { shownValue } from './say-issue.ts';

/** The params that the code gives with each issue, besides value and column. */
const PARAMS: Readonly<Partial<Record<IssueCode, readonly string[]>>> = {
  required_missing: ['fields'],
  duplicate_email: ['owner'],
  duplicate_phone: ['owner'],
  duplicate_key: ['owner', 'field'],
  no_match: ['keys'],
  ambiguous_match: ['other', 'chosen'],
  ambiguous_held: ['other', 'chosen'],
  binned_match: ['owner'],
  key_taken: ['owner'],
  suppression_kept: ['column'],
  suppressed: ['field'],
  photo_unreachable: ['reason'],
  too_many_values: ['column', 'limit'],
  email_invalid: ['suggestion'],
  email_suspicious: ['suggestion'],
  phone_unreadable: ['reason'],
  date_ambiguous: ['read'],
  number_ambiguous: ['read'],
  time_dropped: ['read'],
  option_unknown: ['options'],
  row_short: ['found', 'expected'],
  row_long: ['found', 'expected', 'extra'],
  character_unreadable: ['encoding', 'effect'],
};

/** What every issue has. */
const ALWAYS = ['value', 'column', 'object', 'Object', 'objects', 'needs'];

const codes = Object.keys(ISSUES) as IssueCode[];

describe('issues in words', () => {
  test.each(codes)('%s has a value for every placeholder of its texts', (code) => {
    const params = Object.fromEntries((PARAMS[code] ?? []).map((name) => [name, `<${name}>`]));
    const { title, sentence, advice } = ISSUES[code];
    const names = [...`${title} ${sentence} ${advice}`.matchAll(/\{(\w+)\}/g)].map(
      ([, name]) => name,
    );
    for (const name of names) {
      expect([...ALWAYS, ...Object.keys(params)]).toContain(name);
    }
    const issue: Issue = { code, severity: 'error', column: 0, value: 'the value', params };
    for (const language of LANGUAGES) {
      const words = describeIssue(issue, 'The column', { language });
      expect(Object.values(words).join(' ')).not.toMatch(/[{}]/);
    }
  });

  test('values are shown on one line, short, and without characters that turn a terminal', () => {
    expect(shownValue('a\nb\u001B[31mc\u202Ed')).toBe('a b [31mc d');
    expect(shownValue('x'.repeat(5000))).toBe(`${'x'.repeat(120)}…`);
    expect(shownValue(`${'x'.repeat(119)}😀y`).isWellFormed()).toBe(true);
  });

  test('fields that an issue names are called what its reader calls them', () => {
    const issue: Issue = {
      code: 'required_missing',
      severity: 'error',
      column: null,
      value: null,
      params: { fields: 'First name, Email, Shoe size' },
    };
    expect(describeIssue(issue, null).sentence).toBe(
      'The row has nothing in First name, Email, Shoe size.',
    );
    expect(describeIssue(issue, null, { language: 'de' }).sentence).toBe(
      'In der Zeile ist keines dieser Felder ausgefüllt: Vorname, E-Mail, Shoe size.',
    );
  });

  test('a value that looks like a placeholder is not filled in', () => {
    const issue: Issue = {
      code: 'date_unreadable',
      severity: 'warning',
      column: 0,
      value: '{column}',
    };
    expect(describeIssue(issue, 'Day').sentence).toBe('"{column}" in Day is not a date.');
  });
});
