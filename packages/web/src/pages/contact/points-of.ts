import type { GivenValues } from '../../api/contact.ts';
import type { Contact } from '../../api/contacts.ts';

/** What a contact has several of. */
export type PointKind = 'email' | 'phone';

/** The field of the primary one, and that of the others. */
export const POINT_FIELDS = {
  email: { primary: 'email', rest: 'additional_emails' },
  phone: { primary: 'phone', rest: 'additional_phones' },
} as const;

/** All emails or phone numbers of a contact, the primary one first. */
export function pointsOf({ values }: Pick<Contact, 'values'>, kind: PointKind): readonly string[] {
  const { primary, rest } = POINT_FIELDS[kind];
  return [values[primary], values[rest]].flat().filter((one) => typeof one === 'string');
}

/** What makes these the emails or phone numbers of a contact, the first the primary one. */
export function pointValues(kind: PointKind, points: readonly string[]): GivenValues {
  const { primary, rest } = POINT_FIELDS[kind];
  const [first = null, ...others] = points;
  return { [primary]: first, [rest]: others };
}

/** The points with what was given in the place of one of them, or after them; nothing given: without it. */
export function withPoint(
  points: readonly string[],
  replaced: string | null,
  given: unknown,
): readonly string[] {
  const next = typeof given === 'string' ? [given] : [];
  return replaced !== null && points.includes(replaced)
    ? points.flatMap((one) => (one === replaced ? next : [one]))
    : [...points, ...next];
}
