import { formatCount } from './text-layout.ts';

/** Rows as people write them: `row 7`, `rows 10–250, 300`, with what is left out at the end. */
export function formatRanges(
  ranges: readonly (readonly [number, number])[],
  rangeCount = ranges.length,
): string {
  const texts = ranges.map(([first, last]) => (first === last ? `${first}` : `${first}–${last}`));
  const more = rangeCount - ranges.length;
  const isOne = rangeCount === 1 && ranges[0]?.[0] === ranges[0]?.[1];
  return `${isOne ? 'row' : 'rows'} ${texts.join(', ')}${more > 0 ? ` and ${formatCount(more)} more` : ''}`;
}
