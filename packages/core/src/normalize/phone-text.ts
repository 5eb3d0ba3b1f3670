import { isInvisible } from './trim.ts';

/** A phone number as written, down to what can be dialled. */
export interface PhoneText {
  /** Digits, after a `+` where the number has one. */
  readonly digits: string;
  /** Digits of the extension; null when there is none. */
  readonly extension: string | null;
}

/** Longest cell that is looked at as one number; libphonenumber has the same limit. */
const MAX_LENGTH = 250;

/**
 * Reads a trimmed text as one phone number, whatever its punctuation: `(123) 456-7890`,
 * `+49 (0) 170/1234567`, `tel:+1-800-FLOWERS`, `p:+49…`, `Mobile: 0170…`, full-width and other
 * digits, extensions (`x12`, `ext. 12`, `#12`, `;ext=12`). null when it is anything else.
 * @see https://www.rfc-editor.org/rfc/rfc3966
 */
export function readPhoneText(text: string): PhoneText | null {
  const plain = dialledDigits(text);
  if (plain !== null) return plain === '' ? null : { digits: plain, extension: null };
  if (text.length > MAX_LENGTH) return null;
  let rest = withoutWrapping(toAscii(text));
  let extension: string | null = null;
  const found = EXTENSION.exec(rest);
  if (found !== null) {
    extension = found[1] ?? null;
    rest = rest.slice(0, found.index);
  }
  rest = rest.replace(TRAILING_LABEL, '').trim();
  const digits = dialledDigits(rest) ?? vanityDigits(rest);
  return digits === null || digits === '' ? null : { digits, extension };
}

/** Digits and leading plus of a text that has nothing else but punctuation of numbers; null for any other. */
export function dialledDigits(text: string): string | null {
  let digits = '';
  let runStart = -1;
  let isStarted = false;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code >= 0x30 && code <= 0x39) {
      if (runStart === -1) runStart = i;
      isStarted = true;
    } else {
      if (code === 0x2b) {
        if (isStarted) return null;
        isStarted = true;
        runStart = i;
        continue;
      }
      if (!isPunctuation(code)) return null;
      if (runStart !== -1) {
        digits += text.slice(runStart, i);
        runStart = -1;
      }
    }
  }
  if (runStart === 0) return text;
  return runStart === -1 ? digits : digits + text.slice(runStart);
}

/** Punctuation between digits: space - . / ( ) [ ] ~ and whatever looks like them. */
function isPunctuation(code: number): boolean {
  if (code < 0x80) {
    return (
      code === 0x20 ||
      (code >= 0x2d && code <= 0x2f) ||
      code === 0x28 ||
      code === 0x29 ||
      code === 0x5b ||
      code === 0x5d ||
      code === 0x7e ||
      code === 0x09
    );
  }
  return (
    (code >= 0x2010 && code <= 0x2015) || code === 0x2212 || code === 0x30fc || isInvisible(code)
  );
}

/** Zero of each set of decimal digits that address books are written in. */
const ZEROS = [0x660, 0x6f0, 0x966, 0x9e6, 0xe50, 0xff10];

/** Full-width forms and the digits of other scripts, as ASCII. */
function toAscii(text: string): string {
  let ascii = '';
  for (const char of text) {
    const code = char.codePointAt(0) ?? 0;
    const zero =
      code < 0x80 ? undefined : ZEROS.find((start) => code >= start && code <= start + 9);
    if (zero !== undefined) ascii += String(code - zero);
    else if (code >= 0xff01 && code <= 0xff5e) ascii += String.fromCharCode(code - 0xfee0);
    else if (isInvisible(code) && code !== 0x0a) ascii += ' ';
    else ascii += char;
  }
  return ascii.trim();
}

/** What exports and people put before a number: an apostrophe guard, `p:` (lead forms), `tel:`, the kind of phone. */
const LEADING_LABEL =
  /^(?:(?:tel|telefon|telephone|phone|fon|ph|mobile|mobil|mob|cell|handy|home|work|office|direct|main|whatsapp)\s*[.:]{0,2}|[ptmhwcod]\s*[.:])\s*(?=[+(\d[])/i;

const TRAILING_LABEL =
  /(?:\((?:mobile|mobil|mob|cell|home|work|office|direct|main|[mhwco])\)|\b(?:mobile|mobil|cell|home|work|office|direct|main))\s*$/i;

function withoutWrapping(text: string): string {
  let rest = text;
  if (rest.startsWith("'")) rest = rest.slice(1);
  if (rest.length > 2 && rest.startsWith('"') && rest.endsWith('"')) rest = rest.slice(1, -1);
  rest = rest.replace(LEADING_LABEL, '');
  const context = rest.toLowerCase().indexOf(';phone-context=+');
  if (context !== -1)
    rest = rest.slice(context + ';phone-context='.length) + rest.slice(0, context);
  return losslessExponent(rest);
}

/** `4.47701234567E+11` still has every digit; `4.47701E+11` has not, and stays as it is. */
function losslessExponent(text: string): string {
  const match = /^(\d)\.(\d{6,14})e\+?(\d{1,2})$/i.exec(text);
  if (match === null || Number(match[3]) !== match[2]?.length) return text;
  return `${match[1]}${match[2]}`;
}

const EXTENSION =
  /[\s,.;(-]*(?:;\s?ext=|,,|\b(?:extension|extn?|durchwahl|poste|anexo|int)\b|доб|x|#)[.:]?[\s-]*(\d{1,11})\)?#?$/i;

/** Keys of a phone for the letters A to Z (ITU E.161). */
const KEYS = '22233344455566677778889999';

/**
 * Letters stand for the keys they are on: digits first, as in `1-800-FLOWERS`, then at least three
 * letters, so that a word beside a number is not dialled.
 */
function vanityDigits(text: string): string | null {
  const match = /^(\+?[\d\s().-]{3,20})([a-z][a-z\d\s.-]{2,15})$/i.exec(text);
  if (match === null) return null;
  const [, start = '', word = ''] = match;
  const letters = word.replace(/[^a-z]/gi, '').length;
  if (letters < 3 || start.replace(/\D/g, '').length < 3) return null;
  const dialled = word.replace(/[a-z]/gi, (letter) =>
    KEYS.charAt(letter.toUpperCase().charCodeAt(0) - 0x41),
  );
  return dialledDigits(`${start}${dialled}`);
}
