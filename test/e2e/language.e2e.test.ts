import { expect, test } from 'vitest';
import { openBrowser, openWebApp } from '../support/web/open-web-app.ts';
import { settle } from '../support/web/settle.ts';
import { takeScreenshots } from '../support/web/take-screenshots.ts';

test('a German browser gets German pages, and German answers of the server', async () => {
  const { page, goto } = await openWebApp({ language: 'de-DE' });
  const asked = page.waitForRequest(/\/api\/v1\/contacts/);
  await goto('/contacts');
  await expect.poll(() => page.evaluate(() => document.documentElement.lang)).toBe('de');
  expect((await asked).headers()['accept-language']).toMatch(/^de/);
  await page.getByRole('navigation').getByRole('link', { name: 'Kontakte' }).waitFor();
  await takeScreenshots(page, 'contacts-german', { schemes: ['light'] });
});

test('dates are written as in the country of the browser', async () => {
  const { page } = await openWebApp({ language: 'en-GB', path: '/profile' });
  await page.getByText(/^Since \d{1,2} \p{L}+ \d{4}, \d\d:\d\d/u).waitFor();
});

test('whoever chooses a language keeps it', async () => {
  const { page, goto } = await openBrowser();
  await goto('/sign-in');
  await page.getByRole('combobox', { name: 'Language' }).click();
  await page.getByRole('option', { name: 'Deutsch' }).click();
  await page.getByRole('button', { name: 'Anmelden' }).waitFor();
  await page.reload();
  await settle(page);
  await page.getByRole('button', { name: 'Anmelden' }).waitFor();
  await expect.poll(() => page.evaluate(() => document.documentElement.lang)).toBe('de');
});

test('a language from right to left turns the page around', async () => {
  const { page, goto } = await openWebApp();
  await goto('/contacts?lng=ar-XB');
  await expect.poll(() => page.evaluate(() => document.documentElement.dir)).toBe('rtl');
  const sidebar = await page.getByRole('navigation').first().boundingBox();
  expect(sidebar?.x).toBeGreaterThan(1_000);
});
