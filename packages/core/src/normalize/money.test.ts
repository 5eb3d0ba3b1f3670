import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { moneyCoder } from './money.ts';

const READ: readonly (readonly [text: string, amount: string, currency: string, note: string])[] = [
  ['1234', '1234.00', 'EUR', 'product form; the currency of the account'],
  ['1,234,234.33', '1234234.33', 'EUR', 'product form'],
  ['$1,200.50', '1200.50', 'USD', 'product form'],
  ['1 200,50 €', '1200.50', 'EUR', 'product form'],
  ['1\u202f200,50\u00a0€', '1200.50', 'EUR', 'as French programs write'],
  ['€1.200,50', '1200.50', 'EUR', 'sign in front'],
  ['1,200.50 EUR', '1200.50', 'EUR', 'code behind'],
  ['USD 1,200.50', '1200.50', 'USD', 'code in front'],
  ['usd1200', '1200.00', 'USD', 'small letters, no space'],
  ['1200.5USD', '1200.50', 'USD', 'padded to the cents'],
  ['1200.505 USD', '1200.505', 'USD', 'more decimals are kept'],
  ['-$5', '-5.00', 'USD', 'minus in front of the sign'],
  ['$-5', '-5.00', 'USD', 'minus behind the sign'],
  ['- 5 €', '-5.00', 'EUR', 'minus and space'],
  ['5- €', '-5.00', 'EUR', 'minus behind the number'],
  ['($1,200.50)', '-1200.50', 'USD', 'accounting'],
  ['($5.00', '', '', 'bracket not closed'],
  ['US$ 5', '5.00', 'USD', 'dollar of the US'],
  ['C$5', '5.00', 'CAD', 'dollar of Canada'],
  ['R$ 1.200,50', '1200.50', 'BRL', 'real'],
  ['£5', '5.00', 'GBP', 'pound'],
  ['¥1200', '1200', 'JPY', 'no decimals'],
  ['KWD 1.5', '1.500', 'KWD', 'three decimals'],
  ["CHF 1'200.-", '1200.00', 'CHF', 'Swiss, without cents'],
  ['1.200,- €', '1200.00', 'EUR', 'German, without cents'],
  ['1200 zł', '1200.00', 'PLN', 'złoty'],
  ['5 Kč', '5.00', 'CZK', 'koruna'],
  ['₹1,23,456.78', '123456.78', 'INR', 'Indian groups'],
  ['.50', '0.50', 'EUR', 'no digit in front'],
  ['0', '0.00', 'EUR', 'zero'],
  ['', '', '', 'empty'],
  ['kr 5', '', '', 'of four countries, none of them the account’s'],
  ['5 XYZ', '', '', 'no currency'],
  ['USD 5 EUR', '', '', 'two currencies'],
  ['$5$', '', '', 'two signs'],
  ['5%', '', '', 'percent'],
  ['5k', '', '', 'thousands'],
  ['about 5', '', '', 'a word'],
  ['5-10', '', '', 'a range'],
  ['-(5)', '', '', 'two signs of minus'],
  ['$', '', '', 'no number'],
  ['free', '', '', 'a word'],
  ['9'.repeat(200), '', '', 'too long'],
];

describe('money is read exactly, with its currency', () => {
  const code = moneyCoder(null, 'EUR');
  it.each(READ)('%s is %s %s: %s', (text, amount, currency) => {
    if (amount !== '') expect(code(text)).toEqual({ kind: 'value', value: { amount, currency } });
    else if (text === '') expect(code(text)).toEqual({ kind: 'empty' });
    else {
      expect(code(text)).toEqual({ kind: 'unreadable', issue: { code: 'money_unreadable' } });
    }
  });
  it('a sign of several currencies means the account’s if it is one of them', () => {
    expect(moneyCoder(null, 'CAD')('$5')).toMatchObject({ value: { currency: 'CAD' } });
    expect(moneyCoder(null, 'CNY')('¥5')).toMatchObject({ value: { currency: 'CNY' } });
    expect(moneyCoder(null, 'NOK')('5 kr')).toMatchObject({ value: { currency: 'NOK' } });
    expect(moneyCoder(null, 'SEK')('5 kr.')).toMatchObject({ value: { currency: 'SEK' } });
  });
  it('M10: a doubtful separator is asked about unless the column shows it', () => {
    expect(code('€1.200')).toEqual({
      kind: 'value',
      value: { amount: '1.20', currency: 'EUR' },
      issues: [{ code: 'number_ambiguous', params: { read: '1.20 EUR' } }],
    });
    expect(moneyCoder(',', 'EUR')('€1.200')).toEqual({
      kind: 'value',
      value: { amount: '1200.00', currency: 'EUR' },
    });
  });
  it('always: what is coded is coded as itself, and no text makes it throw', () => {
    const marks = fc.array(
      fc.oneof(
        fc.constantFrom(...'0123456789.,- ()€$'.split('')),
        fc.constantFrom('USD', 'kr', 'CHF'),
      ),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(marks, fc.constantFrom('.', ',', null), (parts, separator) => {
        const coded = moneyCoder(separator, 'EUR')(parts.join(''));
        if (coded.kind !== 'value') return;
        const { amount, currency } = coded.value as { amount: string; currency: string };
        expect(moneyCoder('.', 'GBP')(`${amount} ${currency}`)).toEqual({
          kind: 'value',
          value: { amount, currency },
        });
      }),
      { numRuns: 3000 },
    );
  });
});
