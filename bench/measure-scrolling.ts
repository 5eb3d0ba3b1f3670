import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { percentile } from './statistics.ts';

/** Frames while somebody turns the wheel over a list. */
export interface Scrolling {
  readonly framesPerSecond: number;
  /** 95 of 100 frames came within this. */
  readonly frameP95Ms: number;
  /** How fast the list went. */
  readonly pixelsPerSecond: number;
}

declare global {
  var frameTimes: number[] | undefined;
}

/** Turns the wheel over the list of contacts that the page shows, for some seconds. */
export async function measureScrolling(page: Page): Promise<Scrolling> {
  await page.goto('/contacts', { waitUntil: 'networkidle' });
  const list = page.locator(LIST);
  const box = await list.boundingBox();
  if (box === null) throw new Error('The list of contacts is not shown.');
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.evaluate(recordFrames);
  const until = performance.now() + SECONDS * 1_000;
  while (performance.now() < until) {
    await page.mouse.wheel(0, NOTCH_PX);
    await sleep(BETWEEN_NOTCHES_MS);
  }
  const frames = await page.evaluate(() => globalThis.frameTimes ?? []);
  const distance = await list.evaluate((element) => {
    let scrolled: Element | null = element;
    while (scrolled !== null && scrolled.scrollTop === 0) scrolled = scrolled.parentElement;
    return scrolled?.scrollTop ?? 0;
  });
  const between = frames.slice(1).map((at, index) => at - (frames[index] ?? at));
  const tookMs = (frames.at(-1) ?? 0) - (frames[0] ?? 0);
  return {
    framesPerSecond: (between.length / tookMs) * 1_000,
    frameP95Ms: percentile(between, 0.95),
    pixelsPerSecond: (distance / tookMs) * 1_000,
  };
}

const LIST = '[role="grid"]';

const SECONDS = 5;

/** As a wheel gives them when it is turned fast. */
const NOTCH_PX = 240;
const BETWEEN_NOTCHES_MS = 30;

function recordFrames(): void {
  const frames: number[] = [];
  globalThis.frameTimes = frames;
  const record = (at: number): void => {
    frames.push(at);
    requestAnimationFrame(record);
  };
  requestAnimationFrame(record);
}
