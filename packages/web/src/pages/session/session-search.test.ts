import { describe, expect, test } from 'vitest';
import { readSignInSearch } from './session-search.ts';

describe('where one goes on after signing in', () => {
  test.each(['/contacts', '/imports/1?tab=rows#top', '/invitation?token=a%2Fb'])(
    '%s is of this site',
    (next) => {
      expect(readSignInSearch({ next })).toEqual({ next });
    },
  );

  test.each([
    ['https://evil.example', 'another site'],
    ['//evil.example', 'another site with the same protocol'],
    ['/\\evil.example', 'browsers take it for a slash'],
    ['/\t/evil.example', 'browsers leave tabs out'],
    ['/\n/evil.example', 'and line ends'],
    ['/\r\\evil.example', 'of either kind'],
    ['javascript:alert(1)', 'no page'],
    [7, 'no address'],
  ])('%j is not: %s', (next: string | number, _why: string) => {
    expect(readSignInSearch({ next })).toEqual({});
  });
});

test('why one is to sign in is one of the reasons there are, or none', () => {
  const why = 'signed-out-elsewhere';
  expect(readSignInSearch({ next: '/groups', why })).toEqual({ next: '/groups', why });
  expect(readSignInSearch({ why: 'because' })).toEqual({});
});
