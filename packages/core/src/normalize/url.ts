import type { CellCoder, Coded } from './coded.ts';
import { asciiDomain, isPublicDomain } from './domain.ts';
import { trimCell } from './trim.ts';

/**
 * Codes a web address: http and https only. As typed, with the scheme in lower case; `https://` is
 * put before an address without a scheme, whose host then has to be a public domain (`acme.com/x`).
 * Scripts, data, files, credentials and whatever else has a scheme are `url_invalid`.
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-4.2
 */
export function urlCoder(): CellCoder {
  return codeUrl;
}

const EMPTY: Coded = { kind: 'empty' };
const INVALID: Coded = { kind: 'unreadable', issue: { code: 'url_invalid' } };

/** Longest address that every HTTP implementation has to take. @see https://www.rfc-editor.org/rfc/rfc9110#section-4.1 */
const MAX_LENGTH = 8000;

function codeUrl(text: string): Coded {
  const trimmed = withoutWrapping(trimCell(text));
  if (trimmed === '') return EMPTY;
  const url = readUrl(trimmed);
  return url === null ? INVALID : { kind: 'value', value: url };
}

function readUrl(text: string): string | null {
  if (text.length > MAX_LENGTH || FORBIDDEN.test(text)) return null;
  const scheme = SCHEME.exec(text)?.[0] ?? null;
  const rest = scheme === null ? text : text.slice(scheme.length);
  const [host, port] = authorityOf(rest);
  if (!PORT.test(port)) return null;
  const isExplicit = scheme !== null && scheme !== '//';
  if (!isHost(host, isExplicit)) return null;
  return isExplicit ? `${scheme.toLowerCase()}${rest}` : `https://${rest}`;
}

/** Spaces, controls, text-direction marks, and what RFC 3986 allows nowhere. */
const FORBIDDEN = /[\p{C}\p{Z}<>"\\^`{}|]/u;
const SCHEME = /^(?:https?:)?\/\//i;
const PORT = /^(?::\d{1,5})?$/;
const IPV4 = /^(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)$/;
const IPV6 = /^\[[0-9a-f:.]{2,45}\]$/i;
const LABELS = /^[a-z0-9_-]{1,63}(?:\.[a-z0-9_-]{1,63})*\.?$/;

function authorityOf(text: string): [host: string, port: string] {
  const end = text.search(/[/?#]/);
  const authority = end === -1 ? text : text.slice(0, end);
  const colon = authority.indexOf(':', authority.lastIndexOf(']') + 1);
  return colon === -1 ? [authority, ''] : [authority.slice(0, colon), authority.slice(colon)];
}

/** With a scheme any host will do, an intranet's too; without one only a public domain tells an address from a word. */
function isHost(host: string, isExplicit: boolean): boolean {
  if (host.length > 253) return false;
  const ascii = asciiDomain(host);
  if (isPublicDomain(ascii)) return true;
  if (!isExplicit) return false;
  return IPV4.test(host) || IPV6.test(host) || (LABELS.test(ascii) && !/^[\d.]+$/.test(ascii));
}

/** `<https://acme.com>`, and the apostrophe that guards a cell in spreadsheets. */
function withoutWrapping(text: string): string {
  if (text.startsWith("'")) return text.slice(1);
  return text.startsWith('<') && text.endsWith('>') ? text.slice(1, -1) : text;
}
