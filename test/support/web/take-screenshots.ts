import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { ROOT } from '../run-muster.ts';
import { settle } from './settle.ts';

/** Where screenshots of a run lie; git ignores it. */
export const SCREENSHOTS = join(ROOT, 'test/e2e/screenshots');

const SIZES = [
  { width: 1440, height: 900 },
  { width: 768, height: 1024 },
  { width: 360, height: 780 },
] as const;

/**
 * Writes `<name>-<width>-<scheme>.png` of the page as it stands, whole, at 1440, 768 and 360 pixels,
 * light and dark (or only in the schemes given), and leaves window and scheme as they were. `check`
 * is called at every width.
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
  const isDark = await page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches);
  await mkdir(SCREENSHOTS, { recursive: true });
  for (const size of SIZES) {
    await page.setViewportSize(size);
    for (const scheme of schemes) {
      await page.emulateMedia({ colorScheme: scheme });
      await settle(page);
      const path = join(SCREENSHOTS, `${name}-${size.width}-${scheme}.png`);
      await page.screenshot({ path, fullPage: true, animations: 'disabled' });
    }
    await check();
  }
  await page.emulateMedia({ colorScheme: isDark ? 'dark' : 'light' });
  if (viewport !== null) await page.setViewportSize(viewport);
}
