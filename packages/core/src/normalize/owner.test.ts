import { describe, expect, it } from 'vitest';
import { followersCoder, ownerCoder } from './owner.ts';

const MEMBERS = [
  { id: 'm1', name: 'Ann Lee', email: 'Ann@Acme.com' },
  { id: 'm2', name: 'Bob Ray', email: 'bob@acme.com' },
  { id: 'm3', name: 'Sam Fox', email: 'sam@acme.com' },
  { id: 'm4', name: 'Sam Fox', email: 'sam.fox@acme.com' },
  { id: 'm5', name: 'Zoë  Müller', email: 'zoe@acme.com' },
];

describe('ownerCoder', () => {
  const code = ownerCoder(MEMBERS);

  it.each([
    ['Ann Lee', 'm1', 'FirstName LastName'],
    [' ann  LEE ', 'm1', 'case and spaces'],
    ['Lee, Ann', 'm1', 'LastName, FirstName'],
    ['ann@acme.com', 'm1', 'email, whatever its case'],
    ['Zoe\u0308 Mu\u0308ller', 'm5', 'composition'],
    ['sam.fox@acme.com', 'm4', 'email where names are the same'],
  ])('C13 finds %j as %s: %s', (text, id) => {
    expect(code(text)).toEqual({ kind: 'value', value: id });
  });

  it.each([
    ['Ann', 'owner_unknown', 'first name only'],
    ['Carl Doe', 'owner_unknown', 'nobody'],
    ['carl@acme.com', 'owner_unknown', 'nobody’s email'],
    ['__proto__', 'owner_unknown', 'trap 19'],
    ['Sam Fox', 'owner_ambiguous', 'two members'],
  ])('C13 does not find %j (%s): %s', (text, issue) => {
    expect(code(text)).toEqual({ kind: 'unreadable', issue: { code: issue } });
  });

  it('finds who has left by email, as exports name them, and never by name', () => {
    const former = { id: 'm0', name: 'Ann Lee', email: 'ann@old.com', hasLeft: true };
    const gone = { id: 'm9', name: 'Joe Gone', email: 'joe@acme.com', hasLeft: true };
    const both = ownerCoder([former, ...MEMBERS, gone]);
    expect(both('Ann Lee')).toEqual({ kind: 'value', value: 'm1' });
    expect(both('Joe Gone')).toEqual({ kind: 'unreadable', issue: { code: 'owner_unknown' } });
    expect(both('joe@acme.com')).toEqual({ kind: 'value', value: 'm9' });
    expect(followersCoder([gone])('Joe Gone; joe@acme.com')).toMatchObject({
      value: ['m9'],
      issues: [{ code: 'owner_unknown', part: 'Joe Gone' }],
    });
  });

  it('takes a blank cell as empty', () => {
    expect(code(' ')).toEqual({ kind: 'empty' });
  });
});

describe('followersCoder', () => {
  const code = followersCoder(MEMBERS);

  it.each([
    ['Ann Lee', ['m1'], 'one'],
    ['Ann Lee, bob@acme.com', ['m1', 'm2'], 'commas'],
    ['Ann Lee; Bob Ray;', ['m1', 'm2'], 'semicolons, the last one stray'],
    ['Lee, Ann; Ray, Bob', ['m1', 'm2'], 'LastName, FirstName'],
    ['Ann Lee, ann@acme.com', ['m1'], 'each once'],
  ])('C13 finds %j as %j: %s', (text, ids) => {
    expect(code(text)).toEqual({ kind: 'value', value: ids });
  });

  it('C13 keeps those it finds and reports the others', () => {
    expect(code('Ann Lee, Carl Doe, Sam Fox')).toEqual({
      kind: 'value',
      value: ['m1'],
      issues: [
        { code: 'owner_unknown', part: 'Carl Doe' },
        { code: 'owner_ambiguous', part: 'Sam Fox' },
      ],
    });
  });

  it('is unreadable, not empty, when it finds nobody: an empty cell could clear the field', () => {
    expect(code('Carl Doe').kind).toBe('unreadable');
    expect(code(' , ').kind).toBe('empty');
  });
});
