import { expect, test } from 'vitest';
import { openBrowser } from '../support/web/open-web-app.ts';

test('whoever is not signed in is led to the page to sign in', async () => {
  const { page, goto } = await openBrowser();
  await goto('/imports?tab=all');
  const { pathname, searchParams } = new URL(page.url());
  expect(pathname).toBe('/sign-in');
  expect(searchParams.get('next')).toBe('/imports?tab=all');
});
