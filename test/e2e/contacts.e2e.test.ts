import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { checkAccessibility } from '../support/web/check-accessibility.ts';
import { checkWidth } from '../support/web/check-width.ts';
import { dropFiles } from '../support/web/drop-files.ts';
import { contactsCsv, importContacts } from '../support/web/import-contacts.ts';
import { namesIn } from '../support/web/names-in.ts';
import { openWebApp } from '../support/web/open-web-app.ts';
import { settle } from '../support/web/settle.ts';
import { takeScreenshots } from '../support/web/take-screenshots.ts';

const PEOPLE = `First name,Last name,Email,City,Country,Birthday,Tags
Ann,Adams,ann@example.com,Berlin,Germany,1980-03-01,vip
Bea,Brown,bea@example.com,Boston,United States,1990-05-02,"vip;press"
Carl,Clark,carl@example.com,Berlin,Germany,1970-07-03,press
`;

test('A1 an import button for each type of contact leads to an import of that type', async () => {
  const { page, api, goto } = await openWebApp({ role: 'admin' });
  await api.changeSetting({
    params: { key: 'contact_types' },
    body: { value: ['Client', 'Agent', 'Vendor'] },
  });
  await goto('/contacts');
  await expect
    .poll(() => page.getByRole('link', { name: 'Import', exact: true }).getAttribute('href'))
    .toBe('/imports/new');
  await page.getByRole('button', { name: 'Import by type' }).click();
  const items = page.getByRole('menuitem');
  await items.first().waitFor();
  await expect
    .poll(() => items.allTextContents())
    .toEqual(['Import Clients', 'Import Agents', 'Import Vendors']);
  await page.getByRole('menuitem', { name: 'Import Vendors' }).click();
  await page.waitForURL(/\/imports\/new\?type=Vendor/);
});

test('C1 whoever may not import sees no way to import', async () => {
  const { page, goto } = await openWebApp({ role: 'member' });
  await goto('/contacts');
  await page.getByRole('heading', { name: 'No contacts yet' }).waitFor();
  await expect.poll(() => page.getByRole('button', { name: 'Add contact' }).isVisible()).toBe(true);
  expect(
    await page
      .getByText(/^Import/)
      .filter({ visible: true })
      .allTextContents(),
  ).toEqual(['Imports & bulk actions']);
  expect(await page.getByRole('button', { name: 'Choose a file' }).count()).toBe(0);
});

test('a file that is dropped on an account without contacts begins an import', async () => {
  const { page, api, goto } = await openWebApp({ role: 'admin' });
  await goto('/contacts');
  await page.getByRole('heading', { name: 'No contacts yet' }).waitFor();
  await checkAccessibility(page);
  await takeScreenshots(page, 'contacts-empty', { check: async () => checkWidth(page) });
  const folder = await mkdtemp(join(tmpdir(), 'muster-drop-'));
  try {
    const path = join(folder, 'clients.csv');
    await writeFile(path, PEOPLE);
    const other = join(folder, 'agents.csv');
    await writeFile(other, PEOPLE);
    await dropFiles(page.getByText('Drop a file here'), path, other);
    await page.getByRole('alert').getByText('Choose one file at a time').waitFor();
    // One that was refused can be chosen again once it is put right.
    const chosen = join(folder, 'chosen.csv');
    await writeFile(chosen, '');
    const chooser = page.locator('input[type="file"]').first();
    await chooser.setInputFiles(chosen);
    await page
      .getByRole('alert')
      .getByText(/is empty/)
      .waitFor();
    await expect.poll(() => chooser.inputValue()).toBe('');
    // Anywhere on the page: else the browser would open it in its place.
    await dropFiles(page.getByRole('heading', { level: 1 }), path);
    await page.waitForURL(/\/imports\/[0-9a-f-]{36}\/setup/);
  } finally {
    await rm(folder, { recursive: true });
  }
  const { items } = await api.listImports();
  expect(items.map(({ file }) => file.name)).toEqual(['clients.csv']);
});

test('E9 contacts of an import are found by choosing the import', async () => {
  const { page, api, goto } = await openWebApp();
  await importContacts(api, PEOPLE, { name: 'first.csv' });
  await importContacts(api, 'First name,Email\nDora,dora@example.com\n', { name: 'second.csv' });
  await goto('/contacts');
  await chooseField(page, 'Created by import');
  await page.getByRole('combobox', { name: 'Value' }).click();
  await page.getByRole('option', { name: /^second\.csv/ }).click();
  await page.getByRole('button', { name: 'Apply' }).click();
  await expect.poll(() => namesIn(page)).toEqual(['Dora']);
  await page
    .getByRole('button', { name: /Change the condition: Created by import is second/ })
    .waitFor();
});

