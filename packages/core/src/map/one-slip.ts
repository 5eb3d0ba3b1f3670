/** How two words differ that differ by one slip of the hand. */
export type Slip = 'swapped' | 'missing' | 'replaced';

/** Compares two words: two neighbours swapped, one letter missing or too many, or one replaced; null if they are equal or differ by more. */
export function oneSlip(a: string, b: string): Slip | null {
  if (Math.abs(a.length - b.length) > 1 || a === b) return null;
  let at = 0;
  while (at < a.length && a[at] === b[at]) at += 1;
  if (a.length !== b.length) {
    const [short, long] = a.length < b.length ? [a, b] : [b, a];
    return short.slice(at) === long.slice(at + 1) ? 'missing' : null;
  }
  if (a.slice(at + 1) === b.slice(at + 1)) return 'replaced';
  const swapped = a[at] === b[at + 1] && a[at + 1] === b[at];
  return swapped && a.slice(at + 2) === b.slice(at + 2) ? 'swapped' : null;
}
