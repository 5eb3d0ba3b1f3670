import type { Page } from 'playwright-core';
import { expect } from 'vitest';

/** Fails the test, which goes on, when one would have to scroll the page sideways. */
export async function checkWidth(page: Page): Promise<void> {
  const { width } = page.viewportSize() ?? { width: 0 };
  expect.soft(await findTooWide(page), `${page.url()} at ${width} pixels`).toEqual([]);
}

/** Beginnings of the elements that stand out of the window, where the page can be scrolled to them. */
export function findTooWide(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    const found = [...document.querySelectorAll('body *')]
      .filter((element) => {
        const { left, right } = element.getBoundingClientRect();
        return right > clientWidth + 1 || left < -1;
      })
      .map((element) => element.outerHTML.slice(0, 120));
    return found.length > 0 ? found.slice(0, 10) : ['the page'];
  });
}
