import type { WebMeasured } from './measure-web.ts';
import { median, percentile } from './statistics.ts';

/** The figures of the web app as a page of text. */
export function formatWeb(measured: WebMeasured): string {
  const { contacts, opening, navigating, searching, scrolling, mapping } = measured;
  return [
    `the web app over ${contacts.toLocaleString('en')} contacts, Chromium without a window`,
    '',
    `${''.padEnd(44)}   times   median ms   p95 ms`,
    line('first rows after opening the address', opening),
    line('first rows after choosing Contacts', navigating),
    line('rows that a search found, after the last key', searching),
    line('  of that, the answer to its request', measured.answering),
    line(`columns after dropping ${Math.round(mapping.bytes / 1e6)} MB`, mapping.ms),
    '',
    `${''.padEnd(44)}   times   frames/s   p95 ms   pixels/s`,
    [
      '  scrolling'.padEnd(46),
      String(scrolling.length).padStart(6),
      fixed(scrolling.map((one) => one.framesPerSecond)).padStart(11),
      fixed(scrolling.map((one) => one.frameP95Ms)).padStart(9),
      fixed(scrolling.map((one) => one.pixelsPerSecond)).padStart(11),
    ].join(''),
  ].join('\n');
}

function line(title: string, times: readonly number[]): string {
  const [middle, late] = [median(times), percentile(times, 0.95)].map((one) => one.toFixed(0));
  return `  ${title.padEnd(44)}${String(times.length).padStart(6)}${middle?.padStart(12)}${late?.padStart(9)}`;
}

function fixed(values: readonly number[]): string {
  return median(values).toFixed(1);
}
