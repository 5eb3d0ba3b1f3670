import { describe, expect, it } from 'vitest';
import { say } from '../language/sentence.ts';
import { phoneCoder, phoneKey, phoneListCoder } from './phone.ts';

type Read = string | readonly string[] | null;
type Case = readonly [text: string, country: string | null, read: Read, note: string];

const READ: readonly Case[] = [
  // The forms the product promises. 123 is no area code of North America and 123-456-7890 is in no
  // assigned range, yet every guide prints it: a possible length is what is asked for.
  ['+1 1234567890', null, '+11234567890', 'E.164 with a space'],
  ['+11234567890', null, '+11234567890', 'E.164'],
  ['+1 123 456 7890', null, '+11234567890', 'E.164 with any spacing'],
  ['+1  123  456  7890', 'DE', '+11234567890', 'E.164 does not ask for the account country'],
  ['123-456-7890', 'US', '+11234567890', 'national with hyphens'],
  ['(123) 456-7890', 'US', '+11234567890', 'national with area code in brackets'],
  ['(123) 4567890', 'US', '+11234567890', 'national, brackets only'],
  ['1234567890', 'US', '+11234567890', 'national, digits only'],
  // Other punctuation
  ['415.555.0123', 'US', '+14155550123', 'dots'],
  ['+49 (0) 170/123 45 67', 'US', '+491701234567', 'a trunk zero that is not dialled from abroad'],
  ['+39 06 1234567', 'US', '+39061234567', 'in Italy the zero is part of the number'],
  ['06 1234567', 'IT', '+39061234567', 'the same at home'],
  ['+39 06 698 12345', null, '+390669812345', 'Vatican City'],
  ['+225 07 07 07 07 07', null, '+2250707070707', 'in Ivory Coast, too'],
  ['0800 1111', 'GB', '+448001111', 'a free number that is as short as a local one'],
  ['030/1234567', 'DE', '+49301234567', 'a slash after the area code'],
  ['+44–20–7946–0018', null, '+442079460018', 'en dashes'],
  ['+44\u00a020\u00a07946\u00a00018', null, '+442079460018', 'no-break spaces'],
  ['\u202a+442079460018\u202c', null, '+442079460018', 'text-direction marks around it'],
  ['(+44) 20 7946 0018', null, '+442079460018', 'calling code in brackets'],
  // Prefixes
  ['1 415 555 0123', 'US', '+14155550123', 'trunk prefix of North America'],
  ['020 7946 0018', 'GB', '+442079460018', 'trunk zero'],
  ['0044 20 7946 0018', 'DE', '+442079460018', '00 where it is the prefix for abroad'],
  ['011 44 20 7946 0018', 'US', '+442079460018', '011 from North America'],
  ['8 (912) 345-67-89', 'RU', '+79123456789', 'trunk 8'],
  ['0 11 15 2345-6789', 'AR', '+5491123456789', 'a mobile prefix in the middle moves to the front'],
  ['447911123456', 'GB', '+447911123456', 'plus sign left out'],
  // What programs and people write around it
  ['tel:+1-415-555-0123', null, '+14155550123', 'tel: link'],
  ['tel:7946-0018;phone-context=+44-20', null, '+442079460018', 'RFC 3966 context'],
  ['p:+491701234567', 'US', '+491701234567', 'lead form export'],
  ["'+491701234567", 'US', '+491701234567', 'apostrophe that guards a cell in spreadsheets'],
  ['"+491701234567"', 'US', '+491701234567', 'quotes left over'],
  ['Mobile: 0170 1234567', 'DE', '+491701234567', 'kind of phone before it'],
  ['0170 1234567 (mobil)', 'DE', '+491701234567', 'kind of phone after it'],
  ['4155550123.0', 'US', '+14155550123', 'a whole number written as a float'],
  ['4.47701234567E+11', 'GB', '+447701234567', 'scientific notation that still has every digit'],
  // Other digits
  ['＋４４２０７９４６００１８', null, '+442079460018', 'full width'],
  ['٠٥٥١٢٣٤٥٦٧', 'SA', '+966551234567', 'Arabic digits'],
  ['۰۹۱۲۳۴۵۶۷۸۹', 'IR', '+989123456789', 'Persian digits'],
  // Letters
  ['1-800-FLOWERS', 'US', '+18003569377', 'letters of the keypad'],
  ['1-800-GOT-MILK', 'US', '+18004686455', 'letters in two groups'],
  ['+1 (800) CALL-NOW', null, '+18002255669', 'letters after a calling code'],
  // Extensions are kept apart
  ['415-555-0123 x12', 'US', '+14155550123;ext=12', 'x'],
  ['415-555-0123x12', 'US', '+14155550123;ext=12', 'x without a space'],
  ['415-555-0123 ext. 12', 'US', '+14155550123;ext=12', 'ext.'],
  ['415-555-0123, extension 12', 'US', '+14155550123;ext=12', 'extension after a comma'],
  ['(415) 555-0123 #12', 'US', '+14155550123;ext=12', '#'],
  ['415-555-0123 (ext 12)', 'US', '+14155550123;ext=12', 'in brackets'],
  ['+14155550123;ext=12', null, '+14155550123;ext=12', 'as stored'],
  ['+14155550123,,12', null, '+14155550123;ext=12', 'pauses to be dialled'],
  // Several: none is lost
  ['415-555-0123; 415-555-0124', 'US', ['+14155550123', '+14155550124'], 'semicolon'],
  ['415-555-0123, 415-555-0124', 'US', ['+14155550123', '+14155550124'], 'comma'],
  ['415-555-0123 / 415-555-0124', 'US', ['+14155550123', '+14155550124'], 'spaced slash'],
  ['415-555-0123 or 415-555-0124', 'US', ['+14155550123', '+14155550124'], 'or'],
  ['+14155550123 ::: +14155550124', null, ['+14155550123', '+14155550124'], 'address book export'],
  ['+14155550123+14155550124', null, ['+14155550123', '+14155550124'], 'a second plus sign'],
  ['415-555-0123\n415-555-0124', 'US', ['+14155550123', '+14155550124'], 'line ends'],
  ['4155550123; (415) 555-0123', 'US', '+14155550123', 'the same number twice is one'],
];

