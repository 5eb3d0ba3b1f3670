import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { checkAccessibility } from '../support/web/check-accessibility.ts';
import { importContacts } from '../support/web/import-contacts.ts';
import { openWebApp } from '../support/web/open-web-app.ts';
import { pathOf } from '../support/web/path-of.ts';
import { takeScreenshots } from '../support/web/take-screenshots.ts';

test('Ctrl K finds contacts, smart lists, imports, pages and actions', async () => {
  const { page, api, goto } = await openWebApp();
  await importContacts(api, 'First name,Last name,Email\nBea,Brown,bea@example.com\n', {
    name: 'fair.csv',
  });
  await api.createSmartList({ body: { name: 'Fair visitors' } });
  await goto('/groups');
  await page.getByRole('heading', { name: 'Groups', exact: true }).waitFor();
  await page.keyboard.press('Control+k');
  const input = page.getByRole('combobox', { name: 'Find contacts, pages and actions' });
  await input.waitFor();
  await checkAccessibility(page);
  await input.fill('bea br');
  await page.getByRole('option', { name: 'Bea Brown bea@example.com' }).waitFor();
  await takeScreenshots(page, 'find');
  await page.keyboard.press('Enter');
  await expect.poll(() => pathOf(page)).toMatch(/^\/contacts\/[0-9a-f-]{36}$/);

  await find(page, 'fair');
  const found = page.getByRole('option');
  await expect.poll(() => found.allInnerTexts()).toHaveLength(2);
  expect((await found.allInnerTexts()).join(' ')).toMatch(/Fair visitors[^]*fair\.csv/);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect.poll(() => pathOf(page)).toMatch(/^\/imports\/[0-9a-f-]{36}$/);

  await find(page, 'audit');
  await page.getByRole('option', { name: 'Settings: audit log' }).click();
  await expect.poll(() => pathOf(page)).toBe('/settings/audit');

  await find(page, 'import client');
  await page.getByRole('option', { name: 'Import contacts: Client' }).click();
  await expect.poll(() => pathOf(page)).toBe('/imports/new');

  await find(page, 'dark');
  await page.keyboard.press('Enter');
  await expect
    .poll(() => page.locator('html').getAttribute('data-mantine-color-scheme'))
    .toBe('dark');
  await find(page, 'deutsch');
  await page.keyboard.press('Enter');
  await expect.poll(() => page.locator('html').getAttribute('lang')).toBe('de');
});

test('what was not loaded when the connection was lost opens when it is back', async () => {
  const { page, goto, allow } = await openWebApp();
  allow(/^request failed: GET \/(?:health|assets\/(?:spotlight|smart-lists-page)-\S+) net::ERR_/);
  const away = /\/(?:health$|assets\/(?:spotlight|smart-lists-page)-)/;
  await page.route(away, (route) => route.abort('internetdisconnected'));
  await goto('/groups');
  await page.keyboard.press('Control+k');
  const lost = page.getByText('The connection to the server is lost.');
  await lost.waitFor();
  await page.getByRole('heading', { level: 1, name: 'Groups' }).waitFor();
  await page.unroute(away);
  await lost.waitFor({ state: 'detached' });
  await page.getByRole('combobox', { name: 'Find contacts, pages and actions' }).fill('smart');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: 'Smart lists' }).waitFor();
});

test('what is found of other accounts can be gone to, and what one may not do is not offered', async () => {
  const { page } = await openWebApp({ role: 'viewer', path: '/groups' });
  await page.getByRole('heading', { name: 'Groups', exact: true }).waitFor();
  await find(page, 'import');
  await page.getByRole('option', { name: 'Imports & bulk actions' }).waitFor();
  expect(await page.getByRole('option', { name: 'Import contacts' }).count()).toBe(0);
  await find(page, 'nothing of this name');
  await page.getByText('Nothing is found for “nothing of this name”.').waitFor();
  await page.keyboard.press('Escape');
  await expect.poll(() => page.getByRole('combobox').count()).toBe(0);
});

