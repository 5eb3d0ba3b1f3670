import { describe, expect, it } from 'vitest';
import { recordIdCoder } from './record-id.ts';
import { uniqueIdCoder, uniqueKey } from './unique-id.ts';

const ID = '0190a5b2-7c3d-7e4f-8a1b-2c3d4e5f6071';

describe('recordIdCoder', () => {
  it.each([
    [ID, 'as exported'],
    [ID.toUpperCase(), 'capitals'],
    [` ${ID} `, 'spaces'],
    [`{${ID}}`, 'braces'],
    [`"${ID}"`, 'quotes'],
    [`'${ID}`, 'apostrophe that guards a cell in spreadsheets'],
    [`urn:uuid:${ID}`, 'URN'],
  ])('codes %j as the ID: %s', (text) => {
    expect(recordIdCoder()(text)).toEqual({ kind: 'value', value: ID });
  });

  it.each([
    ['12', 'a number of another system'],
    [ID.slice(1), 'a digit lost'],
    [ID.replaceAll('-', ''), 'no hyphens: not as exported'],
    [`${ID}0`, 'a digit too many'],
    [ID.replace('0', 'g'), 'a letter that is no digit'],
    ['------------------------------------', '36 hyphens'],
  ])('refuses %j: %s', (text) => {
    expect(recordIdCoder()(text)).toEqual({ kind: 'unreadable', issue: { code: 'id_invalid' } });
  });

  it('takes a blank cell as empty', () => {
    expect(recordIdCoder()('')).toEqual({ kind: 'empty' });
  });
});

describe('uniqueIdCoder', () => {
  it.each([
    ['00123', '00123', 'leading zeros'],
    ['AbC', 'AbC', 'case'],
    ["'007", '007', 'apostrophe that guards a cell in spreadsheets'],
    ["'=1", '=1', 'and one that guards from formulas'],
    ["'a'", "'a'", 'quotes that belong to it'],
    ['1E5', '1E5', 'what looks like a number is text'],
  ])('codes %j as %j: %s', (text, value) => {
    expect(uniqueIdCoder()(text)).toEqual({ kind: 'value', value });
  });

  it('refuses an ID too long for an index, rather than lose the batch it is in', () => {
    expect(uniqueIdCoder()('x'.repeat(500))).toMatchObject({ kind: 'value' });
    expect(uniqueIdCoder()('x'.repeat(501))).toMatchObject({
      kind: 'unreadable',
      issue: { code: 'id_too_long' },
    });
  });

  it('has keys that do not depend on composition or spaces around, but on case', () => {
    expect(uniqueKey(' e\u0301 ')).toBe('é');
    expect(uniqueKey('a')).not.toBe(uniqueKey('A'));
    expect(uniqueKey(uniqueKey(' e\u0301 '))).toBe('é');
  });
});
