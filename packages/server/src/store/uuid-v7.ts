import { randomFillSync } from 'node:crypto';

/**
 * A source of UUIDs of version 7 that only grow: later ones compare greater as text and as uuid,
 * also within one millisecond.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9562#name-uuid-version-7
 */
export function uuidSource(now: () => number = Date.now): () => string {
  let ms = 0;
  // rand_a (12 bits) counts within the millisecond, method 1 of RFC 9562 section 6.2.
  let counter = 0;
  const random = new Uint8Array(8 * 1024);
  let used = random.length;
  return () => {
    const time = now();
    if (time > ms) {
      ms = time;
      counter = 0;
    } else if (++counter > 0xfff) {
      ms += 1;
      counter = 0;
    }
    if (used === random.length) {
      randomFillSync(random);
      used = 0;
    }
    const high = Math.floor(ms / 0x10000)
      .toString(16)
      .padStart(8, '0');
    const low = HEX16[ms & 0xffff] as string;
    const tail = hex(random, used);
    used += 8;
    return `${high}-${low}-7${(HEX16[counter] as string).slice(1)}-${tail}`;
  };
}

/** One UUID of version 7, for things made one at a time. */
export const newUuid: () => string = uuidSource();

const HEX16: readonly string[] = Array.from({ length: 0x10000 }, (_, value) =>
  value.toString(16).padStart(4, '0'),
);

function hex(bytes: Uint8Array, at: number): string {
  const word = (offset: number): string =>
    HEX16[((bytes[at + offset] as number) << 8) | (bytes[at + offset + 1] as number)] as string;
  const variant = HEX16[
    ((((bytes[at] as number) << 8) | (bytes[at + 1] as number)) & 0x3fff) | 0x8000
  ] as string;
  return `${variant}-${word(2)}${word(4)}${word(6)}`;
}
