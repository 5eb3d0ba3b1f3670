import type { FieldDefinition } from '../object/definition.ts';
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
import type { ColumnFacts, NormalizeSettings } from './settings.ts';
import { longTextCoder, textCoder } from './text.ts';
import { uniqueIdCoder } from './unique-id.ts';
import { urlCoder } from './url.ts';
import { yesNoCoder } from './yes-no.ts';

/**
 * Compiles the coder of a column's cells: that of the field's type, set by the account's settings
 * and what the column shows, with placeholders (`n/a`, `-`) as empty cells in all types but text
 * and long text. A word that the type reads as a value is one even if it is a placeholder elsewhere
 * (the option `None`, Namibia's `NA`).
 */
export function compileCellCoder(
  field: FieldDefinition,
  settings: NormalizeSettings,
  facts: ColumnFacts,
): CellCoder {
  const code = typeCoder(field, settings, facts);
  if (field.type === 'text' || field.type === 'long_text') return code;
  const isPlaceholder = placeholderTest(settings.placeholders);
  if (READS_ANYTHING.has(field.type)) {
    return (text) => {
      const coded = code(text);
      return coded.kind === 'value' && isPlaceholder(text) ? PLACEHOLDER : coded;
    };
  }
  return (text) => {
    const coded = code(text);
    return isRefused(coded) && isPlaceholder(text) ? PLACEHOLDER : coded;
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
  if (coded.kind === 'value') return false;
  return coded.kind === 'unreadable' || (coded.issues ?? []).some(({ code }) => isRefusal(code));
}

function typeCoder(
  field: FieldDefinition,
  settings: NormalizeSettings,
  facts: ColumnFacts,
): CellCoder {
  const { country, currency, language, members, timeZone } = settings;
  const order = facts.dateOrder ?? settings.dateOrder;
  switch (field.type) {
    case 'text':
      return textCoder();
    case 'long_text':
      return longTextCoder();
    case 'number':
      return numberCoder(facts.decimalSeparator);
    case 'money':
      return moneyCoder(facts.decimalSeparator, currency);
    case 'date':
      return dateCoder(order, language, dateOptions(field, facts));
    case 'date_time':
      return dateTimeCoder(order, language, { ...dateOptions(field, facts), timeZone });
    case 'phone':
      return field.many ? phoneListCoder(country) : phoneCoder(country);
    case 'email':
      return field.many ? emailListCoder() : emailCoder();
    case 'single_option':
      return singleOptionCoder(field.options ?? []);
    case 'many_options':
      return manyOptionsCoder(field.options ?? []);
    case 'text_list':
      return textListCoder();
    case 'tags':
      return tagsCoder();
    case 'owner':
      return ownerCoder(members);
    case 'followers':
      return followersCoder(members);
    case 'yes_no':
      return yesNoCoder(language);
    case 'url':
    case 'photo':
      return urlCoder();
    case 'country':
      return countryCoder(language);
    case 'unique_id':
      return uniqueIdCoder();
    case 'record_id':
      return recordIdCoder();
  }
}

function dateOptions(field: FieldDefinition, facts: ColumnFacts): DateOptions {
  return {
    asks: facts.dateOrderMixed === true,
    lastTwoDigitYear: field.past === true ? LAST_TWO_DIGIT_PAST_YEAR : LAST_TWO_DIGIT_YEAR,
  };
}
