import * as fc from 'fast-check';
import { domainToASCII } from 'node:url';
import { describe, expect, it } from 'vitest';
import { asciiDomain, isPublicDomain } from './domain.ts';
import { decodePunycode, encodePunycode } from './punycode.ts';

describe('punycode', () => {
  // Samples of RFC 3492, section 7.1
  it.each([
    ['他们为什么不说中文', 'ihqwcrb4cv8a8dqg056pqjye'],
    ['Pročprostěnemluvíčesky', 'Proprostnemluvesky-uyb24dma41a'],
    ['3年B組金八先生', '3B-ww4c5e180e575a65lsy2b'],
    ['安室奈美恵-with-SUPER-MONKEYS', '-with-SUPER-MONKEYS-pc58ag80a8qai00g7n9n'],
    ['bücher', 'bcher-kva'],
  ])('encodes %s as %s and back', (text, encoded) => {
    expect(encodePunycode(text)).toBe(encoded);
    expect(decodePunycode(encoded)).toBe(text);
  });

  it('decodes what it has encoded, and never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1, maxLength: 30 }), (text) => {
        const encoded = encodePunycode(text);
        expect(/^[\0-\x7f]*$/.test(text) || decodePunycode(encoded) === text).toBe(true);
        decodePunycode(text);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('asciiDomain', () => {
  it('gives what the platform gives for names in common scripts', () => {
    const letters = fc.string({
      unit: fc.constantFrom(...Array.from('abcäöüéñçøåжшяλσ中文日本한글')),
      minLength: 1,
      maxLength: 12,
    });
    fc.assert(
      fc.property(letters, letters, (name, suffix) => {
        const domain = `${name}.${suffix}`;
        expect(asciiDomain(domain)).toBe(domainToASCII(domain));
      }),
      { numRuns: 1000 },
    );
  });
});

describe('isPublicDomain', () => {
  it.each([
    ['acme.com', true, 'a name and a suffix'],
    ['acme.co.uk', true, 'a suffix of two labels'],
    ['xn--e1afmkfd.xn--p1ai', true, 'an encoded name and suffix'],
    ['com', false, 'a suffix alone'],
    ['acme.notreal', false, 'a suffix that does not exist'],
    ['127.0.0.1', false, 'an address'],
    ['acme_.com', false, 'an underscore'],
    ['xn--.com', false, 'an empty encoding'],
    ['xn--abc-.com', false, 'an encoding of nothing but ASCII'],
  ])('of %s is %s: %s', (domain, isPublic) => {
    expect(isPublicDomain(domain)).toBe(isPublic);
  });
});
