import { joinBytes } from './join-bytes.ts';
import type { BlockDecoder, DecodedBlock, LineStart, TextStream } from './decode.ts';

/**
 * Decodes line by line, so that the first character of each line has a known place even where
 * characters have no fixed length. LF and CR are never part of another character in any encoding
 * decoded this way, and each line is decoded on its own: broken bytes never change the next line.
 */
export function createLineDecoder(stream: TextStream, byteOffset: number): BlockDecoder {
  let left: Uint8Array = new Uint8Array(0);
  let offset = byteOffset;

  function decode(bytes: Uint8Array, final: boolean): DecodedBlock {
    const joined = left.length === 0 ? bytes : joinBytes(left, bytes);
    const builder = createBlockBuilder(offset);
    let at = 0;
    while (at < joined.length) {
      const end = lineEnd(joined, at);
      const ended = isBreak(joined[end - 1]);
      const length = Math.min(end - at, LONGEST_PIECE);
      // Where a long line is cut depends on its own length only, not on how the bytes came.
      if (!ended && length < LONGEST_PIECE && !final) break;
      const more = length < end - at || (!ended && !final);
      const text = stream(joined.subarray(at, at + length), more);
      at += length;
      builder.add(text, isBreak(joined[at - 1]) ? offset + at : null);
    }
    if (final) builder.add(stream(new Uint8Array(0), false), null);
    left = joined.slice(at);
    offset += at;
    return builder.block();
  }

  return {
    decode: (bytes) => decode(bytes, false),
    end: () => decode(new Uint8Array(0), true),
  };
}

/** Decodes UTF-8 that holds bytes which are no UTF-8; the bytes do not end inside a character. */
export function decodeBrokenUtf8(
  bytes: Uint8Array,
  { stream, byteOffset }: BrokenUtf8,
): DecodedBlock {
  const builder = createBlockBuilder(byteOffset);
  for (let at = 0; at < bytes.length;) {
    const end = lineEnd(bytes, at);
    const line = bytes.subarray(at, end);
    at = end;
    // U+FFFD may stand in the file itself; then the damage was done before, and the bytes are valid.
    const written = countWrittenReplacements(line);
    builder.add(stream(line, false), isBreak(bytes[at - 1]) ? byteOffset + at : null, written);
  }
  return builder.block();
}

export interface BrokenUtf8 {
  readonly stream: TextStream;
  readonly byteOffset: number;
}

const LONGEST_PIECE = 1 << 20;

function createBlockBuilder(byteOffset: number) {
  const starts: LineStart[] = [{ character: 0, byte: byteOffset }];
  const unreadable: number[] = [];
  const pieces: string[] = [];
  let length = 0;
  return {
    /** `nextLine`: the byte after the line, when the text ends one. */
    add(text: string, nextLine: number | null, writtenReplacements = 0): void {
      collectUnreadable(text, { length, writtenReplacements, unreadable });
      pieces.push(text);
      length += text.length;
      if (nextLine !== null) starts.push({ character: length, byte: nextLine });
    },
    block(): DecodedBlock {
      const places = { kind: 'lines', starts } as const;
      return { text: pieces.join(''), byteOffset, places, unreadable };
    },
  };
}

const LF = 10;
const CR = 13;

function isBreak(byte: number | undefined): boolean {
  return byte === LF || byte === CR;
}

/** The index after the next line break, or the end of the bytes. */
function lineEnd(bytes: Uint8Array, from: number): number {
  for (let at = from; at < bytes.length; at++) {
    const byte = bytes[at];
    if (byte === LF || byte === CR) return at + 1;
  }
  return bytes.length;
}

interface UnreadableCollector {
  /** Characters of the block before this text. */
  readonly length: number;
  readonly writtenReplacements: number;
  readonly unreadable: number[];
}

function collectUnreadable(text: string, into: UnreadableCollector): void {
  let at = text.indexOf('\uFFFD');
  if (at === -1) return;
  const found: number[] = [];
  for (; at !== -1; at = text.indexOf('\uFFFD', at + 1)) found.push(into.length + at);
  if (found.length !== into.writtenReplacements)
    for (const place of found) into.unreadable.push(place);
}

function countWrittenReplacements(bytes: Uint8Array): number {
  let count = 0;
  for (let at = 0; at + 2 < bytes.length; at++) {
    if (bytes[at] === 0xef && bytes[at + 1] === 0xbf && bytes[at + 2] === 0xbd) count++;
  }
  return count;
}
