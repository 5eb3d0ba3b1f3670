import type { BlockDecoder, DecodedBlock, LineStart, TextStream } from './decode.ts';

/**
 * Decodes line by line, so that the first character of each line has a known place even where
 * characters have no fixed length: in multi-byte code pages, and in UTF-8 with broken bytes.
 * LF and CR are never part of another character in any encoding decoded this way.
 */
export function createLineDecoder(stream: TextStream, byteOffset: number): BlockDecoder {
  let offset = byteOffset;

  function decode(bytes: Uint8Array, more: boolean): DecodedBlock {
    const starts: LineStart[] = [{ character: 0, byte: offset }];
    const unreadable: number[] = [];
    const pieces: string[] = [];
    let length = 0;
    for (let at = 0; at < bytes.length;) {
      const end = lineEnd(bytes, at);
      const line = bytes.subarray(at, end);
      const text = stream(line, more || end < bytes.length);
      collectUnreadable({ text, line, length }, unreadable);
      pieces.push(text);
      length += text.length;
      at = end;
      if (isBreak(bytes[at - 1])) starts.push({ character: length, byte: offset + at });
    }
    if (!more) {
      const rest = stream(new Uint8Array(0), false);
      if (rest !== '') unreadable.push(length);
      pieces.push(rest);
    }
    const block: DecodedBlock = {
      text: pieces.join(''),
      byteOffset: offset,
      places: { kind: 'lines', starts },
      unreadable,
    };
    offset += bytes.length;
    return block;
  }

  return {
    decode: (bytes) => decode(bytes, true),
    end: () => decode(new Uint8Array(0), false),
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

interface DecodedLine {
  readonly text: string;
  readonly line: Uint8Array;
  /** Characters of the block before this line. */
  readonly length: number;
}

function collectUnreadable({ text, line, length }: DecodedLine, into: number[]): void {
  let at = text.indexOf('\uFFFD');
  if (at === -1) return;
  const found: number[] = [];
  for (; at !== -1; at = text.indexOf('\uFFFD', at + 1)) found.push(length + at);
  // U+FFFD may stand in the file itself; then the damage was done before, and the bytes are valid.
  if (found.length !== countWrittenReplacements(line)) into.push(...found);
}

function countWrittenReplacements(bytes: Uint8Array): number {
  let count = 0;
  for (let at = 0; at + 2 < bytes.length; at++) {
    if (bytes[at] === 0xef && bytes[at + 1] === 0xbf && bytes[at + 2] === 0xbd) count++;
  }
  return count;
}
