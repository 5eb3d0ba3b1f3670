import { isAscii, isUtf8 } from 'node:buffer';
import type { FileHandle } from 'node:fs/promises';
import type { EncodingSample } from '@muster/core/read/detect-encoding';

/** Bytes of a file at some offset. */
export interface BytesAt {
  readonly byteOffset: number;
  readonly bytes: Uint8Array;
}

/** The first bytes of a file of that size, with its whole first line; the whole file when it is short. */
export async function readStart(file: FileHandle, sizeBytes: number): Promise<Uint8Array> {
  for (let length = START_BYTES; ; length *= 2) {
    const start = await readAt(file, 0, Math.min(length, sizeBytes));
    const hasLine = start.includes(LF) || start.includes(CR);
    if (hasLine || start.length < length || length >= MOST_START_BYTES) return start;
  }
}

/** Bytes from three other places of a long file: after a quarter, the middle, and the end. */
export async function readElsewhere(file: FileHandle, sizeBytes: number): Promise<BytesAt[]> {
  if (sizeBytes < 4 * START_BYTES) return [];
  const places = [sizeBytes / 4, sizeBytes / 2, sizeBytes - ELSEWHERE_BYTES];
  return Promise.all(
    places.map(async (place) => {
      // UTF-16 and UTF-32 are read in step with the file's beginning.
      const byteOffset = Math.floor(place / 4) * 4;
      return { byteOffset, bytes: await readAt(file, byteOffset, ELSEWHERE_BYTES) };
    }),
  );
}

/** Looks through the file for characters beyond ASCII, which alone tell its encoding. */
export async function readEncodingSample(
  file: FileHandle,
  { start, sizeBytes }: { readonly start: Uint8Array; readonly sizeBytes: number },
): Promise<EncodingSample> {
  const telling: Uint8Array[] = [];
  let tellingBytes = 0;
  let valid = true;
  let offset = 0;
  // One byte more than a short file has: that it ends is seen.
  const buffer = Buffer.allocUnsafe(Math.min(SCAN_PIECE_BYTES, sizeBytes + 1));
  const scanned = Math.min(SCAN_BYTES, sizeBytes);
  while (offset < scanned) {
    const { bytesRead } = await file.read(
      buffer,
      0,
      Math.min(buffer.length, sizeBytes - offset),
      offset,
    );
    if (bytesRead === 0) break;
    const atEnd = bytesRead < buffer.length;
    const piece = buffer.subarray(0, atEnd ? bytesRead : wholeUtf8Length(buffer));
    offset += piece.length;
    if (isAscii(piece)) continue;
    valid &&= isUtf8(piece);
    if (tellingBytes >= TELLING_BYTES) {
      // Enough for statistics; only the verdict on UTF-8 is still open.
      if (!valid) break;
      continue;
    }
    const found = tellingPart(piece);
    telling.push(found);
    tellingBytes += found.length;
  }
  return {
    start: start.subarray(0, START_BYTES),
    telling: Buffer.concat(telling),
    validUtf8: valid,
  };
}

const LF = 10;
const CR = 13;
const START_BYTES = 1 << 17;
// 1,000 names of columns are shorter; a line beyond it is no header.
const MOST_START_BYTES = 1 << 22;
const ELSEWHERE_BYTES = 1 << 14;
const SCAN_PIECE_BYTES = 1 << 20;
// Some 0.1 s; a file that long without a telling character is taken for what it showed so far.
const SCAN_BYTES = 1 << 28;
const TELLING_BYTES = 1 << 16;
const TELLING_PART_BYTES = 1 << 15;

async function readAt(file: FileHandle, byteOffset: number, length: number): Promise<Uint8Array> {
  const buffer = new Uint8Array(length);
  let filled = 0;
  while (filled < length) {
    const { bytesRead } = await file.read(buffer, filled, length - filled, byteOffset + filled);
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return buffer.subarray(0, filled);
}

/** Where a piece can be cut without cutting a UTF-8 character: before the last lead byte. */
function wholeUtf8Length(bytes: Uint8Array): number {
  for (let at = bytes.length - 1; at >= bytes.length - 4 && at > 0; at--) {
    const byte = bytes[at] ?? 0;
    if (byte < 0x80) return at + 1;
    if (byte >= 0xc0) return at;
  }
  return bytes.length;
}

/** From the beginning of the line with the first character beyond ASCII; a copy. */
function tellingPart(piece: Buffer): Uint8Array {
  const first = piece.findIndex((byte) => byte > 127);
  const lineStart = Math.max(piece.lastIndexOf(10, first) + 1, first - 1_000, 0);
  return new Uint8Array(piece.subarray(lineStart, lineStart + TELLING_PART_BYTES));
}
