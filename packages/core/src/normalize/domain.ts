import { parse } from 'tldts';
import { decodePunycode, encodePunycode } from './punycode.ts';

/**
 * The one form in which a domain is compared and looked up: lower case, ASCII, labels of other
 * scripts as `xn--…`. Text that is no domain is only put in lower case.
 * @see https://www.unicode.org/reports/tr46/
 */
export function asciiDomain(domain: string): string {
  const lower = domain.toLowerCase();
  if (PLAIN.test(lower) && !lower.includes('xn--')) return lower;
  // Punycode takes quadratic time; no domain is longer than this in any form.
  if (lower.length > MAX_DOMAIN) return lower;
  return lower
    .replace(/[\u3002\uff0e\uff61]/g, '.')
    .split('.')
    .map(asciiLabel)
    .join('.');
}

/**
 * Whether a domain in its ASCII form can be looked up in the public DNS: two labels or more, each
 * of letters, digits and inner hyphens, and a suffix that exists.
 * @see https://publicsuffix.org
 */
export function isPublicDomain(ascii: string): boolean {
  if (ascii.length > MAX_DOMAIN || !DOMAIN.test(ascii) || !ascii.includes('.')) return false;
  for (const label of ascii.split('.')) {
    if (label.length > 63 || label.startsWith('-') || label.endsWith('-') || label === '') {
      return false;
    }
    if (label.startsWith('xn--') && !isEncodedLabel(label)) return false;
  }
  return parse(ascii, LOOKUP).isIcann === true;
}

/** Longest domain in octets. @see https://www.rfc-editor.org/rfc/rfc1035#section-2.3.4 */
const MAX_DOMAIN = 253;

const PLAIN = /^[\x20-\x7e]*$/;
const DOMAIN = /^[a-z0-9.-]+$/;
const LOOKUP = { extractHostname: false, validateHostname: false, detectIp: false } as const;

function asciiLabel(label: string): string {
  const decoded = label.startsWith('xn--') ? decodePunycode(label.slice(4)) : label;
  if (decoded === null) return label;
  const mapped = decoded.normalize('NFKC').toLowerCase().normalize('NFKC');
  if (PLAIN.test(mapped)) return DOMAIN.test(mapped) && !mapped.includes('.') ? mapped : label;
  const encoded = `xn--${encodePunycode(mapped)}`;
  return DOMAIN.test(encoded) && !encoded.includes('.') ? encoded : label;
}

function isEncodedLabel(label: string): boolean {
  const decoded = decodePunycode(label.slice(4));
  return decoded !== null && /[\u0080-\uffff]/.test(decoded) && !FORBIDDEN.test(decoded);
}

/** Controls, spaces, unassigned and private characters are no part of a name. */
const FORBIDDEN = /[\p{C}\p{Z}\p{S}\p{Pi}\p{Pf}]/u;
