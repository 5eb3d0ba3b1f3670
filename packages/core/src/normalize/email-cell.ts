import { isInvisible, trimCell } from './trim.ts';

/**
 * The addresses a cell holds, freed from names, brackets, `mailto:` and stray punctuation. What
 * looks like no address is kept as a part, so that it can be reported; only names that belong to a
 * bracketed address, parenthesised notes and connecting words are dropped. Takes linear time.
 */
export function splitAddresses(text: string): string[] {
  return segments(withoutInvisible(text))
    .flatMap(addressesOfSegment)
    .filter((part) => part !== '');
}

/** Invisible characters inside an address are left over from copying; spaces and line ends separate. */
function withoutInvisible(text: string): string {
  let clean = '';
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 0x0a || code === 0x0d) clean += '\n';
    else if (!isInvisible(code)) clean += text.charAt(i);
    else if (/\s/.test(text.charAt(i)) && code !== 0xfeff) clean += ' ';
  }
  return clean.normalize('NFC');
}

/** Parts between `,` `;` `|` and line ends that stand in no quotes and no brackets. */
function segments(text: string): string[] {
  const parts: string[] = [];
  const lastQuote = text.lastIndexOf('"');
  let start = 0;
  let isQuoted = false;
  for (let i = 0; i < text.length; i++) {
    const char = text.charAt(i);
    // A quote that nothing closes is a stray character, and quotes nothing.
    if (char === '"' && (isQuoted || i < lastQuote)) isQuoted = !isQuoted;
    if (!isQuoted && (char === ',' || char === ';' || char === '|' || char === '\n')) {
      parts.push(text.slice(start, i));
      start = i + 1;
    }
  }
  parts.push(text.slice(start));
  return joinNames(parts.map(trimCell).filter((part) => part !== ''));
}

/** In `Doe, Ann <ann@acme.com>` the name has been cut in two: its first half goes. */
function joinNames(parts: readonly string[]): string[] {
  return parts.filter((part, i) => {
    const next = parts[i + 1];
    const isName = next !== undefined && /^[^@<]+<[^@<>]+@/.test(next) && /^[^@<>.]+$/.test(part);
    return !isName;
  });
}

function addressesOfSegment(segment: string): string[] {
  const bracketed = addressesInBrackets(segment);
  if (bracketed.length > 0) return bracketed.map(withoutWrapping);
  if (!segment.includes(' ') || segment.startsWith('"')) return [withoutWrapping(segment)];
  const words = segment.split(' ').filter((word) => word !== '' && !isNote(word));
  // A space inside an address, or words beside it: nobody knows which part was meant.
  if (words.some((word) => !word.includes('@'))) return [segment];
  return words.map(withoutWrapping);
}

function addressesInBrackets(segment: string): string[] {
  const found: string[] = [];
  let open = segment.indexOf('<');
  while (open !== -1) {
    const close = segment.indexOf('>', open);
    const end = close === -1 ? segment.length : close;
    const inner = trimCell(segment.slice(open + 1, end));
    if (inner.includes('@') && !inner.includes(' ')) found.push(inner);
    open = segment.indexOf('<', end);
  }
  return found;
}

/** Words that stand between or beside addresses: `or`, `/`, `:::`, `(work)`, `home:`. */
function isNote(word: string): boolean {
  return (
    /^(?:and|or|und|oder|et|ou|y|o)$/i.test(word) ||
    /^[^\p{L}\p{N}@]+$/u.test(word) ||
    /^\([^@()]*\)$/.test(word) ||
    /^\p{L}{1,12}:$/u.test(word)
  );
}

function withoutWrapping(text: string): string {
  let from = 0;
  let to = text.length;
  while (from < to && LEADING.includes(text.charAt(from))) from++;
  while (to > from && TRAILING.includes(text.charAt(to - 1))) to--;
  const isQuotedLocal = text.charAt(from) === '"' && text.includes('"@', from + 1);
  let address = text.slice(from, to);
  if (!isQuotedLocal) address = address.replace(/^"/, '').replace(/"$/, '');
  if (/^mailto:/i.test(address)) {
    const query = address.indexOf('?');
    address = address.slice('mailto:'.length, query === -1 ? address.length : query);
  }
  return address;
}

const LEADING = "<([{:;,'“”‘’«» ";
const TRAILING = ">)]};:,.'!?“”‘’«» ";
