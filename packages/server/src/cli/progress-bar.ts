import type { Progress } from '../imports/import-job.ts';
import { paint } from './paint.ts';
import { formatCount, formatDuration } from './text-layout.ts';

/** How far work is that a person waits for; `uploading` counts bytes, everything else rows. */
export interface ShownProgress extends Omit<Progress, 'stage'> {
  readonly stage: Progress['stage'] | 'uploading';
}

/** One line at the bottom of a terminal that shows how far the work is; nothing anywhere else. */
export interface ProgressBar {
  readonly show: (progress: ShownProgress) => void;
  /** Wipes the line: what follows starts on a clean one. */
  readonly clear: () => void;
}

/** Draws on standard error, so that standard output stays clean. */
export function createProgressBar(now: () => number = () => performance.now()): ProgressBar {
  const stream = process.stderr;
  if (!stream.isTTY) return { show: () => undefined, clear: () => undefined };
  let drawnAt = -Infinity;
  let stage: ShownProgress['stage'] | null = null;
  let stageBegan = 0;
  return {
    show(progress) {
      const time = now();
      if (progress.stage !== stage) {
        stage = progress.stage;
        stageBegan = time;
        drawnAt = -Infinity;
      }
      if (time - drawnAt < REDRAW_MS) return;
      drawnAt = time;
      stream.write(`\r${barText(progress, time - stageBegan)}\u001B[K`);
    },
    clear() {
      if (drawnAt !== -Infinity) stream.write('\r\u001B[K');
      drawnAt = -Infinity;
      stage = null;
    },
  };
}

const REDRAW_MS = 100;
const BAR_LENGTH = 24;
/** Before that, a rate says little. */
const RATE_AFTER_MS = 500;

const STAGES: Readonly<Record<ShownProgress['stage'], string>> = {
  uploading: 'Sending',
  reading: 'Reading',
  planning: 'Planning',
  applying: 'Importing',
  replanning: 'Planning',
  undoing: 'Undoing',
  redoing: 'Redoing',
};

function barText({ stage, done, total }: ShownProgress, elapsedMs: number): string {
  const name = STAGES[stage].padEnd(9);
  const rate = elapsedMs > RATE_AFTER_MS ? done / elapsedMs : null;
  const unit = stage === 'uploading' ? 'MB' : 'rows';
  const shown = (count: number): string =>
    formatCount(unit === 'MB' ? Math.round(count / 100_000) / 10 : Math.round(count));
  const speed = rate === null ? '' : `  ${shown(rate * 1000)} ${unit}/s`;
  if (total === null || total === 0) return `  ${name}  ${shown(done)} ${unit}${speed}`;
  const share = Math.min(1, done / total);
  const filled = Math.round(share * BAR_LENGTH);
  const bar =
    paint('cyan', '━'.repeat(filled), process.stderr) +
    paint('dim', '─'.repeat(BAR_LENGTH - filled), process.stderr);
  const left =
    rate === null || rate === 0 || share === 1
      ? ''
      : paint('dim', `  ${formatDuration((total - done) / rate)} left`, process.stderr);
  return `  ${name}  ${bar}  ${String(Math.floor(share * 100)).padStart(3)} %${speed}${left}`;
}
