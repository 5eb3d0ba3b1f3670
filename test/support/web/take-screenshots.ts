import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { ROOT } from '../run-muster.ts';
import { settle, SHORT_MS } from './settle.ts';

/** Where screenshots of a run lie; git ignores it. */
export const SCREENSHOTS = join(ROOT, 'test/e2e/screenshots');

/** The windows in which pages are looked at, the widest first. */
export const WINDOWS = [
  { width: 1440, height: 900 },
  { width: 768, height: 1024 },
  { width: 360, height: 780 },
] as const;

/**
 * Writes `<name>-<width>-<scheme>.png` of the page as it stands, whole, at 1440, 768 and 360 pixels in
 * light, and at 1440 in dark (or only in the schemes given), and leaves window and scheme as they were.
 * `check` is called at every width.
 */
export async function takeScreenshots(
  page: Page,
  name: string,
  {
    schemes = ['light', 'dark'],
    check = async () => undefined,
  }: {
    readonly schemes?: readonly ('light' | 'dark')[];
    readonly check?: () => Promise<void>;
  } = {},
): Promise<void> {
  const viewport = page.viewportSize();
  const wasDark = await isDark(page);
  for (const size of WINDOWS) {
    await page.setViewportSize(size);
    for (const scheme of size === WINDOWS[0] ? schemes : ['light' as const]) {
      await page.emulateMedia({ colorScheme: scheme });
      await settle(page, SHORT_MS);
      await takeScreenshot(page, name);
    }
    await check();
  }
  await page.emulateMedia({ colorScheme: wasDark ? 'dark' : 'light' });
  if (viewport !== null) await page.setViewportSize(viewport);
}

/** Writes one, of the window and in the scheme that the page has. */
export async function takeScreenshot(page: Page, name: string): Promise<void> {
  await mkdir(SCREENSHOTS, { recursive: true });
  const scheme = (await isDark(page)) ? 'dark' : 'light';
  const file = `${name}-${page.viewportSize()?.width}-${scheme}.png`;
  await page.screenshot({ path: join(SCREENSHOTS, file), fullPage: true });
}

function isDark(page: Page): Promise<boolean> {
  return page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches);
}
