import { oneSlip } from './one-slip.ts';

/**
 * Up to three of the names that resemble what somebody typed, nearest first: those that hold it,
 * or differ from it by at most a third of their letters. Compared without case.
 */
export function nearestNames(typed: string, names: readonly string[]): readonly string[] {
  const wanted = typed.trim().toLowerCase().slice(0, LONGEST);
  if (wanted === '') return [];
  return names
    .map((name) => ({ name, distance: distanceTo(wanted, name.toLowerCase().slice(0, LONGEST)) }))
    .filter(
      ({ name, distance }) =>
        distance <= Math.max(1, Math.floor(Math.min(name.length, LONGEST) / 3)),
    )
    .sort((a, b) => a.distance - b.distance)
    .slice(0, 3)
    .map(({ name }) => name);
}

const LONGEST = 60;

function distanceTo(wanted: string, name: string): number {
  if (wanted.length >= 3 && (name.includes(wanted) || (name.length >= 3 && wanted.includes(name))))
    return 0.5;
  if (oneSlip(wanted, name) !== null) return 1;
  let row = Array.from({ length: name.length + 1 }, (_, at) => at);
  for (let i = 1; i <= wanted.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= name.length; j += 1) {
      const replaced = (row[j - 1] ?? 0) + (wanted[i - 1] === name[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[name.length] ?? 0;
}
