import { readFile } from 'node:fs/promises';
import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { Client } from '../../packages/core/src/contract/client.ts';
import { checkAccessibility } from '../support/web/check-accessibility.ts';
import { checkWidth } from '../support/web/check-width.ts';
import { contactsCsv, importContacts } from '../support/web/import-contacts.ts';
import { openWebApp } from '../support/web/open-web-app.ts';
import { settle } from '../support/web/settle.ts';
import { takeScreenshots } from '../support/web/take-screenshots.ts';

test('B10 tags are added to selected contacts, and the bulk action says what became of it', async () => {
  const { page, api, goto, allow } = await openWebApp();
  await importContacts(api, contactsCsv(30));
  await goto('/contacts?sort=email');
  await select(page, 0, 1);
  await page.getByText('2 selected').waitFor();
  await bulk(page, 'Tags');
  const dialog = page.getByRole('dialog', { name: 'Change tags' });
  await dialog.getByText('For 2 contacts.').waitFor();
  await dialog.getByRole('combobox', { name: 'Tags' }).fill('spring');
  await checkAccessibility(page);
  await dialog.getByRole('button', { name: 'Change tags' }).click();
  await page.getByText('2 contacts changed').waitFor();
  // The keyboard goes on in the table.
  const table = page.getByRole('grid', { name: 'Contacts' });
  await expect.poll(() => table.evaluate((one) => one === document.activeElement)).toBe(true);
  await expect.poll(() => page.getByRole('row', { name: 'spring' }).count()).toBe(2);
  expect(await withTag(api, 'spring')).toBe(2);
  await page.getByRole('link', { name: 'Details' }).click();
  await page.getByRole('heading', { name: 'Bulk edit' }).waitFor();
  await page.getByText('Adds to Tags:').waitFor();
  await checkAccessibility(page);
  await takeScreenshots(page, 'bulk-action', { check: async () => checkWidth(page) });

  // One that is not there is asked for once, and not again and again.
  allow(/^answer 404: GET \/api\/v1\/bulk-actions\//);
  let asked = 0;
  page.on('request', (request) => {
    if (request.url().includes('/api/v1/bulk-actions/')) asked += 1;
  });
  await goto('/bulk-actions/01890000-0000-7000-8000-000000000000');
  await page.getByText('There is nothing here').waitFor();
  await page.waitForTimeout(1_500);
  expect(asked).toBe(1);
});

test('what went well makes room for the next bulk action; a file that waits to be downloaded stays', async () => {
  const { page, api, goto } = await openWebApp();
  await importContacts(api, contactsCsv(30));
  await goto('/contacts?sort=email');
  await select(page, 0, 1);
  await bulk(page, 'Export');
  await page.getByRole('dialog').getByRole('button', { name: 'Export' }).click();
  // The bar of what can be done goes with the selection, once the action has begun.
  const bar = page.getByRole('region', { name: 'Selected contacts' });
  await bar.waitFor({ state: 'detached' });
  await page.getByRole('link', { name: 'Download' }).waitFor();
  for (const tags of ['spring', 'a long tag that takes up most of a line of the dialog', 'gala']) {
    await select(page, 2, 3);
    await bulk(page, 'Tags');
    const dialog = page.getByRole('dialog', { name: 'Change tags' });
    // A long one leaves the button where it is: a frame around it as it is left would move it away.
    await dialog.getByRole('combobox', { name: 'Tags' }).fill(tags);
    await dialog.getByRole('button', { name: 'Change tags' }).click();
    await bar.waitFor({ state: 'detached' });
    await page.getByText('2 contacts changed').first().waitFor();
  }
  await expect.poll(() => withTag(api, 'gala')).toBe(2);
  await expect.poll(() => page.getByText('2 contacts changed').count()).toBe(1);
  await expect.poll(() => page.getByRole('link', { name: 'Download' }).count()).toBe(1);
  await takeScreenshots(page, 'contacts-after-bulk', { check: async () => checkWidth(page) });
});

test('what a bulk action does to all that match reaches rows that were never loaded', async () => {
  const { page, api, goto } = await openWebApp();
  await importContacts(api, contactsCsv(1_200));
  const filter = JSON.stringify([{ field: 'city', operator: 'is', value: 'Boston' }]);
  await goto(`/contacts?filter=${encodeURIComponent(filter)}`);
  await page.getByRole('checkbox', { name: 'Select all contacts of this list' }).check();
  await page.getByText('All 300 selected').waitFor();
  await bulk(page, 'Tags');
  const dialog = page.getByRole('dialog', { name: 'Change tags' });
  await dialog.getByText('Remove', { exact: true }).click();
  await dialog.getByRole('combobox', { name: 'Tags' }).fill('Newsletter');
  await dialog.getByRole('button', { name: 'Change tags' }).click();
  await page.getByText('100 contacts changed · 200 unchanged').waitFor();
  expect(await withTag(api, 'Newsletter')).toBe(300);
});

test('contacts are selected from one to another, or all but some by taking them out again', async () => {
  const { page, api, goto } = await openWebApp();
  await importContacts(api, contactsCsv(1_200));
  await goto('/contacts?sort=email');
  const all = page.getByRole('checkbox', { name: 'Select all contacts of this list' });
  await all.check();
  await page.getByText('All 1,200 selected').waitFor();
  const boxes = page.getByRole('checkbox', { name: /^Select (?!all )/ });
  await boxes.nth(1).click();
  await boxes.nth(3).click({ modifiers: ['Shift'] });
  await page.getByText('1,197 selected').waitFor();
  await boxes.nth(2).click();
  await page.getByText('1,198 selected').waitFor();
  await expect
    .poll(() => all.evaluate((box) => (box as HTMLInputElement).indeterminate))
    .toBe(true);
  await bulk(page, 'Tags');
  await page.getByText('For 1,198 contacts.').waitFor();
  await page.getByRole('combobox', { name: 'Tags' }).fill('spring');
  await page.getByRole('button', { name: 'Change tags' }).click();
  await done(page, '1,198 contacts changed');
  const { items } = await api.listContacts({ query: { sort: 'email', limit: 5 } });
  const tagged = items.map(({ values }) => [values['tags']].flat().includes('spring'));
  expect(tagged).toEqual([true, false, true, false, true]);

  // What lies between two rows is what is shown between them: in another order it is something else.
  await boxes.nth(1).click();
  await boxes.nth(4).click({ modifiers: ['Shift'] });
  await page.getByText('4 selected').waitFor();
  const first = boxes.nth(0);
  const before = await first.getAttribute('aria-label');
  await page.getByRole('columnheader', { name: 'Email' }).getByRole('button').click();
  await expect.poll(() => first.getAttribute('aria-label')).not.toBe(before);
  await boxes.nth(9).click({ modifiers: ['Shift'] });
  await page.getByText('5 selected').waitFor();
});

test('contacts between two rows that come late are not added to what was selected since', async () => {
  const { page, api, goto } = await openWebApp();
  await importContacts(api, contactsCsv(600));
  await goto('/contacts?sort=email');
  const table = page.getByRole('grid', { name: 'Contacts' });
  const boxIn = (row: number): Locator =>
    table.locator(`[aria-rowindex="${row + 2}"]`).getByRole('checkbox');
  await boxIn(0).check();
  await table.evaluate((box) => box.scrollTo({ top: box.scrollHeight }));
  await boxIn(599).waitFor();
  await settle(page);
  const held = Promise.withResolvers<void>();
  const pages = /\/api\/v1\/contacts\?/;
  await page.route(pages, async (route) => {
    await held.promise;
    await route.continue();
  });
  const asked = page.waitForRequest(pages);
  await boxIn(599).click({ modifiers: ['Shift'] });
  await asked;
  await page.getByRole('button', { name: 'Clear', exact: true }).click();
  await boxIn(598).check();
  held.resolve();
  await settle(page);
  await page.getByText('1 selected').waitFor();
});

test('groups, owner and any field are set for many contacts at once', async () => {
  const { page, api, goto, allow } = await openWebApp();
  allow(/^answer 422: POST \/api\/v1\/contacts\/bulk-edit/);
  await importContacts(api, contactsCsv(5));
  await goto('/contacts?sort=email');
  await select(page, 0, 4);
  await bulk(page, 'Groups');
  await page.getByRole('combobox', { name: 'Groups' }).fill('Spring fair');
  await page.getByRole('button', { name: 'Change groups' }).click();
  await done(page, '2 contacts changed');
  await select(page, 0, 4);
  await bulk(page, 'Owner');
  await page.getByRole('combobox', { name: 'Owner' }).click();
  await page.getByRole('option', { name: 'Ann Lee' }).click();
  await page.getByRole('button', { name: 'Set the owner' }).click();
  await done(page, '2 contacts changed');
  await select(page, 0, 4);
  await bulk(page, 'Set field');
  await page.getByRole('combobox', { name: 'Field' }).fill('Birthd');
  await page.getByRole('option', { name: 'Birthday' }).click();
  await page.getByText('Without a value, Birthday is cleared.').waitFor();
  await page.getByRole('textbox', { name: 'Birthday' }).fill('31 Feb 1980');
  await page.getByRole('button', { name: 'Set the field' }).click();
  await page.getByRole('alert').getByText('31 Feb 1980').waitFor();
  await page.getByRole('textbox', { name: 'Birthday' }).fill('3 Mar 1980');
  await page.getByRole('button', { name: 'Set the field' }).click();
  await done(page, '2 contacts changed');
  const { account } = await api.readSession();
  const { items } = await api.listContacts({ query: { sort: 'email' } });
  const set = { groups: ['Spring fair'], owner: account?.memberId, birthday: '1980-03-03' };
  expect(items[0]?.values).toMatchObject(set);
  expect(items[4]?.values).toMatchObject(set);
  expect(items[1]?.values).not.toHaveProperty('birthday');
  await select(page, 4);
  await bulk(page, 'Owner');
  await page.getByText('Without a value, Owner is cleared.').waitFor();
  await page.getByRole('button', { name: 'Set the owner' }).click();
  await done(page, '1 contact changed');
  const [, , , , last] = (await api.listContacts({ query: { sort: 'email' } })).items;
  expect(last?.values).not.toHaveProperty('owner');
});

test('contacts are deleted into the bin, and restored from there', async () => {
  const { page, api, goto } = await openWebApp();
  await importContacts(api, contactsCsv(4));
  await goto('/contacts?sort=email');
  await select(page, 0, 1);
  await bulk(page, 'Delete');
  await page.getByText('To the bin: 2 contacts.').waitFor();
  await checkAccessibility(page);
  await page.getByRole('button', { name: 'Move to the bin' }).click();
  await done(page, '2 contacts moved to the bin');
  await page.getByText('2 contacts', { exact: true }).waitFor();
  await page.getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Open the bin' }).click();
  await page.getByRole('heading', { name: 'Bin' }).waitFor();
  await expect.poll(() => page.getByRole('row').getByRole('link').count()).toBe(2);
  await page.getByRole('checkbox', { name: 'Select all contacts of this list' }).check();
  await takeScreenshots(page, 'contacts-bin', { schemes: ['light'] });
  await bulk(page, 'Restore');
  await page.getByRole('dialog').getByRole('button', { name: 'Restore' }).click();
  await done(page, '2 contacts restored');
  await page.getByRole('heading', { name: 'The bin is empty' }).waitFor();
  expect((await api.listContacts({ query: { total: 'true' } })).total?.count).toBe(4);
  await goto('/imports');
  for (const [kind, result] of [
    ['Deletion', '2 contacts moved to the bin'],
    ['Restoration', '2 contacts restored'],
  ] as const) {
    const line = page.getByRole('listitem').filter({ hasText: kind });
    await line.getByText(result).waitFor();
  }
});

test('an export has the contacts that are selected and the columns of the table', async () => {
  const { page, api, goto } = await openWebApp();
  await importContacts(api, contactsCsv(10));
  await goto('/contacts?sort=email');
  await select(page, 0, 1);
  await bulk(page, 'Export');
  await checkAccessibility(page);
  await takeScreenshots(page, 'contacts-export', { schemes: ['light'] });
  await page.getByRole('button', { name: 'Export', exact: true }).last().click();
  await page.getByText('2 contacts exported').waitFor();
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Download' }).click();
  const lines = (await readFile(await (await download).path(), 'utf8')).trim().split('\r\n');
  expect(lines.map((line) => line.split(',').slice(0, 4).join())).toEqual([
    'First name,Last name,Company,Email',
    'Ann,Adams 0,,ann.0@example.com',
    'Ann,Clark 7,,ann.7@example.com',
  ]);
});

test('whoever may only look selects nothing, and is offered nothing that is not allowed', async () => {
  const { page, api, goto } = await openWebApp({ role: 'viewer' });
  await importContacts(api, contactsCsv(3));
  await goto('/contacts');
  await page.getByRole('row', { name: /ann\.0@example\.com/ }).waitFor();
  expect(await page.getByRole('checkbox').count()).toBe(0);
  expect(await page.getByRole('button', { name: 'Add contact' }).count()).toBe(0);
});

async function select(page: Page, ...rows: readonly number[]): Promise<void> {
  const boxes = page.getByRole('checkbox', { name: /^Select (?!all )/ });
  for (const row of rows) await boxes.nth(row).check();
}

async function bulk(page: Page, name: string): Promise<void> {
  await page
    .getByRole('region', { name: 'Selected contacts' })
    .getByRole('button', { name, exact: true })
    .click();
}

/** Waits for what became of a bulk action, and puts it away. */
async function done(page: Page, sentence: string): Promise<void> {
  await page.getByText(sentence).waitFor();
  await page.getByRole('button', { name: 'Put away' }).click();
}

async function withTag(api: Client, tag: string): Promise<number> {
  const filter = JSON.stringify([{ field: 'tags', operator: 'has', value: tag }]);
  const { total } = await api.listContacts({ query: { filter, total: 'true' } });
  return total?.count ?? 0;
}
