import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { settle, SHORT_MS } from './settle.ts';

/** Parts of a page, by selectors. */
interface Parts {
  readonly within?: string;
  readonly without?: string;
}

/**
 * Fails the test when axe finds a violation of WCAG 2.2 AA on the page as it stands, light or dark.
 * The test goes on, so that the next ones are seen too; the page is left as it was.
 */
export async function checkAccessibility(page: Page, parts: Parts = {}): Promise<void> {
  const wasDark = await page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches);
  for (const scheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: scheme });
    await settle(page, SHORT_MS);
    await expectNoViolations(page, parts);
  }
  await page.emulateMedia({ colorScheme: wasDark ? 'dark' : 'light' });
}

/** The same in the colour scheme that the page has. */
export async function expectNoViolations(page: Page, parts: Parts = {}): Promise<void> {
  const found = await findViolations(page, parts);
  expect.soft(found, `axe at ${new URL(page.url()).pathname}`).toEqual([]);
}

/** What axe finds on the page as it stands: one sentence an element. */
export async function findViolations(
  page: Page,
  { within, without }: Parts = {},
): Promise<readonly string[]> {
  // Of one document: with the other way a page is opened for each result.
  const axe = new AxeBuilder({ page }).setLegacyMode(true);
  // What is right need not be told place by place: that takes longer than to find it.
  axe.options({ resultTypes: ['violations'] }).withTags([...TAGS]);
  if (within !== undefined) axe.include(within);
  if (without !== undefined) axe.exclude(without);
  const { violations } = await axe.analyze();
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(
      ({ target, html, failureSummary }) =>
        `${id}: ${help}: ${target.join(' ')} ${html.slice(0, 200)} ${failureSummary}`,
    ),
  );
}

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] as const;
