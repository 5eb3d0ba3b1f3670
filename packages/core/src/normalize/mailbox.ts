import { asciiDomain, isPublicDomain } from './domain.ts';
import { suggestDomain } from './email-provider.ts';

/** The domain of an address that can receive mail. */
export interface MailDomain {
  readonly ascii: string;
  readonly isPublic: boolean;
  /** The provider's domain it is probably a mistake for; null when it looks fine. */
  readonly meant: string | null;
}

/**
 * Whether an address can receive mail from outside: a mailbox of RFC 5321 (a dot-atom or a quoted
 * local part; any script, RFC 6531) at a domain with a public suffix. No comments, no obsolete
 * forms, no IP literals, no bare host names. Gives its domain, or null.
 * @see https://www.rfc-editor.org/rfc/rfc5321#section-4.1.2
 * @see https://www.rfc-editor.org/rfc/rfc6531#section-3.3
 */
export function readMailbox(address: string): MailDomain | null {
  const at = address.lastIndexOf('@');
  if (at < 1 || address.length > MAX_ADDRESS || !isLocalPart(address, at)) return null;
  const domain = mailDomain(address.slice(at + 1));
  if (!domain.isPublic || at + 1 + domain.ascii.length > MAX_ADDRESS) return null;
  return domain;
}

/** A domain and what is known of it, remembered: contacts of one file share their domains. */
export function mailDomain(domain: string): MailDomain {
  const known = seen.get(domain);
  if (known !== undefined) return known;
  // A copy: the domain may be a view into a whole block of the file, which the memory would keep.
  const copy = ` ${domain}`.slice(1);
  const ascii = asciiDomain(copy);
  const facts = { ascii, isPublic: isPublicDomain(ascii), meant: suggestDomain(ascii) };
  if (domain.length > MAX_ADDRESS) return facts;
  if (seen.size >= MAX_SEEN) seen.clear();
  seen.set(copy, facts);
  return facts;
}

/** Octets of an address and of its local part. @see https://www.rfc-editor.org/rfc/rfc5321#section-4.5.3.1 */
const MAX_ADDRESS = 254;
const MAX_LOCAL = 64;

/** Answers of a pure function, so that sharing them between imports changes nothing; about 1 MB. */
const seen = new Map<string, MailDomain>();
const MAX_SEEN = 8192;

const DOT = 0x2e;
const QUOTE = 0x22;

function isLocalPart(address: string, end: number): boolean {
  if (address.charCodeAt(0) === QUOTE) return isQuotedString(address.slice(0, end));
  let octets = 0;
  let previous = DOT;
  for (let i = 0; i < end; i++) {
    const code = address.charCodeAt(i);
    if (code === DOT) {
      if (previous === DOT) return false;
    } else if (!isAtom(code)) return false;
    octets += octetsOf(code);
    previous = code;
  }
  return previous !== DOT && octets <= MAX_LOCAL && isVisible(address, end, octets);
}

/** Letters, digits and !#$%&'*+/=?^_`{|}~-; beyond ASCII any character. */
function isAtom(code: number): boolean {
  return code >= 0x80 || ATOM[code] === 1;
}

const ATOM = Uint8Array.from({ length: 0x80 }, (_, code) =>
  /[a-z0-9!#$%&'*+/=?^_`{|}~-]/i.test(String.fromCharCode(code)) ? 1 : 0,
);

/** UTF-8 octets of a UTF-16 unit; both halves of a pair have two. */
function octetsOf(code: number): number {
  if (code < 0x80) return 1;
  return code < 0x800 || (code >= 0xd800 && code <= 0xdfff) ? 2 : 3;
}

function isVisible(address: string, end: number, octets: number): boolean {
  return octets === end || !UNSEEN.test(address.slice(0, end));
}

/** Controls, formats, half surrogates, unassigned and private characters, and spaces. */
const UNSEEN = /[\p{C}\p{Z}]/u;

function isQuotedString(local: string): boolean {
  if (local.length < 3 || !local.endsWith('"')) return false;
  let octets = 2;
  for (let i = 1; i < local.length - 1; i++) {
    let code = local.charCodeAt(i);
    if (code === QUOTE) return false;
    if (code === 0x5c) {
      i++;
      octets++;
      if (i >= local.length - 1) return false;
      code = local.charCodeAt(i);
      if (code >= 0x80) return false;
    }
    if (code < 0x20 || code === 0x7f) return false;
    octets += octetsOf(code);
  }
  return octets <= MAX_LOCAL && !/[\p{C}]/u.test(local);
}
