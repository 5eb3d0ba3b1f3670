import { expect, test } from 'vitest';
import { countriesIn, countryName } from './country-names.ts';

test('countries have the names of the language, in its order', () => {
  expect(countryName('de', 'AT')).toBe('Österreich');
  const names = countriesIn('de').map(([, name]) => name);
  expect(names).toHaveLength(250);
  // Ö is sorted as O.
  expect(names.indexOf('Österreich')).toBeLessThan(names.indexOf('Pakistan'));
  expect(new Set(names).size).toBe(250);
});

test('what is no code of a country is shown as it is', () => {
  expect(countryName('en', 'Atlantis')).toBe('Atlantis');
  expect(countryName('en', 'QX')).toBe('QX');
});
