import { expect, test } from 'vitest';
import { openWebApp } from '../support/web/open-web-app.ts';
import { settle } from '../support/web/settle.ts';

test('a lost connection is shown, other pages still open, and recover when it is back', async () => {
  const { page, context, goto, api, allow } = await openWebApp();
  allow(/^request failed: .*ERR_INTERNET_DISCONNECTED$/);
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
  allow(/^request failed: .*ERR_INTERNET_DISCONNECTED$/);
  await goto('/profile');
  const name = page.getByLabel('Your name');
  await name.fill('Ann Miller');
  await context.setOffline(true);
  await page.getByRole('button', { name: 'Save' }).first().click();
  await page.getByText('The connection to the server is lost.').waitFor();
  await expect.poll(() => name.inputValue()).toBe('Ann Miller');
  await context.setOffline(false);
  await page.getByText('The connection to the server is lost.').waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Save' }).first().click();
  await expect.poll(async () => (await api.readSession()).person?.name).toBe('Ann Miller');
});

test('a proxy that answers for a server that is away is no answer of the server', async () => {
  const { page, goto, api, allow } = await openWebApp();
  allow(/^answer 502: POST \/api\/auth\/update-user$/, /^answer 502: GET \/health$/);
  await goto('/profile');
  const name = page.getByLabel('Your name');
  await name.fill('Ann Brown');
  const away = /\/(?:api\/|health$)/;
  await page.route(away, (route) =>
    route.fulfill({ status: 502, contentType: 'text/html', body: '<h1>Bad Gateway</h1>' }),
  );
  await page.getByRole('button', { name: 'Save' }).first().click();
  const lost = page.getByText('The connection to the server is lost.');
  await lost.waitFor();
  await expect.poll(() => name.inputValue()).toBe('Ann Brown');
  await page.unroute(away);
  await lost.waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Save' }).first().click();
  await expect.poll(async () => (await api.readSession()).person?.name).toBe('Ann Brown');
});

test('what could not be added to a list while the server is away is still there to be added', async () => {
  const { page, context, goto, api, allow } = await openWebApp();
  allow(/^request failed: .*ERR_INTERNET_DISCONNECTED$/);
  const settings = async () => JSON.stringify((await api.listSettings()).items);
  const inputs = [
    ['/settings/types', page.getByRole('textbox', { name: 'New type' }), 'Partner'],
    [
      '/settings/account',
      page.getByLabel('Words that mean nothing').and(page.locator('input')),
      'k.A.',
    ],
  ] as const;
  for (const [path, input, text] of inputs) {
    await goto(path);
    await context.setOffline(true);
    await input.fill(text);
    await input.press('Enter');
    await page.getByText('The connection to the server is lost.').waitFor();
    await expect.poll(() => input.inputValue()).toBe(text);
    expect(await settings()).not.toContain(text);
    await context.setOffline(false);
    await page.getByText('The connection to the server is lost.').waitFor({ state: 'detached' });
    await input.press('Enter');
    await expect.poll(settings).toContain(text);
  }
});

test('a part of the app that did not come is said, and comes when the page is reloaded', async () => {
  const { page, goto, allow } = await openWebApp();
  allow(
    /^answer 404: GET \/assets\/groups-page-/,
    /^console error: .*404/,
    /^console error: MissingPart: Failed to fetch dynamically imported module: .*groups-page-/,
  );
  const parts = /\/assets\/groups-page-[^/]*\.js$/;
  await page.route(parts, (route) => route.fulfill({ status: 404, body: '' }));
  await goto('/contacts');
  await page.getByRole('link', { name: 'Groups' }).click();
  await page.getByText('A part of Muster did not come').waitFor();
  await page.unroute(parts);
  await page.getByRole('button', { name: 'Reload' }).click();
  await page.getByRole('heading', { name: 'Groups', level: 1 }).waitFor();
});
