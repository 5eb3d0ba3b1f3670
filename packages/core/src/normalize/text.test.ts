import { describe, expect, it } from 'vitest';
import { longTextCoder, textCoder } from './text.ts';

describe('textCoder', () => {
  it.each([
    ['Ann', 'Ann', 'as typed'],
    ['  Ann \t', 'Ann', 'trimmed'],
    ['\u00a0Ann\u00a0', 'Ann', 'no-break spaces'],
    ['\ufeffAnn', 'Ann', 'a byte order mark that stuck to the first cell'],
    ['\u200bAnn\u200f', 'Ann', 'zero-width and direction marks at the ends'],
    ['A  B\u00a0C', 'A  B\u00a0C', 'spaces inside stay'],
    ['NULL', 'NULL', 'trap 23: the surname NULL'],
    ['n/a', 'n/a', 'placeholders are for typed columns'],
    ['1.50', '1.50', 'trap 23: the company 1.50'],
    ['007', '007', 'trap 17: leading zeros'],
    ["'s-Gravenhage", "'s-Gravenhage", 'an apostrophe that belongs to the text'],
    ['=1+1', '=1+1', 'what looks like a formula is text'],
    ['line 1\nline 2', 'line 1\nline 2', 'line ends inside stay'],
    ['line 1\r\nline 2', 'line 1\r\nline 2', 'as they are'],
    ['Zoe\u0308', 'Zoë', 'NFC'],
    ['👩‍👩‍👧', '👩‍👩‍👧', 'joiners inside an emoji stay'],
  ])('C6 codes %j as %j: %s', (text, value) => {
    expect(textCoder()(text)).toEqual({ kind: 'value', value });
  });

  it.each(['', '   ', '\u00a0\u200b', '\r\n'])('takes %j as empty', (text) => {
    expect(textCoder()(text)).toEqual({ kind: 'empty' });
  });

  it('removes NUL and says so', () => {
    expect(textCoder()('A\0nn\0')).toEqual({
      kind: 'value',
      value: 'Ann',
      issues: [{ code: 'nul_removed' }],
    });
    expect(textCoder()('\0')).toEqual({ kind: 'empty', issues: [{ code: 'nul_removed' }] });
  });

  it('replaces half a surrogate pair, which no database stores, and says so', () => {
    expect(textCoder()('A\ud800')).toEqual({
      kind: 'value',
      value: 'A\ufffd',
      issues: [{ code: 'character_unreadable', params: { encoding: 'Unicode' } }],
    });
  });
});

describe('longTextCoder', () => {
  it('keeps lines and writes every line end as a line feed', () => {
    expect(longTextCoder()(' a\r\nb\rc\nd\r\n')).toEqual({ kind: 'value', value: 'a\nb\nc\nd' });
  });
});
