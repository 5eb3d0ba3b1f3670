import type { Encoding } from './encoding.ts';
import { createLineDecoder, decodeBrokenUtf8 } from './decode-lines.ts';
import { joinBytes } from './join-bytes.ts';

/** A stretch of a file as text, with what is needed to find its characters in the bytes again. */
export interface DecodedBlock {
  readonly text: string;
  /** Where the text begins, in bytes from the start of the file. */
  readonly byteOffset: number;
  readonly places: Places;
  /** Indexes in `text`, ascending, of the U+FFFD that stand for bytes the encoding does not allow. */
  readonly unreadable: readonly number[];
}

/**
 * How characters of a block lie in the bytes: `fixed` bytes each, as long as UTF-8 or UTF-32 make
 * them, or known for the first character of each line only.
 */
export type Places =
  | { readonly kind: 'fixed'; readonly bytes: number }
  | { readonly kind: 'utf-8'; readonly bytes: Uint8Array }
  | { readonly kind: 'utf-32' }
  | { readonly kind: 'lines'; readonly starts: readonly LineStart[] };

export interface LineStart {
  readonly character: number;
  readonly byte: number;
}

/** Turns the bytes of one file into text, in order; `end` gives what an unfinished character left. */
export interface BlockDecoder {
  decode(bytes: Uint8Array): DecodedBlock;
  end(): DecodedBlock;
}

/** Decodes a stream; with `more`, an unfinished character waits for the next call. */
export type TextStream = (bytes: Uint8Array, more: boolean) => string;

/** Gives a `TextStream` for an encoding that the runtime's own decoder does not know. */
export type OpenTextStream = (encodingName: string) => TextStream;

/** Where a decoder starts, and who decodes what the runtime cannot. */
export interface DecodeOptions {
  /** Bytes from the start of the file to the first byte passed to `decode`. */
  readonly byteOffset: number;
  readonly openTextStream?: OpenTextStream;
}

/** Makes the decoder of an encoding. Any split of the bytes gives the same text and the same places. */
export function createDecoder(encoding: Encoding, options: DecodeOptions): BlockDecoder {
  const stream = openStream(encoding, options);
  if (encoding.layout === 'multi-byte') return createLineDecoder(stream, options.byteOffset);
  const unit = UNITS[encoding.layout];
  const bigEndian = encoding.name.endsWith('be');
  let left: Uint8Array = new Uint8Array(0);
  let offset = options.byteOffset;

  function decodeWhole(bytes: Uint8Array): DecodedBlock {
    const block = decodePiece(bytes, offset);
    offset += bytes.length;
    return block;
  }

  function decodePiece(bytes: Uint8Array, byteOffset: number): DecodedBlock {
    if (encoding.layout === 'utf-32') {
      const text = decodeUtf32(bytes, bigEndian);
      return { text, byteOffset, places: { kind: 'utf-32' }, unreadable: findUnreadable(text) };
    }
    const text = stream(bytes, false);
    if (encoding.layout !== 'utf-8') {
      const places = { kind: 'fixed', bytes: unit } as const;
      return { text, byteOffset, places, unreadable: findUnreadable(text) };
    }
    if (text.includes(REPLACEMENT)) {
      // Bytes that are not UTF-8 have no fixed share in the text: place each line on its own.
      return decodeBrokenUtf8(bytes, { stream, byteOffset });
    }
    const places: Places =
      text.length === bytes.length
        ? { kind: 'fixed', bytes: 1 }
        : { kind: 'utf-8', bytes: bytes.slice() };
    return { text, byteOffset, places, unreadable: NONE };
  }

  return {
    decode(bytes) {
      const joined = left.length === 0 ? bytes : joinBytes(left, bytes);
      const whole = wholeLength(joined, { layout: encoding.layout, bigEndian });
      // The rest is copied: the caller may fill its buffer again.
      left = new Uint8Array(joined.subarray(whole));
      return decodeWhole(joined.subarray(0, whole));
    },
    end() {
      const rest = left;
      left = new Uint8Array(0);
      return decodeWhole(rest);
    },
  };
}

const REPLACEMENT = '\uFFFD';
const NONE: readonly number[] = [];
const UNITS = { 'utf-8': 1, 'utf-16': 2, 'utf-32': 4, 'one-byte': 1 } as const;

/** The part of the platform that decodes text: pure, and the same in Node and in browsers. */
declare const TextDecoder: new (
  label: string,
  options: { readonly ignoreBOM: boolean },
) => { decode(bytes: Uint8Array, options: { readonly stream: boolean }): string };

function openStream(encoding: Encoding, options: DecodeOptions): TextStream {
  if (encoding.layout === 'utf-32') return () => '';
  try {
    const decoder = new TextDecoder(encoding.name, { ignoreBOM: true });
    return (bytes, more) => decoder.decode(bytes, { stream: more });
  } catch (error) {
    if (options.openTextStream === undefined) throw error;
    return options.openTextStream(encoding.name);
  }
}

interface Layout {
  readonly layout: Encoding['layout'];
  readonly bigEndian: boolean;
}

/** How many of the bytes can be decoded without knowing what follows. */
function wholeLength(bytes: Uint8Array, { layout, bigEndian }: Layout): number {
  const length = bytes.length;
  if (layout === 'utf-32') return length - (length % 4);
  if (layout === 'utf-8') return wholeUtf8Length(bytes);
  if (layout !== 'utf-16') return length;
  const even = length - (length % 2);
  const high = even >= 2 ? bytes[bigEndian ? even - 2 : even - 1] : undefined;
  // A high surrogate waits for its other half.
  return high !== undefined && (high & 0xfc) === 0xd8 ? even - 2 : even;
}

/** A lead byte always begins a new character, so that cutting before one never changes the text. */
function wholeUtf8Length(bytes: Uint8Array): number {
  const length = bytes.length;
  for (let back = 1; back <= 3 && back <= length; back++) {
    const byte = bytes[length - back] ?? 0;
    if (byte < 0x80) return length;
    if (byte < 0xc0) continue;
    const size = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
    return size > back ? length - back : length;
  }
  return length;
}

function findUnreadable(text: string): readonly number[] {
  let at = text.indexOf(REPLACEMENT);
  if (at === -1) return NONE;
  const found: number[] = [];
  for (; at !== -1; at = text.indexOf(REPLACEMENT, at + 1)) found.push(at);
  return found;
}

/** Every four bytes one code point; what is none (also a piece shorter than four bytes) is U+FFFD. */
function decodeUtf32(bytes: Uint8Array, bigEndian: boolean): string {
  const pieces: string[] = [];
  for (let at = 0; at < bytes.length; at += 4) {
    const [a = 0, b = 0, c = 0, d = 0] = bytes.subarray(at, at + 4);
    const point = bigEndian
      ? a * 0x1000000 + (b << 16) + (c << 8) + d
      : d * 0x1000000 + (c << 16) + (b << 8) + a;
    const allowed =
      at + 4 <= bytes.length && point <= 0x10ffff && (point < 0xd800 || point > 0xdfff);
    pieces.push(allowed ? String.fromCodePoint(point) : REPLACEMENT);
  }
  return pieces.join('');
}
