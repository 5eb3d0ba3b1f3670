import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { settle } from './settle.ts';

/**
 * Fails when axe finds a violation of WCAG 2.2 AA on the page as it stands, light or dark; the page
 * is left in the scheme it was in. `within` and `without` are selectors.
 */
export async function checkAccessibility(
  page: Page,
  { within, without }: { readonly within?: string; readonly without?: string } = {},
): Promise<void> {
  const before = await isDark(page);
  for (const scheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: scheme });
    await settle(page);
    // Of one document: with the other way a page is opened for each result.
    const axe = new AxeBuilder({ page }).setLegacyMode(true).withTags([...TAGS]);
    if (within !== undefined) axe.include(within);
    if (without !== undefined) axe.exclude(without);
    const { violations } = await axe.analyze();
    const found = violations.flatMap(({ id, help, nodes }) =>
      nodes.map((node) => `${id}: ${help}: ${node.target.join(' ')}: ${node.failureSummary}`),
    );
    expect(found, `what axe found at ${new URL(page.url()).pathname}, ${scheme}`).toEqual([]);
  }
  await page.emulateMedia({ colorScheme: before ? 'dark' : 'light' });
}

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] as const;

function isDark(page: Page): Promise<boolean> {
  return page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches);
}

/** Fails when the page is wider than the window, so that one would have to scroll sideways. */
export async function expectNoSideScroll(page: Page): Promise<void> {
  const over = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    return [...document.querySelectorAll('body *')]
      .filter((element) => element.getBoundingClientRect().right > clientWidth + 1)
      .slice(0, 10)
      .map((element) => element.outerHTML.slice(0, 120));
  });
  expect(over, `what is wider than the window at ${page.url()}`).toEqual([]);
}
