import type { Locator, Page } from 'playwright-core';

/** The button that counts the rows of an import with an outcome, and lists them: `/^2\s*Failed/`. */
export function tile(page: Page, name: RegExp): Locator {
  return page.getByRole('group', { name: 'Rows by outcome' }).getByRole('button', { name });
}
