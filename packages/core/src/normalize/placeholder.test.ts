import { describe, expect, it } from 'vitest';
import { DEFAULT_PLACEHOLDERS, placeholderTest } from './placeholder.ts';

describe('placeholderTest', () => {
  const isPlaceholder = placeholderTest(DEFAULT_PLACEHOLDERS);

  it.each([
    'n/a',
    'N/A',
    ' na ',
    '-',
    '--',
    '—',
    'none',
    'NULL',
    'nil',
    '#N/A',
    '#REF!',
    'TBD',
    '\\N',
    'Unknown',
    'NaN',
  ])('takes %j for a placeholder', (text) => {
    expect(isPlaceholder(text)).toBe(true);
  });

  it.each([
    ['', 'an empty cell is empty by itself'],
    ['0', 'a number'],
    ['x', 'yes, in a column of yes and no'],
    ['no', 'a word of yes and no, and Norway'],
    ['-5', 'a number'],
    ['nan@acme.com', 'an address'],
    ['none of these', 'words that begin like one'],
    ['constructor', 'trap 19'],
  ])('does not take %j for one: %s', (text) => {
    expect(isPlaceholder(text)).toBe(false);
  });

  it('takes only the words it is given', () => {
    const isKeine = placeholderTest(['keine', ' ']);
    expect([isKeine('KEINE'), isKeine('n/a'), isKeine('')]).toEqual([true, false, false]);
  });
});
