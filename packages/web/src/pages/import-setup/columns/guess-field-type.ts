import type { CustomFieldType } from '@muster/core/object/with-custom-fields';

/** The type that all samples of a column fit; text where none does. Somebody looks at it before it counts. */
export function guessFieldType(samples: readonly string[]): CustomFieldType {
  const filled = samples.map((sample) => sample.trim()).filter((sample) => sample !== '');
  if (filled.length === 0) return 'text';
  const fit = SHAPES.find(([, shape]) => filled.every((sample) => shape.test(sample)));
  return fit?.[0] ?? 'text';
}

const SHAPES: readonly (readonly [CustomFieldType, RegExp])[] = [
  ['yes_no', /^(?:yes|no|y|n|true|false|ja|nein)$/i],
  ['email', /^[^@\s]+@[^@\s]+\.[^@\s]+$/],
  ['url', /^(?:https?:\/\/|www\.)\S+$/i],
  ['date_time', /^\d{4}-\d\d?-\d\d?[T ]\d\d?:\d\d/],
  ['date', /^(?:\d{4}[-/.]\d\d?[-/.]\d\d?|\d\d?[-/.]\d\d?[-/.]\d{4})$/],
  ['money', /^[-+]?(?:[$€£¥]\s?[\d.,\s]+|[\d.,\s]+\s?(?:[$€£¥]|[A-Z]{3}))$/],
  // No leading zero: that is a code or a phone number, which loses it as a number.
  ['number', /^[-+]?(?:0|[1-9][\d,]*)?(?:[.,]\d+)?$/],
  ['phone', /^\+[\d\s()./-]{7,}$/],
  ['text_list', /^[^,;]+(?:[,;]\s*[^,;]+)+$/],
  ['long_text', /^[^]{120,}$/],
];
