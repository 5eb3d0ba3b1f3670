import type { FieldDefinition, FieldType } from '../object/definition.ts';
import { isRefusal } from './cell-issue.ts';
import type { CellCoder, Coded } from './coded.ts';
import { countryCoder } from './country.ts';
import { dateTimeCoder } from './date-time.ts';
import {
  dateCoder,
  LAST_TWO_DIGIT_PAST_YEAR,
  LAST_TWO_DIGIT_YEAR,
  type DateOptions,
} from './date.ts';
import { emailCoder, emailListCoder } from './email.ts';
import { tagsCoder, textListCoder } from './list.ts';
import { moneyCoder } from './money.ts';
import { numberCoder } from './number.ts';
import { manyOptionsCoder, singleOptionCoder } from './option.ts';
import { followersCoder, ownerCoder } from './owner.ts';
import { phoneCoder, phoneListCoder } from './phone.ts';
import { placeholderTest } from './placeholder.ts';
import { recordIdCoder } from './record-id.ts';
import type { ColumnFacts, DateOrder, NormalizeSettings } from './settings.ts';
import { longTextCoder, textCoder } from './text.ts';
import { trimCell } from './trim.ts';
import { uniqueIdCoder } from './unique-id.ts';
import { urlCoder } from './url.ts';
import { yesNoCoder } from './yes-no.ts';

/**
 * Compiles the coder of a column's cells: that of the field's type, set by the account's settings
 * and what the column shows, with placeholders (`n/a`, `-`) as empty cells in all types but text
 * and long text. A word that the type reads as a value is one even if it is a placeholder elsewhere
 * (the option `None`, Namibia's code `NA`).
 */
export function compileCellCoder(
  field: FieldDefinition,
  settings: NormalizeSettings,
  facts: ColumnFacts,
): CellCoder {
  const code = TYPE_CODERS[field.type](field, settings, facts);
  if (field.type === 'text' || field.type === 'long_text') return code;
  const isPlaceholder = placeholderTest(settings.placeholders);
  // Punctuation does not matter in names of countries, so that N/A would be Namibia as NA is.
  const isCountry = field.type === 'country';
  const readsAnything = READS_ANYTHING.has(field.type);
  return (text) => {
    const coded = code(text);
    const mayBe =
      coded.kind === 'value'
        ? readsAnything || (isCountry && coded.value !== trimCell(text))
        : isRefused(coded);
    return mayBe && isPlaceholder(text) ? PLACEHOLDER : coded;
  };
}

/**
 * Types whose coder takes any text for a value. An external key of `n/a` in fifty rows would make
 * one contact of fifty people.
 */
const READS_ANYTHING: ReadonlySet<string> = new Set([
  'unique_id',
  'url',
  'photo',
  'text_list',
  'tags',
]);

const PLACEHOLDER: Coded = { kind: 'empty', issues: [{ code: 'placeholder' }] };

function isRefused(coded: Coded): boolean {
  if (coded.kind === 'unreadable') return true;
  return (coded.issues ?? []).some(({ code }) => isRefusal(code));
}

type CompileCoder = (
  field: FieldDefinition,
  settings: NormalizeSettings,
  facts: ColumnFacts,
) => CellCoder;

const TYPE_CODERS: Readonly<Record<FieldType, CompileCoder>> = {
  text: () => textCoder(),
  long_text: () => longTextCoder(),
  number: (_, __, facts) => numberCoder(facts.decimalSeparator),
  money: (_, settings, facts) => moneyCoder(facts.decimalSeparator, settings.currency),
  date: (field, settings, facts) =>
    dateCoder(expectedOrder(settings, facts), settings.language, dateOptions(field, facts)),
  date_time: (field, settings, facts) =>
    dateTimeCoder(expectedOrder(settings, facts), settings.language, {
      ...dateOptions(field, facts),
      timeZone: settings.timeZone,
    }),
  phone: (field, { country }) => (field.many ? phoneListCoder(country) : phoneCoder(country)),
  email: (field) => (field.many ? emailListCoder() : emailCoder()),
  single_option: (field) => singleOptionCoder(field.options ?? []),
  many_options: (field) => manyOptionsCoder(field.options ?? []),
  text_list: () => textListCoder(),
  tags: () => tagsCoder(),
  owner: (_, { members }) => ownerCoder(members),
  followers: (_, { members }) => followersCoder(members),
  yes_no: (_, { language }) => yesNoCoder(language),
  url: () => urlCoder(),
  photo: () => urlCoder(),
  country: (_, { language }) => countryCoder(language),
  unique_id: () => uniqueIdCoder(),
  record_id: () => recordIdCoder(),
};

function expectedOrder(settings: NormalizeSettings, facts: ColumnFacts): DateOrder | null {
  return facts.dateOrder ?? settings.dateOrder;
}

function dateOptions(field: FieldDefinition, facts: ColumnFacts): DateOptions {
  return {
    asks: facts.dateOrderMixed === true,
    lastTwoDigitYear: field.past === true ? LAST_TWO_DIGIT_PAST_YEAR : LAST_TWO_DIGIT_YEAR,
  };
}
