/**
 * The text without what cannot be seen at its ends: white space of any kind (no-break and
 * ideographic spaces too), byte order marks, zero-width and text-direction characters.
 */
export function trimCell(text: string): string {
  const end = text.length - 1;
  if (end < 0 || (isPlain(text.charCodeAt(0)) && isPlain(text.charCodeAt(end)))) return text;
  let from = 0;
  let to = text.length;
  while (from < to && isInvisible(text.charCodeAt(from))) from++;
  while (to > from && isInvisible(text.charCodeAt(to - 1))) to--;
  return text.slice(from, to);
}

/** Whether a UTF-16 unit is white space, zero-width or a text-direction mark. */
export function isInvisible(code: number): boolean {
  if (code < 0x80) return code === 0x20 || (code >= 0x09 && code <= 0x0d);
  return (
    code === 0x85 ||
    code === 0xa0 ||
    code === 0xad ||
    code === 0x61c ||
    code === 0x1680 ||
    code === 0x180e ||
    (code >= 0x2000 && code <= 0x200f) ||
    (code >= 0x2028 && code <= 0x202f) ||
    (code >= 0x205f && code <= 0x206f) ||
    code === 0x3000 ||
    code === 0xfeff
  );
}

function isPlain(code: number): boolean {
  return code > 0x20 && code < 0x7f;
}
