import type { Json } from '../json.ts';
import type { FieldDefinition } from '../object/definition.ts';
import type { Member } from './settings.ts';

/**
 * Compiles what turns a field's stored value into the text of a cell, such that reading the cell
 * again under the field's type gives the same value, whatever the account's country, currency,
 * time zone and order of dates: numbers with a decimal point, dates and times in ISO 8601, amounts
 * with their currency, members by email, lists joined by `; `.
 */
export function valueFormatter(
  field: FieldDefinition,
  members: readonly Member[],
): (value: Json) => string {
  const formatOne = oneFormatter(field, members);
  return (value) => (Array.isArray(value) ? formatList(value.map(formatOne)) : formatOne(value));
}

function oneFormatter(field: FieldDefinition, members: readonly Member[]): (value: Json) => string {
  switch (field.type) {
    case 'number':
      return (value) => unambiguous(asText(value));
    case 'money':
      return formatMoney;
    case 'yes_no':
      return (value) => (value === true ? 'yes' : 'no');
    case 'owner':
    case 'followers':
      return memberFormatter(members);
    default:
      return asText;
  }
}

function formatMoney(value: Json): string {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return asText(value);
  const { amount, currency } = value as { readonly amount: string; readonly currency: string };
  return `${unambiguous(amount)} ${currency}`;
}

/** `1.234` could be a thousand and more to the next reader; `1.2340` is the same number and could not. */
function unambiguous(decimal: string): string {
  return /^-?[1-9]\d{0,2}\.\d{3}$/.test(decimal) ? `${decimal}0` : decimal;
}

/** A member who has left stays in the values, and has no name that a reader would know. */
function memberFormatter(members: readonly Member[]): (value: Json) => string {
  const emails = new Map(members.map(({ id, email }) => [id, email]));
  return (value) => emails.get(asText(value)) ?? '';
}

function formatList(texts: readonly string[]): string {
  return texts
    .filter((text) => text !== '')
    .map((text) => (SEPARATES.test(text) ? `"${text.replaceAll('"', '""')}"` : text))
    .join('; ');
}

/** Addresses and numbers have no such characters but in an extension, which their readers know. */
const SEPARATES = /[,|\n\r"]|;(?!ext=)|:::/;

function asText(value: Json): string {
  if (typeof value === 'string') return value;
  return value === null ? '' : JSON.stringify(value);
}
