import { expect, test } from 'vitest';
import { openWebApp } from '../support/web/open-web-app.ts';
import { settle } from '../support/web/settle.ts';

test('a lost connection is shown, other pages still open, and recover when it is back', async () => {
  const { page, context, goto, api, allow } = await openWebApp();
  allow(/^request failed: .*ERR_INTERNET_DISCONNECTED$/, /^console error: .*ERR_INTERNET/);
  await goto('/contacts');
  // The other pages are loaded after a while, one after the other.
  await page.waitForTimeout(4_000);
  await settle(page, 1_000);
  await context.setOffline(true);
  await page.getByRole('navigation').getByRole('link', { name: 'Groups' }).click();
  const lost = page.getByText('The connection to the server is lost.');
  await lost.waitFor();
  await api.createContact({ body: { values: { email: 'bea@example.com', groups: ['Board'] } } });
  await context.setOffline(false);
  await lost.waitFor({ state: 'detached' });
  await page.getByText('Board').first().waitFor();
});

test('a server that is away for a moment loses nothing that was typed', async () => {
  const { page, context, goto, api, allow } = await openWebApp();
  allow(/^request failed: .*ERR_INTERNET_DISCONNECTED$/, /^console error: .*ERR_INTERNET/);
  await goto('/profile');
  const name = page.getByLabel('Your name');
  await name.fill('Ann Miller');
  await context.setOffline(true);
  await page.getByRole('button', { name: 'Save' }).first().click();
  await page.getByText('The connection to the server is lost.').waitFor();
  expect(await name.inputValue()).toBe('Ann Miller');
  await context.setOffline(false);
  await page.getByText('The connection to the server is lost.').waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Save' }).first().click();
  await expect.poll(async () => (await api.readSession()).person?.name).toBe('Ann Miller');
});
