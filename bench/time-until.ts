import type { Page } from 'playwright-core';

declare global {
  var measuring: Promise<number> | undefined;
}

/** What is waited for on a page: an element, and perhaps words that it holds. */
export interface Shown {
  readonly selector: string;
  readonly words?: string;
}

/**
 * Milliseconds from an event that `act` causes, as the browser dates it, until a page shows
 * something and has painted it. What is shown before does not count: it must not be there.
 */
export async function timeUntil(
  page: Page,
  { event, shown }: { readonly event: 'click' | 'input' | 'drop'; readonly shown: Shown },
  act: () => Promise<unknown>,
): Promise<number> {
  await page.evaluate(installTimer, { event, ...shown });
  await act();
  const ms = await page.evaluate(
    (mostMs) =>
      Promise.race([
        globalThis.measuring ?? Number.NaN,
        new Promise<null>((resolve) => setTimeout(() => resolve(null), mostMs)),
      ]),
    MOST_MS,
  );
  if (ms !== null) return ms;
  throw new Error(`${JSON.stringify(shown)} is not there ${MOST_MS} ms after ${event}.`);
}

const MOST_MS = 30_000;

/** The same from the beginning of the navigation, for pages that are opened by their address. */
export async function timeOpening(page: Page, path: string, shown: Shown): Promise<number> {
  await page.goto(path, { waitUntil: 'commit' });
  return page.evaluate(async ({ selector }) => {
    while (document.querySelector(selector) === null) {
      await new Promise((resolve) => requestAnimationFrame(resolve));
    }
    await new Promise((resolve) => requestAnimationFrame(resolve));
    return performance.now();
  }, shown);
}

function installTimer({ event, selector, words }: Shown & { readonly event: string }): void {
  const isShown = (): boolean => {
    const element = document.querySelector(selector);
    if (element === null) return false;
    return words === undefined || (element.textContent?.includes(words) ?? false);
  };
  if (isShown()) throw new Error(`${selector} ${words ?? ''} is there already.`);
  globalThis.measuring = new Promise((resolve) => {
    const begin = ({ timeStamp }: Event): void => {
      const look = (): void => {
        // Once more: what a frame finds in place is painted at its end.
        if (isShown()) requestAnimationFrame(() => resolve(performance.now() - timeStamp));
        else requestAnimationFrame(look);
      };
      look();
    };
    addEventListener(event, begin, { capture: true, once: true });
  });
}
