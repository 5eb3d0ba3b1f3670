import arabic from 'i18n-iso-countries/langs/ar.json' with { type: 'json' };
import czech from 'i18n-iso-countries/langs/cs.json' with { type: 'json' };
import danish from 'i18n-iso-countries/langs/da.json' with { type: 'json' };
import german from 'i18n-iso-countries/langs/de.json' with { type: 'json' };
import greek from 'i18n-iso-countries/langs/el.json' with { type: 'json' };
import english from 'i18n-iso-countries/langs/en.json' with { type: 'json' };
import spanish from 'i18n-iso-countries/langs/es.json' with { type: 'json' };
import finnish from 'i18n-iso-countries/langs/fi.json' with { type: 'json' };
import french from 'i18n-iso-countries/langs/fr.json' with { type: 'json' };
import hebrew from 'i18n-iso-countries/langs/he.json' with { type: 'json' };
import hungarian from 'i18n-iso-countries/langs/hu.json' with { type: 'json' };
import italian from 'i18n-iso-countries/langs/it.json' with { type: 'json' };
import japanese from 'i18n-iso-countries/langs/ja.json' with { type: 'json' };
import korean from 'i18n-iso-countries/langs/ko.json' with { type: 'json' };
import bokmal from 'i18n-iso-countries/langs/nb.json' with { type: 'json' };
import dutch from 'i18n-iso-countries/langs/nl.json' with { type: 'json' };
import polish from 'i18n-iso-countries/langs/pl.json' with { type: 'json' };
import portuguese from 'i18n-iso-countries/langs/pt.json' with { type: 'json' };
import romanian from 'i18n-iso-countries/langs/ro.json' with { type: 'json' };
import russian from 'i18n-iso-countries/langs/ru.json' with { type: 'json' };
import slovak from 'i18n-iso-countries/langs/sk.json' with { type: 'json' };
import swedish from 'i18n-iso-countries/langs/sv.json' with { type: 'json' };
import turkish from 'i18n-iso-countries/langs/tr.json' with { type: 'json' };
import ukrainian from 'i18n-iso-countries/langs/uk.json' with { type: 'json' };
import chinese from 'i18n-iso-countries/langs/zh.json' with { type: 'json' };

/**
 * The names of countries in a language (BCP 47 primary language): pairs of ISO 3166 two-letter
 * code and name, several for a country where it has several. None for a language that is not here.
 */
export function countryNames(language: string): [code: string, name: string][] {
  const countries = LANGUAGES.get(language);
  if (countries === undefined) return [];
  return Object.entries(countries).flatMap(([code, names]) =>
    [names].flat().map((name): [string, string] => [code, name]),
  );
}

type Countries = Readonly<Record<string, string | readonly string[]>>;

const LANGUAGES: ReadonlyMap<string, Countries> = new Map<string, Countries>([
  ['ar', arabic.countries],
  ['cs', czech.countries],
  ['da', danish.countries],
  ['de', german.countries],
  ['el', greek.countries],
  ['en', english.countries],
  ['es', spanish.countries],
  ['fi', finnish.countries],
  ['fr', french.countries],
  ['he', hebrew.countries],
  ['hu', hungarian.countries],
  ['it', italian.countries],
  ['ja', japanese.countries],
  ['ko', korean.countries],
  ['nb', bokmal.countries],
  ['no', bokmal.countries],
  ['nl', dutch.countries],
  ['pl', polish.countries],
  ['pt', portuguese.countries],
  ['ro', romanian.countries],
  ['ru', russian.countries],
  ['sk', slovak.countries],
  ['sv', swedish.countries],
  ['tr', turkish.countries],
  ['uk', ukrainian.countries],
  ['zh', chinese.countries],
]);
