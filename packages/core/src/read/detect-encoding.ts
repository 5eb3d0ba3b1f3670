import { detect } from 'jschardet';
import type { Detected } from '../detected.ts';
import { say, type Sentence } from '../language/sentence.ts';
import { findEncoding } from './encoding.ts';
import type { Encoding } from './encoding.ts';
import { weighCodePage } from './weigh-code-page.ts';

/** Pieces of a file for finding its encoding. */
export interface EncodingSample {
  /** The first bytes of the file. */
  readonly start: Uint8Array;
  /** Bytes around characters beyond ASCII, wherever the file has them; may be those of `start`. */
  readonly telling: Uint8Array;
  /** Whether the whole file was found to be valid UTF-8; null when nobody looked beyond the samples. */
  readonly validUtf8: boolean | null;
}

/** The encoding, and how many bytes of byte-order mark stand before the text. */
export interface DetectedEncoding {
  readonly encoding: Detected<Encoding>;
  readonly byteOrderMarkLength: number;
}

/** Decodes a sample as a code page, for weighing; null when nobody can. */
export type DecodeSample = (bytes: Uint8Array, encoding: Encoding) => string | null;

/**
 * Finds the encoding of a file: byte-order mark, then the pattern of NUL bytes that UTF-16 and
 * UTF-32 leave, then valid UTF-8, then statistics.
 */
export function detectEncoding(sample: EncodingSample, decode: DecodeSample): DetectedEncoding {
  const mark = MARKS.find(({ bytes }) => bytes.every((byte, at) => sample.start[at] === byte));
  if (mark !== undefined) {
    const reason = say('The file begins with a byte-order mark.');
    return {
      encoding: guess(mark.name, 1, reason),
      byteOrderMarkLength: mark.bytes.length,
    };
  }
  const encoding =
    detectWide(sample.start) ??
    detectIso2022(sample.start) ??
    detectUtf8(sample) ??
    detectCodePage(sample.telling, decode);
  return { encoding, byteOrderMarkLength: 0 };
}

// The longer marks first: that of UTF-32LE begins with that of UTF-16LE.
const MARKS = [
  { name: 'utf-32le', bytes: [0xff, 0xfe, 0, 0] },
  { name: 'utf-32be', bytes: [0, 0, 0xfe, 0xff] },
  { name: 'utf-8', bytes: [0xef, 0xbb, 0xbf] },
  { name: 'utf-16le', bytes: [0xff, 0xfe] },
  { name: 'utf-16be', bytes: [0xfe, 0xff] },
] as const;

function guess(name: string, confidence: number, reason: Sentence): Detected<Encoding> {
  const value = findEncoding(name);
  if (value === null) throw new Error(`assertion: ${name} is not in the table of encodings`);
  return { value, confidence, reason, setBy: 'guess' };
}

/** Text of Latin letters in UTF-16 has a NUL in every other byte, in UTF-32 three in four. */
function detectWide(start: Uint8Array): Detected<Encoding> | null {
  const length = Math.min(start.length - (start.length % 4), 65_536);
  if (length < 4) return null;
  const nul = [0, 0, 0, 0];
  for (let at = 0; at < length; at++) if (start[at] === 0) nul[at & 3] = (nul[at & 3] ?? 0) + 1;
  const quarter = length / 4;
  const [a = 0, b = 0, c = 0, d = 0] = nul.map((count) => count / quarter);
  const reason = say('NUL bytes stand where this encoding puts them.');
  if (a > 0.9 && b > 0.9 && d < 0.3) return guess('utf-32be', 0.95, reason);
  if (c > 0.9 && d > 0.9 && a < 0.3) return guess('utf-32le', 0.95, reason);
  const even = (a + c) / 2;
  const odd = (b + d) / 2;
  if (odd > 0.3 && even < odd / 8) return guess('utf-16le', 0.95, reason);
  if (even > 0.3 && odd < even / 8) return guess('utf-16be', 0.95, reason);
  // Other scripts have NUL bytes only in blanks, digits and line ends.
  if (Math.max(odd, even) < 0.02 || isUtf8(start)) return null;
  if (even < odd / 20) return guess('utf-16le', 0.7, reason);
  return odd < even / 20 ? guess('utf-16be', 0.7, reason) : null;
}

/** ISO-2022-JP is ASCII with escape sequences before and after Japanese. */
function detectIso2022(start: Uint8Array): Detected<Encoding> | null {
  for (let at = start.indexOf(0x1b); at !== -1; at = start.indexOf(0x1b, at + 1)) {
    const second = start[at + 1];
    const third = start[at + 2];
    if (
      second === 0x24 &&
      (third === 0x40 || third === 0x42) &&
      !start.some((byte) => byte > 127)
    ) {
      return guess('iso-2022-jp', 0.95, say('The file switches to Japanese by escape sequences.'));
    }
  }
  return null;
}

