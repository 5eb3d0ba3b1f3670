import { expect } from 'vitest';
import { expectNoViolations } from './check-accessibility.ts';
import { checkWidth } from './check-width.ts';
import type { OpenBrowser } from './open-web-app.ts';
import { settle, SHORT_MS } from './settle.ts';
import { takeScreenshot, WINDOWS } from './take-screenshots.ts';

/**
 * What holds for every page: it has a heading and a title, axe finds nothing in either colour scheme,
 * nothing stands out of the window at any width, in English and from right to left, and every
 * placeholder is filled. Looks at all of it before it fails, and leaves screenshots.
 */
export async function walkPage(
  { page, goto }: Pick<OpenBrowser, 'page' | 'goto'>,
  name: string,
  path: string,
): Promise<void> {
  const [wide, middle, narrow] = WINDOWS;
  await page.setViewportSize(wide);
  await goto(path);
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  await settle(page, SHORT_MS);
  expect.soft(await page.title(), 'the title of the page').toMatch(/\S · Muster$/);
  const text = await page.locator('body').innerText();
  expect.soft(text, 'placeholders that nobody filled').not.toMatch(/\{\{\w+\}\}/);
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme });
    await settle(page, SHORT_MS);
    await expectNoViolations(page);
    await takeScreenshot(page, name);
  }
  await checkWidth(page);
  for (const size of [middle, narrow]) {
    await page.setViewportSize(size);
    await settle(page, SHORT_MS);
    await checkWidth(page);
    await takeScreenshot(page, name);
  }
  // Where there is little room, other things stand there.
  await expectNoViolations(page);
  await goto(mirrored(path));
  expect.soft(await page.evaluate(() => document.documentElement.dir)).toBe('rtl');
  await checkWidth(page);
  await page.setViewportSize(wide);
  await settle(page, SHORT_MS);
  await checkWidth(page);
  await takeScreenshot(page, `${name}-mirrored`);
}

/** The same page in English that is written from right to left. */
function mirrored(path: string): string {
  return `${path}${path.includes('?') ? '&' : '?'}lng=ar-XB`;
}
