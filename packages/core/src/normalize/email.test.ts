import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { say } from '../language/sentence.ts';
import { emailKey } from './email-key.ts';
import { emailCoder, emailListCoder } from './email.ts';

const code = emailCoder();

type Case = readonly [text: string, read: string | readonly string[] | null, note: string];

const READ: readonly Case[] = [
  ['ann@acme.com', 'ann@acme.com', 'plain'],
  ['Ann.Lee@Acme.COM', 'Ann.Lee@Acme.COM', 'kept as typed'],
  ['  ann@acme.com\u00a0', 'ann@acme.com', 'trimmed, no-break spaces too'],
  ['ann+news@acme.co.uk', 'ann+news@acme.co.uk', 'a tag, and a suffix of two labels'],
  ["O'Neil@acme.com", "O'Neil@acme.com", 'an apostrophe in the name'],
  ['ann@mail.acme.github.io', 'ann@mail.acme.github.io', 'under a private suffix'],
  ['ann@gov.uk', 'ann@gov.uk', 'the domain of a registry receives mail like any other'],
  ['"john doe"@acme.com', '"john doe"@acme.com', 'a quoted local part'],
  ['"a,b;c"@acme.com', '"a,b;c"@acme.com', 'separators in a quoted local part'],
  ['ann@bücher.de', 'ann@bücher.de', 'an international domain'],
  ['ann@пример.рф', 'ann@пример.рф', 'an international suffix'],
  ['josé@acme.com', 'josé@acme.com', 'an international local part'],
  ['jose\u0301@acme.com', 'josé@acme.com', 'NFC'],
  ['ann\u200b@acme.com', 'ann@acme.com', 'an invisible character inside'],
  ['Ann Lee <ann@acme.com>', 'ann@acme.com', 'name and address'],
  ['"Lee, Ann" <ann@acme.com>', 'ann@acme.com', 'quoted name with a comma'],
  ['Lee, Ann <ann@acme.com>', 'ann@acme.com', 'name with a comma, not quoted'],
  ['ann@acme.com <ann@acme.com>', 'ann@acme.com', 'the address as its own name'],
  ['<ann@acme.com>', 'ann@acme.com', 'brackets only'],
  ['<ann@acme.com', 'ann@acme.com', 'a bracket that nothing closes'],
  ['ann@acme.com>', 'ann@acme.com', 'a bracket that nothing opens'],
  ['mailto:ann@acme.com', 'ann@acme.com', 'mailto'],
  ['MAILTO:ann@acme.com?subject=Hi', 'ann@acme.com', 'mailto with a subject'],
  ['ann@acme.com;', 'ann@acme.com', 'trailing semicolon'],
  [',ann@acme.com,', 'ann@acme.com', 'stray commas'],
  ['ann@acme.com.', 'ann@acme.com', 'the full stop of a sentence; as a domain it means the same'],
  ["'ann@acme.com", 'ann@acme.com', 'apostrophe that guards a cell in spreadsheets'],
  ['“ann@acme.com”', 'ann@acme.com', 'typographic quotes'],
  ['ann@acme.com (work)', 'ann@acme.com', 'a note in brackets'],
  ['a@acme.com,b@acme.com', ['a@acme.com', 'b@acme.com'], 'comma'],
  ['a@acme.com; b@acme.com', ['a@acme.com', 'b@acme.com'], 'semicolon'],
  ['a@acme.com|b@acme.com', ['a@acme.com', 'b@acme.com'], 'bar'],
  ['a@acme.com b@acme.com', ['a@acme.com', 'b@acme.com'], 'space'],
  ['a@acme.com\r\nb@acme.com', ['a@acme.com', 'b@acme.com'], 'line end'],
  ['a@acme.com ::: b@acme.com', ['a@acme.com', 'b@acme.com'], 'address book export'],
  ['a@acme.com or b@acme.com', ['a@acme.com', 'b@acme.com'], 'a connecting word'],
  ['home: a@acme.com work: b@acme.com', ['a@acme.com', 'b@acme.com'], 'labels'],
  ['Ann <a@acme.com>, Bob <b@acme.com>', ['a@acme.com', 'b@acme.com'], 'names and addresses'],
  ['a@acme.com, A@ACME.COM', 'a@acme.com', 'one address twice is one'],
];

