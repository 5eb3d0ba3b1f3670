import { expect } from 'vitest';
import { checkAccessibility } from './check-accessibility.ts';
import { checkWidth } from './check-width.ts';
import type { OpenBrowser } from './open-web-app.ts';
import { settle } from './settle.ts';
import { takeScreenshots } from './take-screenshots.ts';

/**
 * What holds for every page: it has a heading and a title, axe finds nothing in either colour scheme,
 * nothing is wider than the window at any width, in English and from right to left, and no key of a
 * text stands there instead of the text. Looks at all of it before it fails, and leaves screenshots.
 */
export async function walkPage(
  { page, goto }: Pick<OpenBrowser, 'page' | 'goto'>,
  name: string,
  path: string,
): Promise<void> {
  await goto(path);
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  expect.soft(await page.title(), 'the title of the page').toMatch(/\S · Muster$/);
  expect.soft(await keysOfTexts(page), 'keys of texts that are not there').toEqual([]);
  await checkAccessibility(page);
  await takeScreenshots(page, name, { check: () => checkWidth(page) });
  await goto(mirrored(path));
  expect.soft(await page.evaluate(() => document.documentElement.dir)).toBe('rtl');
  await takeScreenshots(page, `${name}-mirrored`, {
    schemes: ['light'],
    check: () => checkWidth(page),
  });
  await settle(page);
}

/** The same page in English that is written from right to left. */
function mirrored(path: string): string {
  return `${path}${path.includes('?') ? '&' : '?'}lng=ar-XB`;
}

/** What i18next shows for a text that is not there: its key, or a placeholder nobody filled. */
function keysOfTexts(page: OpenBrowser['page']): Promise<string[]> {
  return page.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found: string[] = [];
    while (walker.nextNode()) {
      const text = walker.currentNode.textContent?.trim() ?? '';
      if (/\{\{\w+\}\}|^[a-z]+(?:[A-Z]\w*)?(?:[.:][a-z]\w*)+$/.test(text)) found.push(text);
    }
    return found;
  });
}
