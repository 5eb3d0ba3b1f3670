import { mailDomain } from './mailbox.ts';
import { isInvisible } from './trim.ts';

/**
 * What two addresses are compared by: lower case, Unicode form NFC, without zero-width and
 * text-direction characters, the domain in its ASCII form, the local part without needless quotes.
 * Any text has a key, and the key of a key is itself.
 *
 * Dots and `+tags` stay: only the provider knows whether they name another mailbox.
 */
export function emailKey(address: string): string {
  return isPlain(address) ? address.toLowerCase() : unusualKey(address);
}

/** Printable ASCII without quotes, whose domain is not encoded: the lower-case form says it all. */
function isPlain(address: string): boolean {
  for (let i = 0; i < address.length; i++) {
    const code = address.charCodeAt(i);
    if (code <= 0x22 || code >= 0x7f) {
      if (code !== 0x21) return false;
    } else if (code === 0x2d && address.charCodeAt(i + 1) === 0x2d) return false;
  }
  return true;
}

function unusualKey(address: string): string {
  const folded = foldCase(visible(address));
  const at = folded.lastIndexOf('@');
  if (at === -1) return folded;
  return `${withoutQuotes(folded.slice(0, at))}@${mailDomain(folded.slice(at + 1)).ascii}`;
}

function visible(text: string): string {
  let clean = '';
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    // A space inside a quoted local part belongs to it.
    if (code === 0x20 || !isInvisible(code)) clean += text.charAt(i);
  }
  return clean.trim();
}

/** Lower case by Unicode, with one small sigma: which of the two is written depends on its neighbours. */
function foldCase(text: string): string {
  return text.normalize('NFC').toLowerCase().replaceAll('ς', 'σ').normalize('NFC');
}

function withoutQuotes(local: string): string {
  const inner = /^"([^"\\\s@()<>[\]:;,]+)"$/.exec(local)?.[1];
  if (inner === undefined || inner.startsWith('.') || inner.endsWith('.') || inner.includes('..')) {
    return local;
  }
  return inner;
}