const REFUSED: readonly Case[] = [
  ['ann', null, 'no @'],
  ['ann@', null, 'no domain'],
  ['@acme.com', null, 'no local part'],
  ['ann@acme', null, 'no suffix'],
  ['ann@localhost', null, 'a host of this machine'],
  ['ann@acme.notreal', null, 'a suffix that does not exist'],
  ['ann@127.0.0.1', null, 'an IP address'],
  ['ann@[127.0.0.1]', null, 'an IP literal'],
  ['ann@acme..com', null, 'an empty label'],
  ['ann@-acme.com', null, 'a label that begins with a hyphen'],
  ['ann@acme_x.com', null, 'an underscore in the domain'],
  ['ann@acme.com/bob@acme.com', null, 'a slash in the domain'],
  ['.ann@acme.com', null, 'a dot at the start'],
  ['ann.@acme.com', null, 'a dot at the end'],
  ['ann..lee@acme.com', null, 'two dots'],
  ['ann lee@acme.com', null, 'a space inside: nobody knows which part was meant'],
  ['Ann ann@acme.com', null, 'a name without brackets looks just like that'],
  ['ann@@acme.com', null, 'two signs'],
  [`${'a'.repeat(65)}@acme.com`, null, '65 octets before the sign'],
  [`ann@${'a'.repeat(64)}.com`, null, 'a label of 64'],
  [`ann@${'a.'.repeat(130)}com`, null, 'longer than a domain can be'],
  ['ann@xn--a.com', null, 'a label that is no Punycode'],
  ['ann\u0001@acme.com', null, 'a control character'],
  ['+1 415 555 0123', null, 'E8: a phone number in the email column'],
  ['https://acme.com', null, 'a web address'],
];

describe('emailCoder', () => {
  it.each([...READ, ...REFUSED])('C6 reads %j as %j: %s', (text, read) => {
    const coded = code(text);
    expect(coded.kind === 'value' ? coded.value : null).toEqual(read);
    if (coded.kind !== 'value') {
      expect(coded).toMatchObject({ kind: 'unreadable', issue: { code: 'email_invalid' } });
    }
  });

  it.each([
    ['ann@gmail.con', 'ann@gmail.com', 'an ending that does not exist'],
    ['ann@acme.cmo', 'ann@acme.com', 'two letters of the ending swapped'],
    ['ann@gmailcom', 'ann@gmail.com', 'the dot left out'],
    ['ann@gmail,com', 'ann@gmail.com', 'a comma for the dot'],
    ['ann @acme.com', 'ann@acme.com', 'a space beside the sign'],
    ['ann@@acme.com', 'ann@acme.com', 'the sign twice'],
    ['ann (at) acme (dot) com', 'ann@acme.com', 'written out'],
    ['ann＠acme.com', 'ann@acme.com', 'a full-width sign'],
    ['ann lee@acme.com', null, 'a space in the middle could be anything'],
    ['nobody', null, 'nothing like an address'],
  ])('suggests for %j %j: %s', (...[text, suggestion]) => {
    expect(code(text)).toEqual({
      kind: 'unreadable',
      issue: { code: 'email_invalid', params: { suggestion: meant(suggestion) } },
    });
  });

  it.each([
    ['ann@gmial.com', 'ann@gmail.com', 'two letters swapped'],
    ['ann@gmai.com', 'ann@gmail.com', 'a letter left out'],
    ['ann@gmaill.com', 'ann@gmail.com', 'a letter twice'],
    ['ann@hotnail.com', 'ann@hotmail.com', 'a wrong letter'],
    ['ann@gmail.co', 'ann@gmail.com', 'another ending that exists'],
    ['аnn@acme.com', null, 'a Cyrillic letter among Latin ones'],
  ])(
    'keeps %j and says that it may be mistyped, with the suggestion %j: %s',
    (...[text, suggestion]) => {
      expect(code(text)).toEqual({
        kind: 'value',
        value: text,
        issues: [{ code: 'email_suspicious', params: { suggestion: meant(suggestion) } }],
      });
    },
  );

  it.each([
    'mail.com',
    'email.com',
    'ymail.com',
    'gmail.com',
    'yahoo.fr',
    'yahoo.it',
    'acme.com',
    'mac.com',
    'aol.de',
  ])('finds nothing doubtful about %s', (domain) => {
    expect(code(`ann@${domain}`)).toEqual({ kind: 'value', value: `ann@${domain}` });
  });

  it('keeps the good addresses of a cell and reports each bad one', () => {
    expect(code('a@acme.com; bob; c@acme.com')).toEqual({
      kind: 'value',
      value: ['a@acme.com', 'c@acme.com'],
      issues: [{ code: 'email_invalid', params: { suggestion: '' }, part: 'bob' }],
    });
  });

  it('gives an array of one from the coder of lists', () => {
    expect(emailListCoder()('ann@acme.com')).toEqual({ kind: 'value', value: ['ann@acme.com'] });
  });
});

