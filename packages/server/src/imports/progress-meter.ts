import type { RunProgress } from '../store/import-runs.ts';
import type { Progress } from './import-job.ts';

/** Makes rate and remaining time of how far work is. */
export interface ProgressMeter {
  readonly note: (progress: Progress) => void;
  /** How far the work is now; null before it has said anything. */
  readonly read: () => RunProgress | null;
}

/** The rate is smoothed over some seconds of readings. */
export function createProgressMeter(now: () => number = Date.now): ProgressMeter {
  let latest: Progress | null = null;
  let rowsPerMs: number | null = null;
  let readAt = now();
  let readDone = 0;
  return {
    note(progress) {
      if (progress.stage !== latest?.stage || progress.done < readDone) {
        rowsPerMs = null;
        readAt = now();
        readDone = progress.done;
      }
      latest = progress;
    },
    read() {
      if (latest === null) return null;
      const at = now();
      const { done, total } = latest;
      const elapsedMs = at - readAt;
      if (elapsedMs > 0) {
        const measured = (done - readDone) / elapsedMs;
        const weight = 1 - Math.exp(-elapsedMs / SMOOTHED_OVER_MS);
        rowsPerMs = rowsPerMs === null ? measured : rowsPerMs + weight * (measured - rowsPerMs);
        readAt = at;
        readDone = done;
      }
      const isMoving = rowsPerMs !== null && rowsPerMs > 0;
      return {
        ...latest,
        rowsPerSecond: rowsPerMs === null ? null : Math.round(rowsPerMs * 1_000),
        etaMs:
          total !== null && isMoving ? Math.round((total - done) / (rowsPerMs as number)) : null,
        at: new Date(at).toISOString(),
      };
    },
  };
}

const SMOOTHED_OVER_MS = 4_000;
