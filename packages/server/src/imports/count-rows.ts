import type { BatchCounts } from '../store/apply-batch.ts';

/** How many rows have an outcome. */
export function settledRows({
  created = 0,
  updated = 0,
  unchanged = 0,
  skipped = 0,
  failed = 0,
}: BatchCounts): number {
  return created + updated + unchanged + skipped + failed;
}

/** Two counts of rows by outcome as one. */
export function addCounts(left: BatchCounts, right: BatchCounts): BatchCounts {
  const sum: Record<string, number> = { ...left };
  for (const [outcome, count] of Object.entries(right)) sum[outcome] = (sum[outcome] ?? 0) + count;
  return sum;
}
