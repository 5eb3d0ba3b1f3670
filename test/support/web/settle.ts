import { setTimeout as sleep } from 'node:timers/promises';
import type { BrowserContext, Page, Request } from 'playwright-core';

const underWay = new WeakMap<BrowserContext, Set<Request>>();

/** Counts the requests of a context that are under way, for `settle`. */
export function countRequests(context: BrowserContext): void {
  const requests = new Set<Request>();
  underWay.set(context, requests);
  context.on('request', (request) => {
    if (!isStream(request)) requests.add(request);
  });
  context.on('requestfinished', (request) => requests.delete(request));
  context.on('requestfailed', (request) => requests.delete(request));
}

/**
 * Waits until a page shows what it is going to show: no request has been under way for a while
 * (streams of events aside), nothing says that it is busy, fonts are there, and it is painted. A
 * change of the window's size or colours begins its requests, if any, at once: `quietMs` is then less.
 */
export async function settle(page: Page, quietMs = QUIET_MS): Promise<void> {
  const requests = underWay.get(page.context()) ?? new Set<Request>();
  const until = performance.now() + MOST_MS;
  await untilPainted(page);
  let quietSince = performance.now();
  while (performance.now() - quietSince < quietMs) {
    if (requests.size > 0) quietSince = performance.now();
    if (performance.now() > until) {
      const left = [...requests].map((request) => `${request.method()} ${request.url()}`);
      throw new Error(`The page has not settled in ${MOST_MS} ms: ${left.join(', ')}`);
    }
    await sleep(10);
  }
  // What goes on for long may say so for as long.
  await page
    .waitForFunction(() => document.querySelector('[aria-busy="true"]') === null, null, {
      timeout: MOST_BUSY_MS,
    })
    .catch(() => undefined);
  await untilPainted(page);
}

/** What a change of the window sets off has begun by then. */
export const SHORT_MS = 20;

const MOST_MS = 20_000;
const MOST_BUSY_MS = 3_000;
const QUIET_MS = 150;

function untilPainted(page: Page): Promise<unknown> {
  return page.evaluate(async () => {
    await document.fonts.ready;
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  });
}

function isStream(request: Request): boolean {
  return (
    request.headers()['accept']?.includes('text/event-stream') === true ||
    /\/events(?:\?|$)/.test(request.url())
  );
}