describe('emailKey', () => {
  it.each([
    ['Ann@Acme.COM', 'ann@acme.com', 'case'],
    ['ann@BÜCHER.de', 'ann@xn--bcher-kva.de', 'an international domain in ASCII'],
    ['ann@XN--BCHER-KVA.de', 'ann@xn--bcher-kva.de', 'as it is when typed in ASCII'],
    ['ann@xn--BCHER-KVA.de', 'ann@xn--bcher-kva.de', 'whatever its case'],
    ['ann@bu\u0308cher.de', 'ann@xn--bcher-kva.de', 'and composition'],
    ['ann@ａｃｍｅ。com', 'ann@acme.com', 'full-width letters and dot of a domain'],
    ['jose\u0301@acme.com', 'josé@acme.com', 'NFC'],
    ['a\u200bnn\u202e@acme.com', 'ann@acme.com', 'invisible characters'],
    ['"ann"@acme.com', 'ann@acme.com', 'quotes that are not needed'],
    ['"ann lee"@acme.com', '"ann lee"@acme.com', 'quotes that are'],
    ['a.n.n+x@gmail.com', 'a.n.n+x@gmail.com', 'dots and tags are the provider’s affair'],
  ])('of %j is %s: %s', (address, key) => {
    expect(emailKey(address)).toBe(key);
  });

  const anything = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.tuple(fc.string(), fc.domain()).map((parts) => parts.join('@')),
    fc
      .tuple(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }))
      .map((p) => p.join('@')),
    fc.string({
      unit: fc.constantFrom('x', 'n', '-', '-', '@', '.', '"', 'ü', 'İ', 'ς', 'K', '。', 'ß', 'ﬁ'),
    }),
  );

  it('of a key is the key itself, whatever the text', () => {
    fc.assert(
      fc.property(anything, (text) => {
        const key = emailKey(text);
        expect(emailKey(key)).toBe(key);
      }),
      { numRuns: 5000 },
    );
  });

  it('does not change with the case of an address', () => {
    const letters = fc.string({
      unit: fc.constantFrom(...Array.from('abcxyzäöüéñжшλσ0189')),
      minLength: 1,
    });
    fc.assert(
      fc.property(letters, letters, fc.infiniteStream(fc.boolean()), (local, domain, flips) => {
        const address = `${local}@${domain}.com`;
        const other = address.replace(/./gu, (char) =>
          flips.next().value === true ? char.toUpperCase() : char,
        );
        expect(emailKey(other)).toBe(emailKey(address));
      }),
      { numRuns: 2000 },
    );
  });

  it('is the same for the address as typed and as coded', () => {
    for (const [text, read] of READ) {
      if (typeof read !== 'string' || !/^[^<>,; ]+$/.test(text)) continue;
      const coded = code(text);
      expect(coded.kind === 'value' && emailKey(coded.value as string)).toBe(emailKey(read));
    }
  });
});

function meant(address: string | null) {
  return address === null ? '' : say(' Did you mean {address}?', { address });
}