function detectUtf8(sample: EncodingSample): Detected<Encoding> | null {
  const { valid, broken, alone } = countUtf8(sample.telling);
  if (sample.validUtf8 ?? broken === 0) {
    const ascii = valid === 0;
    return ascii
      ? guess('utf-8', 0.9, say('The file has only ASCII characters.'))
      : guess('utf-8', 1, say('Every character is valid UTF-8.'));
  }
  // A code page hardly ever forms valid sequences: broken ones among as many valid ones are damage.
  // Scripts of many bytes form some by chance, but then the broken bytes stand beside others.
  const enough = alone >= 0.8 * broken ? broken : 2 * broken;
  if (valid >= enough && valid > 0) {
    return guess('utf-8', 0.8, say('Most characters beyond ASCII are valid UTF-8.'));
  }
  return null;
}

function isUtf8(bytes: Uint8Array): boolean {
  return countUtf8(bytes).broken === 0;
}

interface Utf8Count {
  /** Characters beyond ASCII. */
  readonly valid: number;
  /** Bytes that cannot be UTF-8. */
  readonly broken: number;
  /** Those of them that stand between ASCII characters. */
  readonly alone: number;
}

/** A character cut by the end of the bytes counts as nothing. */
function countUtf8(bytes: Uint8Array): Utf8Count {
  let valid = 0;
  let broken = 0;
  let alone = 0;
  for (let at = 0; at < bytes.length;) {
    const byte = bytes[at] ?? 0;
    if (byte < 0x80) {
      at++;
      continue;
    }
    const size = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
    let good = byte >= 0xc2 && byte <= 0xf4;
    for (let next = 1; next < size && good; next++) {
      if (at + next >= bytes.length) return { valid, broken, alone };
      good = ((bytes[at + next] ?? 0) & 0xc0) === 0x80;
    }
    if (good) valid++;
    else {
      broken++;
      if ((bytes[at - 1] ?? 0) < 0x80 && (bytes[at + 1] ?? 0) < 0x80) alone++;
    }
    at += good ? size : 1;
  }
  return { valid, broken, alone };
}

function detectCodePage(telling: Uint8Array, decode: DecodeSample): Detected<Encoding> {
  const found = detect(telling);
  const guessed = found.encoding === null ? null : findEncoding(found.encoding);
  const reason = say('The bytes are not UTF-8; this fits their statistics best.');
  if (guessed !== null && isTellingEnough(telling, guessed, found.confidence)) {
    return guess(oftenMeant(guessed.name, telling), Math.min(0.9, found.confidence), reason);
  }
  const names = new Set(['windows-1252', 'windows-1250', 'macintosh', 'cp850', 'windows-1254']);
  if (guessed !== null) names.add(guessed.name);
  let best = { name: 'windows-1252', weight: -Infinity };
  for (const name of names) {
    const encoding = findEncoding(name);
    const text = encoding === null ? null : decode(telling, encoding);
    if (text === null) continue;
    // Statistics speak for one of several that read equally well; so does being common.
    const bonus = name === guessed?.name ? 0.3 * found.confidence : 0;
    const weight = weighCodePage(text) + bonus + priorOf(name);
    if (weight > best.weight) best = { name, weight };
  }
  return guess(best.name, 0.6, reason);
}

/** Whether statistics of letters can be trusted: short lists of Latin names have too few of them. */
function isTellingEnough(bytes: Uint8Array, guessed: Encoding, confidence: number): boolean {
  const { count, inPairs, inRuns } = beyondAscii(bytes);
  // Words of other scripts are runs of bytes beyond ASCII; Latin words have one here and there.
  if (inRuns > count * 0.5) return true;
  if (guessed.layout === 'multi-byte') return inPairs > count * 0.6 && confidence >= 0.5;
  // Markup and digits around the letters make statistics less sure than many letters deserve.
  const sure = (count >= 40 && confidence >= 0.3) || (count >= 100 && confidence >= 0.04);
  return sure && priorOf(guessed.name) >= 0;
}

/** Counts bytes beyond ASCII, and how many of them stand two or more, and three or more together. */
function beyondAscii(bytes: Uint8Array) {
  const found = { count: 0, inPairs: 0, inRuns: 0 };
  let run = 0;
  for (let at = 0; at <= bytes.length; at++) {
    if ((bytes[at] ?? 0) > 0x7f) {
      run++;
      continue;
    }
    found.count += run;
    if (run > 1) found.inPairs += run;
    if (run > 2) found.inRuns += run;
    run = 0;
  }
  return found;
}

/** How much more likely a code page is before anything is read: DOS and the old Mac are long ago. */
function priorOf(name: string): number {
  if (name === 'windows-1252') return 0.1;
  return name === 'macintosh' || name.startsWith('cp') ? -0.2 : 0;
}

/** ISO-8859-15 where none of its own characters occurs: the same text in the far more usual code page. */
function oftenMeant(name: string, bytes: Uint8Array): string {
  if (name !== 'iso-8859-15') return name;
  return bytes.some((byte) => LATIN_9_OWN.has(byte)) ? name : 'windows-1252';
}

const LATIN_9_OWN: ReadonlySet<number> = new Set([0xa4, 0xa6, 0xa8, 0xb4, 0xb8, 0xbc, 0xbd, 0xbe]);