test('C15 any field filters, each in the way of its type, and the address keeps it', async () => {
  const { page, api, goto } = await openWebApp();
  await importContacts(api, PEOPLE);
  await goto('/contacts');
  await expect.poll(() => namesIn(page)).toEqual(['Carl Clark', 'Bea Brown', 'Ann Adams']);
  await chooseField(page, 'Tags');
  await page.getByRole('combobox', { name: 'Value' }).fill('vip');
  await page.keyboard.press('Enter');
  await expect.poll(() => namesIn(page)).toEqual(['Bea Brown', 'Ann Adams']);
  await chooseField(page, 'Birthday');
  await page.getByLabel('Comparison').selectOption({ label: 'between' });
  await page.getByLabel('From').fill('1975-01-01');
  await page.getByLabel('To').fill('1985-12-31');
  await page.getByRole('button', { name: 'Apply' }).click();
  await expect.poll(() => namesIn(page)).toEqual(['Ann Adams']);
  await page.reload();
  await expect.poll(() => namesIn(page)).toEqual(['Ann Adams']);
  await page.getByRole('button', { name: /Remove the condition: Birthday between/ }).click();
  await page.getByRole('button', { name: /Change the condition: Tags has vip/ }).click();
  await page.getByLabel('Comparison').selectOption({ label: 'has not' });
  await page.getByRole('button', { name: 'Apply' }).click();
  await expect.poll(() => namesIn(page)).toEqual(['Carl Clark']);
  // The keyboard goes on where it was.
  const changed = page.getByRole('button', { name: /Change the condition: Tags has not vip/ });
  await expect.poll(() => changed.evaluate((one) => one === document.activeElement)).toBe(true);
  await page.getByRole('button', { name: /Remove the condition: Tags/ }).click();
  await chooseField(page, 'Country');
  await page.getByRole('combobox', { name: 'Value' }).fill('united sta');
  await page.getByRole('option', { name: 'United States', exact: true }).click();
  await page.getByRole('button', { name: 'Apply' }).click();
  await expect.poll(() => namesIn(page)).toEqual(['Bea Brown']);
  await chooseField(page, 'City');
  await page.getByLabel('Comparison').selectOption({ label: 'is any of' });
  await page.getByRole('combobox', { name: 'Values' }).fill('Boston');
  // What is typed is meant, closed with Enter or not.
  await page.getByRole('button', { name: 'Apply' }).click();
  await page.getByRole('button', { name: 'Change the condition: City is any of Boston' }).waitFor();
  await page.goBack();
  await page.goBack();
  await expect.poll(() => namesIn(page)).toHaveLength(3);
});

test('a search answers while one types, headers sort, and finding nothing can be taken back', async () => {
  const { page, api, goto } = await openWebApp();
  await importContacts(api, PEOPLE);
  await goto('/contacts');
  const search = page.getByRole('searchbox', { name: 'Search contacts' });
  await search.fill('bea@exa');
  await expect.poll(() => namesIn(page)).toEqual(['Bea Brown']);
  await search.fill('');
  await expect.poll(() => namesIn(page)).toHaveLength(3);
  const header = page.getByRole('columnheader', { name: 'City' });
  await header.getByRole('button').click();
  await expect.poll(async () => (await namesIn(page)).at(-1)).toBe('Bea Brown');
  await expect.poll(() => header.getAttribute('aria-sort')).toBe('ascending');
  await header.getByRole('button').click();
  await expect.poll(async () => (await namesIn(page))[0]).toBe('Bea Brown');
  expect(new URL(page.url()).searchParams.get('sort')).toBe('-city');
  await search.fill('nobody at all');
  await page.getByRole('heading', { name: 'No contact matches' }).waitFor();
  await checkAccessibility(page);
  await takeScreenshots(page, 'contacts-no-match', { schemes: ['light'] });
  await page.getByRole('button', { name: 'Clear search and filter' }).click();
  await expect.poll(() => namesIn(page)).toHaveLength(3);
});

test('a filter that makes no sense is refused in a sentence, and can be taken away', async () => {
  const { page, api, goto, allow } = await openWebApp();
  allow(/^answer 422: GET \/api\/v1\/contacts/);
  await importContacts(api, PEOPLE);
  const filter = [{ field: 'shoe_size', operator: 'is', value: '44' }];
  await goto(`/contacts?filter=${encodeURIComponent(JSON.stringify(filter))}`);
  await page.getByText('There is no field shoe_size to filter by.').waitFor();
  await page.getByRole('button', { name: /Remove the condition: shoe_size/ }).click();
  await expect.poll(() => namesIn(page)).toHaveLength(3);
});

test('the columns are chosen, put in order, and remembered in this browser', async () => {
  const { page, api, goto } = await openWebApp();
  await importContacts(api, PEOPLE);
  await goto('/contacts');
  await page.getByRole('button', { name: 'Columns' }).click();
  await page.getByRole('checkbox', { name: 'Phone', exact: true }).uncheck();
  await page.getByPlaceholder('Find a field').fill('birth');
  await page.getByRole('checkbox', { name: 'Birthday' }).check();
  await page.getByPlaceholder('Find a field').fill('');
  await page.getByRole('button', { name: 'Birthday forward' }).click();
  await checkAccessibility(page);
  await page.keyboard.press('Escape');
  const wanted = 'Name Email Company Type Tags City Birthday Created'.split(' ');
  const headers = page.getByRole('columnheader').filter({ hasText: /./ });
  await expect.poll(() => headers.allTextContents()).toEqual(wanted);
  await page.reload();
  await page.getByRole('row', { name: 'Mar 1, 1980' }).waitFor();
  await expect.poll(() => headers.allTextContents()).toEqual(wanted);
});