const REFUSED: readonly Case[] = [
  ['415-555-0123', null, null, 'national without a country'],
  ['00442079460018', null, null, '00 is a prefix only in some countries'],
  ['555-0123', 'US', null, 'no area code'],
  ['+1 415 555 01234', null, null, 'a digit too many'],
  ['+1 415 555', null, null, 'too short'],
  ['+999 1234567890', null, null, 'no such calling code'],
  ['+0 123 456 7890', null, null, 'no calling code begins with zero'],
  ['911', 'US', null, 'a short code is nobody’s number'],
  ['4.47701E+11', 'GB', null, 'scientific notation has lost digits'],
  ['4,47701E+11', 'DE', null, 'the same with a comma'],
  ['ann@acme.com', 'US', null, 'an email address'],
  ['call Bob', 'US', null, 'words'],
  ['ask Bob 4155550123', 'US', null, 'words before a number: nobody knows whose it is'],
  ['555 0123 after six', 'US', null, 'words after a number are not dialled'],
  ['FLOWERS', 'US', null, 'letters only'],
  ['2024-01-15', 'DE', null, 'a date has as many digits as a short number'],
  ['01.02.1990', 'DE', null, 'a date with dots'],
  [
    '06 12 34 56 78',
    'US',
    null,
    'a French number is none of North America: no area code begins with 0',
  ],
  ['01.42.68.53.00', 'US', null, 'the same with dots'],
  ['03-1234-5678', 'US', null, 'a Japanese number'],
  ['+1 061 234 5678', null, null, 'no area code begins with 0, after a calling code either'],
  ['0033612345678', 'JP', null, '00 is no prefix for abroad in Japan'],
  ['555-1234', 'GB', null, 'without area code: only free numbers are as short'],
  ['+', 'US', null, 'a plus sign'],
  ['()', 'US', null, 'punctuation only'],
  ['fax: 415-555-0123', 'US', null, 'a fax number is no phone number'],
  ['415-555-0123 / 555', 'XX', null, 'an unknown country reads no national numbers'],
];

describe('phoneCoder', () => {
  it.each([...READ, ...REFUSED])('C6 reads %j of %s as %j: %s', (text, country, read) => {
    const coded = phoneCoder(country)(text);
    expect(coded.kind === 'value' ? coded.value : null).toEqual(read);
    if (coded.kind !== 'value') {
      expect(coded).toMatchObject({ kind: 'unreadable', issue: { code: 'phone_unreadable' } });
    }
  });

  it('takes a blank cell as empty', () => {
    expect(phoneCoder('US')(' \u00a0\u200b ')).toEqual({ kind: 'empty' });
  });

  it('says that a spreadsheet has lost digits', () => {
    const coded = phoneCoder('GB')('4.47701E+11');
    expect(coded.kind === 'unreadable' && coded.issue.params?.['reason']).toEqual(
      say(' A spreadsheet has rounded it, and its digits are lost.'),
    );
  });

  it('keeps the good numbers of a cell and reports each bad one', () => {
    expect(phoneCoder('US')('415-555-0123; 12; +1 415 555 0124')).toEqual({
      kind: 'value',
      value: ['+14155550123', '+14155550124'],
      issues: [{ code: 'phone_unreadable', params: { reason: '' }, part: '12' }],
    });
  });

  it('gives an array of one from the coder of lists', () => {
    expect(phoneListCoder('US')('415-555-0123')).toEqual({
      kind: 'value',
      value: ['+14155550123'],
    });
  });

  it('reads what it has written as the same value', () => {
    for (const [text, country, read] of READ) {
      const coded = phoneCoder(country)(text);
      if (coded.kind !== 'value' || typeof coded.value !== 'string') continue;
      expect(phoneCoder(null)(coded.value), text).toEqual({ kind: 'value', value: read });
    }
  });
});

describe('phoneKey', () => {
  it('is the number without its extension, and its own key', () => {
    expect(phoneKey('+14155550123;ext=12')).toBe('+14155550123');
    expect(phoneKey(phoneKey('+14155550123;ext=12'))).toBe('+14155550123');
  });
});
