import type { Page } from 'playwright-core';

/** Where a page is, without what the address searches for. */
export function pathOf(page: Page): string {
  return new URL(page.url()).pathname;
}
