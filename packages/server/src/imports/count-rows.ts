import type { BatchCounts } from '../store/apply-batch.ts';

/** Two counts of rows by outcome as one. */
export function addCounts(left: BatchCounts, right: BatchCounts): BatchCounts {
  const sum: Record<string, number> = { ...left };
  for (const [outcome, count] of Object.entries(right)) sum[outcome] = (sum[outcome] ?? 0) + count;
  return sum;
}
