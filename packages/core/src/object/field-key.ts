/**
 * The key of a custom field made from its label: `Shoe size (EU)` gives `shoe_size_eu`. Accents
 * are dropped; null when nothing is left that a key can be made of (`生日`).
 */
export function fieldKey(label: string): string | null {
  const words = label
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(UNDIVIDED, (letter) => LETTERS[letter] ?? letter)
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+/, '');
  const key = (/^[0-9]/.test(words) ? `field_${words}` : words).slice(0, KEY_LENGTH);
  const end = key.replace(/_+$/, '');
  return end === '' ? null : end;
}

/** Letters that are not divided into one of `a` to `z` and an accent, as they are commonly written with those. */
const LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ł: 'l',
  ħ: 'h',
  ı: 'i',
  þ: 'th',
};
const UNDIVIDED = new RegExp(`[${Object.keys(LETTERS).join('')}]`, 'g');

/** Whether the text can be the key of a field. */
export function isFieldKey(text: string): boolean {
  return text.length <= KEY_LENGTH && /^[a-z][a-z0-9_]*$/.test(text) && !RESERVED.has(text);
}

/** The longest name PostgreSQL allows, of an index named after the field for one. */
const KEY_LENGTH = 63;

/** Values are kept in plain objects, which have this property by nature. */
const RESERVED: ReadonlySet<string> = new Set(['constructor']);