test('the table is walked, selected and opened with the keyboard alone', async () => {
  const { page, api, goto } = await openWebApp();
  await importContacts(api, contactsCsv(30));
  await goto('/contacts?sort=last_name');
  const table = page.getByRole('grid', { name: 'Contacts' });
  await table.focus();
  await page.keyboard.press('j');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('x');
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await page.keyboard.press('k');
  await page.keyboard.press('Shift+X');
  await expect.poll(() => selectedIn(page)).toBe(2);
  await page.keyboard.press('End');
  await expect
    .poll(() => table.evaluate((box) => box.scrollTop + box.clientHeight >= box.scrollHeight - 4))
    .toBe(true);
  await page.keyboard.press('Home');
  const first = table.locator('[aria-rowindex="2"]').getByRole('link');
  await expect.poll(() => table.evaluate((box) => box.scrollTop)).toBe(0);
  const name = await first.textContent();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: String(name), exact: true }).waitFor();
});

test('rows come as one scrolls: few of them exist at a time, and all are reached', async () => {
  const { page, api, goto } = await openWebApp();
  await importContacts(api, contactsCsv(1_500));
  await goto('/contacts?sort=email');
  await page.getByText('1,500 contacts').waitFor();
  const table = page.getByRole('grid', { name: 'Contacts' });
  await table.hover();
  for (let step = 0; step < 10; step += 1) {
    await page.mouse.wheel(0, 1_200);
    await page.waitForTimeout(30);
  }
  await settle(page);
  const rows = table.getByRole('row');
  const count = await rows.count();
  expect(count).toBeLessThan(70);
  await expect.poll(() => table.getAttribute('aria-rowcount')).toBe('1501');
  // In the middle of those that exist is one in sight; the headers are the first row.
  const index = Number(await rows.nth(Math.floor(count / 2)).getAttribute('aria-rowindex'));
  expect(index).toBeGreaterThan(100);
  const { items } = await api.listContacts({ query: { sort: 'email', skip: index - 2, limit: 1 } });
  await table.getByRole('row', { name: String(items[0]?.values['email']) }).waitFor();
});

test('the end of a long list is there at once, whatever lies between, and so is the middle', async () => {
  const { page, api, goto } = await openWebApp();
  await importContacts(api, contactsCsv(3_000));
  await goto('/contacts?sort=email');
  await page.getByText('3,000 contacts').waitFor();
  const asked: string[] = [];
  page.on('request', (request) => {
    if (/\/contacts\?/.test(request.url())) asked.push(request.url());
  });
  const table = page.getByRole('grid', { name: 'Contacts' });
  await table.evaluate((box) => box.scrollTo({ top: box.scrollHeight }));
  await page.getByRole('row', { name: 'gus.993@example.com' }).waitFor();
  await table.evaluate((box) => box.scrollTo({ top: box.scrollHeight / 2 }));
  const { items } = await api.listContacts({ query: { sort: 'email', skip: 1_505, limit: 1 } });
  await page.getByRole('row', { name: String(items[0]?.values['email']) }).waitFor();
  // Of 60 pages those in sight, and a few after them.
  expect(asked.length).toBeLessThan(12);
});

test('what is listed can be looked at in any width, light and dark', async () => {
  const { page, api, goto } = await openWebApp();
  await importContacts(api, contactsCsv(60));
  await goto('/contacts');
  await chooseField(page, 'City');
  await page.getByLabel('Value', { exact: true }).fill('B');
  await checkAccessibility(page);
  await takeScreenshots(page, 'contacts-filter', { check: async () => checkWidth(page) });
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: /Change the condition: City/ }).waitFor();
  await settle(page);
  const boxes = page.getByRole('checkbox', { name: /^Select [A-Z]/ });
  await boxes.nth(1).check();
  await boxes.nth(4).click({ modifiers: ['Shift'] });
  await expect.poll(() => selectedIn(page)).toBe(4);
  await checkAccessibility(page);
  await takeScreenshots(page, 'contacts', { check: async () => checkWidth(page) });
});

/** Opens the editor of a new condition on a field. */
async function chooseField(page: Page, label: string): Promise<void> {
  await page.getByRole('button', { name: 'Filter', exact: true }).click();
  await page.getByRole('combobox', { name: 'Field' }).fill(label);
  await page.getByRole('option', { name: label, exact: true }).click();
}

async function selectedIn(page: Page): Promise<number> {
  return page.locator('[role="row"][aria-selected="true"]').count();
}
