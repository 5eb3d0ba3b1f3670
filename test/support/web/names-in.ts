import type { Page } from 'playwright-core';

/** The names in the table of contacts, from the top. */
export async function namesIn(page: Page): Promise<string[]> {
  return page.getByRole('row').getByRole('link').allTextContents();
}
