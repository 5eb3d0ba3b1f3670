/**
 * The name of a file as it can be shown: on one line, without control characters and marks that
 * turn the direction of what follows them, and of 255 characters at most. It is never a path.
 */
export function displayName(given: string | null | undefined): string {
  const name = shortened(given ?? '')
    .toWellFormed()
    .replaceAll(UNSHOWABLE, '')
    .trim();
  return cut(name) || 'file';
}

const MOST_CHARACTERS = 255;
const ENDING_CHARACTERS = 16;

const UNSHOWABLE =
  /[\p{Cc}\p{Zl}\p{Zp}\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufffd]/gu;

/** A name may have a megabyte: its middle goes before it is searched through. */
function shortened(text: string): string {
  const side = 2 * MOST_CHARACTERS;
  return text.length <= 2 * side ? text : text.slice(0, side) + text.slice(-side);
}

/** The end stays: it says what kind of file it is. Half a character is left out. */
function cut(name: string): string {
  if (name.length <= MOST_CHARACTERS) return name;
  const start = name.slice(0, MOST_CHARACTERS - ENDING_CHARACTERS - 1);
  const end = name.slice(-ENDING_CHARACTERS);
  return `${start}…${end}`.toWellFormed().replaceAll('\ufffd', '');
}