test('keys go to pages, search, add and import, and a map shows them', async () => {
  const { page } = await openWebApp({ path: '/groups' });
  await page.getByRole('heading', { name: 'Groups', exact: true }).waitFor();
  await page.keyboard.press('?');
  const map = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await map.waitFor();
  await checkAccessibility(page);
  await takeScreenshots(page, 'keyboard-map');
  await page.keyboard.press('Escape');
  await expect.poll(() => map.count()).toBe(0);

  await page.keyboard.press('g');
  await page.keyboard.press('c');
  await expect.poll(() => pathOf(page)).toBe('/contacts');
  await page.keyboard.press('c');
  await page.getByRole('dialog').waitFor();
  await page.keyboard.press('Escape');
  await expect.poll(() => page.getByRole('dialog').count()).toBe(0);
  await page.keyboard.press('g');
  await page.keyboard.press('l');
  await expect.poll(() => pathOf(page)).toBe('/smart-lists');
  await page.keyboard.press('i');
  await expect.poll(() => pathOf(page)).toBe('/imports/new');
});

test('keys do nothing while somebody types, or has turned them off', async () => {
  const { page, api, goto } = await openWebApp();
  await importContacts(api, 'First name,Email\nBea,bea@example.com\n');
  await goto('/contacts');
  const search = page.getByRole('searchbox');
  await search.waitFor();
  await page.keyboard.press('/');
  await expect.poll(() => search.evaluate((input) => input === document.activeElement)).toBe(true);
  await page.keyboard.type('gi?');
  await expect.poll(() => search.inputValue()).toBe('gi?');
  expect(pathOf(page)).toBe('/contacts');

  await goto('/groups');
  await page.getByRole('heading', { name: 'Groups', exact: true }).waitFor();
  await page.keyboard.press('?');
  await page.getByRole('switch', { name: 'Heed keys of single letters' }).press('Space');
  await page.keyboard.press('Escape');
  await expect.poll(() => page.getByRole('dialog').count()).toBe(0);
  await page.keyboard.press('i');
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: 'Find contacts, pages and actions' }).waitFor();
  expect(pathOf(page)).toBe('/groups');
});

test('keys do nothing on the page while something is open over it, or is about to be', async () => {
  const { page, api, goto } = await openWebApp();
  await importContacts(api, 'First name,Email,City\nBea,bea@example.com,Berlin\n');
  await goto('/contacts');
  await page.getByRole('row', { name: 'Bea' }).waitFor();
  const addContact = page.getByRole('dialog', { name: 'Add a contact' });
  await page.getByRole('button', { name: 'Filter', exact: true }).press('Enter');
  // The editor of filters is being loaded.
  await page.keyboard.type('ci');
  const field = page.getByRole('combobox', { name: 'Field', exact: true });
  await expect.poll(() => field.evaluate((input) => input === document.activeElement)).toBe(true);
  await field.fill('');
  await page.keyboard.type('city');
  await expect.poll(() => field.inputValue()).toBe('city');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await expect.poll(() => page.getByRole('dialog').count()).toBe(0);

  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Open the bin' }).waitFor();
  await page.keyboard.type('ci');
  await page.keyboard.press('Escape');
  await expect.poll(() => page.getByRole('menuitem').count()).toBe(0);
  await page.keyboard.press('Alt+i');
  expect(await addContact.count()).toBe(0);
  // Nothing that was pressed goes on by itself.
  await page.keyboard.press('c');
  await addContact.waitFor();
  expect(pathOf(page)).toBe('/contacts');
});

async function find(page: Page, words: string): Promise<void> {
  const input = page.getByRole('combobox', { name: 'Find contacts, pages and actions' });
  if ((await input.count()) === 0) await page.keyboard.press('Control+k');
  await input.fill(words);
  await page
    .getByRole('option')
    .or(page.getByText(/^Nothing is found/))
    .first()
    .waitFor();
}
