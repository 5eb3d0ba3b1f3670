import type { Json } from '@muster/core/json';

/** NULL in COPY's text format. */
export const NULL = '\\N';

/** Text as COPY's text format wants it. NUL, which PostgreSQL cannot store, is left out. */
export function copyText(text: string): string {
  return SPECIAL.test(text) ? text.replace(EACH_SPECIAL, (found) => ESCAPED[found] ?? '') : text;
}

/** A value as JSON in COPY's text format; fit for jsonb, which takes neither NUL nor half a surrogate pair. */
export function copyJson(value: Json | object): string {
  const json = jsonText(value);
  return json.includes('\\') ? json.replaceAll('\\', '\\\\') : json;
}

/** A value as JSON that jsonb takes. */
export function jsonText(value: Json | object): string {
  const json = JSON.stringify(value);
  return json.includes('\\u') ? JSON.stringify(value, storable) : json;
}

const SPECIAL = /[\\\t\n\r\0]/;
const EACH_SPECIAL = /[\\\t\n\r\0]/g;
const ESCAPED: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  '\t': '\\t',
  '\n': '\\n',
  '\r': '\\r',
};

function storable(_key: string, value: unknown): unknown {
  return typeof value === 'string' ? value.replaceAll('\0', '').toWellFormed() : value;
}
