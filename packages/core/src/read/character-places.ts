import type { DecodedBlock } from './decode.ts';

/** Finds the byte at which a character of the joined text began. */
export interface CharacterPlaces {
  /** Adds a block at the end of the text. */
  add(block: DecodedBlock): void;
  /** The byte offset of a character that begins a line; asked in ascending order. */
  byteAt(character: number): number;
  /** Whether a character in [from, to) could not be decoded; asked in ascending order. */
  unreadableWithin(from: number, to: number): boolean;
  /** Forgets the first characters of the text: the rest is counted from 0 again. */
  drop(characters: number): void;
}

/** Keeps the places of the text that a tokeniser holds; the work grows with blocks, not with rows. */
export function createCharacterPlaces(): CharacterPlaces {
  // The text is what the blocks give one after the other, less what was dropped of the first.
  let spans: Span[] = [];
  let unreadable: number[] = [];
  let unreadablePassed = 0;
  let length = 0;

  function byteAt(character: number): number {
    let span = spans[0];
    while (spans.length > 1 && span !== undefined && character >= span.start + span.text.length) {
      spans.shift();
      span = spans[0];
    }
    if (span === undefined) return 0;
    return byteInSpan(span, character - span.start);
  }

  return {
    add(block) {
      for (const at of block.unreadable) unreadable.push(length + at);
      if (block.text !== '' || spans.length === 0) {
        const { text, byteOffset, places } = block;
        const place = { character: 0, byte: byteOffset, line: 0 };
        spans.push({ start: length, text, places, firstByte: byteOffset, ...place });
      }
      length += block.text.length;
    },
    byteAt,
    unreadableWithin(from, to) {
      if (unreadable.length === 0) return false;
      while ((unreadable[unreadablePassed] ?? Infinity) < from) unreadablePassed++;
      return (unreadable[unreadablePassed] ?? Infinity) < to;
    },
    drop(characters) {
      length -= characters;
      for (const span of spans) span.start -= characters;
      spans = spans.filter((span, index) => index === spans.length - 1 || endOf(span) > 0);
      unreadable = unreadable.flatMap((at) => (at < characters ? [] : [at - characters]));
      unreadablePassed = 0;
    },
  };
}

interface LineTarget {
  readonly bytes: Uint8Array;
  readonly character: number;
}

/** Passes whole lines: a line feed is one character and one byte in UTF-8, and found quickly in both. */
function advanceByLines(span: Span, { bytes, character }: LineTarget): void {
  for (;;) {
    const feed = span.text.indexOf('\n', span.character);
    if (feed === -1 || feed >= character) return;
    span.byte = span.firstByte + bytes.indexOf(LF, span.byte - span.firstByte) + 1;
    span.character = feed + 1;
  }
}

const LF = 10;

interface Span {
  /** Where the block's text begins in the joined text; negative once its beginning was dropped. */
  start: number;
  readonly text: string;
  readonly places: DecodedBlock['places'];
  readonly firstByte: number;
  // The last place found in the block, from which the next is counted.
  character: number;
  byte: number;
  line: number;
}

function endOf(span: Span): number {
  return span.start + span.text.length;
}

function byteInSpan(span: Span, character: number): number {
  const { places } = span;
  switch (places.kind) {
    case 'fixed':
      span.byte += (character - span.character) * places.bytes;
      break;
    case 'lines': {
      const { starts } = places;
      while ((starts[span.line + 1]?.character ?? Infinity) <= character) span.line++;
      span.byte = starts[span.line]?.byte ?? span.byte;
      break;
    }
    case 'utf-8':
      advanceByLines(span, { bytes: places.bytes, character });
      for (let at = span.character; at < character; at++) {
        const code = span.text.charCodeAt(at);
        // Half of a surrogate pair, which takes four bytes.
        if (code >= 0x800) span.byte += code >= 0xd800 && code <= 0xdfff ? 2 : 3;
        else span.byte += code < 0x80 ? 1 : 2;
      }
      break;
    case 'utf-32':
      for (let at = span.character; at < character; at++) {
        const code = span.text.charCodeAt(at);
        span.byte += code >= 0xd800 && code <= 0xdfff ? 2 : 4;
      }
      break;
  }
  span.character = character;
  return span.byte;
}
