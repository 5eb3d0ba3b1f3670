import countries from 'i18n-iso-countries/index.js';
import { describe, expect, it } from 'vitest';
import { COUNTRY_ALIASES } from './country-aliases.ts';
import { countryNames } from './country-names.ts';
import { countryCoder } from './country.ts';

describe('countryCoder', () => {
  it.each([
    ['Germany', 'en', 'DE', 'name in English'],
    ['  germany ', 'en', 'DE', 'case and spaces'],
    ['Frankreich', 'de', 'FR', 'name in the language of the account'],
    ['Germany', 'de', 'DE', 'English is always understood'],
    ['de', 'en', 'DE', 'two letters'],
    ['DEU', 'en', 'DE', 'three letters'],
    ['no', 'en', 'NO', 'a code that is also a word'],
    ['USA', 'en', 'US', 'alias'],
    ['U.S.A.', 'en', 'US', 'dots'],
    ['United States', 'en', 'US', 'short name'],
    ['the United States of America', 'en', 'US', 'article'],
    ['UK', 'en', 'GB', 'not the ISO code'],
    ['England', 'en', 'GB', 'part of the kingdom'],
    ['Northern Ireland', 'en', 'GB', 'part of the kingdom'],
    ['Deutschland', 'en', 'DE', 'name in its own language'],
    ['Holland', 'en', 'NL', 'common name'],
    ['Russia', 'en', 'RU', 'short name'],
    ['South Korea', 'en', 'KR', 'common name'],
    ['Korea, Republic of', 'en', 'KR', 'turned around for sorting'],
    ['Tanzania, United Republic of', 'en', 'TZ', 'turned around for sorting'],
    ['UAE', 'en', 'AE', 'abbreviation'],
    ["Cote d'Ivoire", 'en', 'CI', 'accents'],
    ['Trinidad & Tobago', 'en', 'TT', 'ampersand'],
    ['St. Lucia', 'en', 'LC', 'Saint'],
    ['Czech Republic', 'en', 'CZ', 'former name'],
    ['Türkiye', 'en', 'TR', 'new name'],
    ['日本', 'en', 'JP', 'name in its own script'],
  ])('C6 codes %j in %s as %s: %s', (text, language, code) => {
    expect(countryCoder(language)(text)).toEqual({ kind: 'value', value: code });
  });

  it.each([
    ['Atlantis', 'no country'],
    ['Korea', 'two countries answer to it'],
    ['Congo', 'two countries answer to it'],
    ['Frankreich und Spanien', 'two countries'],
    ['California', 'a state'],
    ['ZZ', 'no code'],
    ['__proto__', 'trap 19'],
    ['-', 'punctuation only'],
  ])('refuses %j: %s', (text) => {
    expect(countryCoder('en')(text)).toEqual({
      kind: 'unreadable',
      issue: { code: 'country_unknown' },
    });
  });

  it('takes a blank cell as empty, and gives the same answer again', () => {
    const code = countryCoder('en');
    expect([code(' '), code(' '), code('USA'), code('USA')]).toEqual([
      { kind: 'empty' },
      { kind: 'empty' },
      { kind: 'value', value: 'US' },
      { kind: 'value', value: 'US' },
    ]);
  });

  it('reads every code and every English name, each as its own country', () => {
    const code = countryCoder('en');
    for (const [alpha2, alpha3] of Object.entries(countries.getAlpha2Codes())) {
      expect(code(alpha2)).toEqual({ kind: 'value', value: alpha2 });
      expect(code(alpha3)).toEqual({ kind: 'value', value: alpha2 });
    }
    for (const [alpha2, name] of countryNames('en')) {
      // Refused above.
      if (name === 'Congo') continue;
      expect(code(name), name).toEqual({ kind: 'value', value: alpha2 });
    }
    for (const [alpha2, names] of Object.entries(COUNTRY_ALIASES)) {
      for (const name of names) expect(code(name), name).toEqual({ kind: 'value', value: alpha2 });
    }
  });
});
