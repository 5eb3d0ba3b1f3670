import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { checkAccessibility } from '../support/web/check-accessibility.ts';
import { contactsCsv, importContacts, newDraft } from '../support/web/import-contacts.ts';
import { openWebApp } from '../support/web/open-web-app.ts';
import { pathOf } from '../support/web/path-of.ts';
import { takeScreenshots } from '../support/web/take-screenshots.ts';

const WITH_ERRORS = [
  'First name,Email,Birthday',
  'Bea,bea@example.com,31/02/1980',
  'Carl,not an email,1980-02-01',
  '',
].join('\n');

test('B10 E7 every import and bulk action is listed with who, state and what became of it', async () => {
  const { page, api, goto } = await openWebApp();
  await goto('/imports');
  await page.getByText('Nothing has been imported yet').waitFor();
  await checkAccessibility(page);
  await importContacts(api, contactsCsv(30), { name: 'fair.csv' });
  await importContacts(api, WITH_ERRORS, { name: 'problems.csv' });
  await api.bulkEditContacts({ body: { selection: { filter: [] }, add: { tags: ['vip'] } } });
  await goto('/imports');
  const lines = page.getByRole('list', { name: 'Imports & bulk actions' }).getByRole('listitem');
  await expect.poll(() => lines.count()).toBe(3);
  await expect.poll(() => lines.first().innerText()).toMatch(/Tags: vip added[^]*Done[^]*31/);
  await expect
    .poll(() => lines.nth(1).innerText())
    .toMatch(/problems\.csv[^]*Import · Ann Lee[^]*Done[^]*1 created[^]*1 failed[^]*1 warning/);
  await expect.poll(() => lines.nth(2).innerText()).toMatch(/fair\.csv[^]*30 created/);
  await lines.nth(2).getByRole('img', { name: '30 created' }).waitFor();
  await checkAccessibility(page);
  await takeScreenshots(page, 'work');

  await chooseKind(page, 'Edits');
  await expect.poll(() => lines.count()).toBe(1);
  await chooseKind(page, 'Exports');
  await page.getByText('Nothing of this kind').waitFor();
  await chooseKind(page, 'Imports');
  await expect.poll(() => lines.count()).toBe(2);

  const download = page.waitForEvent('download');
  await openMenu(page, 'problems.csv');
  await page.getByRole('menuitem', { name: 'Upload the corrected file' }).waitFor();
  await page.getByRole('menuitem', { name: 'Download rows with problems (CSV)' }).click();
  expect((await download).suggestedFilename()).toMatch(/\.csv$/);
  await page.getByRole('link', { name: 'fair.csv' }).click();
  await expect.poll(() => pathOf(page)).toMatch(/^\/imports\/[0-9a-f-]{36}$/);
});

test('C4 an import is undone and redone from the list', async () => {
  const { page, api, goto } = await openWebApp();
  await importContacts(api, contactsCsv(5), { name: 'fair.csv' });
  await importContacts(api, contactsCsv(5), { name: 'again.csv' });
  await goto('/imports');
  // It changed nothing that could be taken back.
  await openMenu(page, 'again.csv');
  await expect.poll(() => page.getByRole('menuitem').allInnerTexts()).toEqual(['Open']);
  await page.keyboard.press('Escape');
  const line = page.getByRole('listitem').filter({ hasText: 'fair.csv' });
  await openMenu(page, 'fair.csv');
  await page.getByRole('menuitem', { name: 'Undo' }).click();
  const dialog = page.getByRole('dialog', { name: 'Undo this import?' });
  await dialog.getByText('5 contacts it created go to the bin.').waitFor();
  await checkAccessibility(page);
  await dialog.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(() => line.innerText()).toMatch(/Undone · Ann Lee · [^]*5 undone/);
  expect((await api.listContacts({ query: { total: 'true' } })).total?.count).toBe(0);
  await openMenu(page, 'fair.csv');
  await page.getByRole('menuitem', { name: 'Redo' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Redo' }).click();
  await expect.poll(() => line.innerText()).toMatch(/Done again · Ann Lee · [^]*5 created/);
});

test('M6 an import at work is cancelled from the list, and not by mistake', async () => {
  const { page, api, goto } = await openWebApp();
  const importId = await newDraft(api, contactsCsv(50_000), { name: 'many.csv' });
  await api.planImport({ params: { importId } });
  const atWork = await api.listBulkActions();
  expect(atWork.items).toMatchObject([{ id: importId, wanted: 'planned' }]);
  // The page is told so until somebody cancels it, however soon the plan is made.
  const list = /\/api\/v1\/bulk-actions(?:\?|$)/;
  await page.route(list, (route) => route.fulfill({ json: atWork }));
  let cancelled = 0;
  await page.route(/\/cancel$/, async (route) => {
    cancelled += 1;
    await page.unroute(list);
    await route.continue();
  });
  await goto('/imports');
  const dialog = page.getByRole('dialog', { name: 'Cancel this?' });
  for (const answer of ['Go on', 'Cancel the import']) {
    expect(cancelled).toBe(0);
    await openMenu(page, 'many.csv');
    await page.getByRole('menuitem', { name: 'Cancel' }).click();
    await dialog.getByRole('button', { name: answer }).click();
    await dialog.waitFor({ state: 'hidden' });
  }
  const line = page.getByRole('listitem').filter({ hasText: 'many.csv' });
  await line.getByText('Cancelled', { exact: true }).waitFor();
  expect(cancelled).toBe(1);
  expect((await api.readImport({ params: { importId } })).state).toBe('cancelled');
});

test('drafts are listed to be gone on with, or discarded', async () => {
  const { page, api, goto } = await openWebApp();
  await importContacts(api, contactsCsv(3), { name: 'later.csv', apply: false });
  await newDraft(api, contactsCsv(3), { name: 'draft.csv' });
  await goto('/imports');
  const draft = page.getByRole('listitem').filter({ hasText: 'draft.csv' });
  await draft.getByText('Draft', { exact: true }).waitFor();
  await page.getByRole('listitem').filter({ hasText: 'Ready to start' }).waitFor();
  await openMenu(page, 'draft.csv');
  await page.getByRole('menuitem', { name: 'Discard' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Discard' }).click();
  await draft.getByText('Discarded').waitFor();
  await openMenu(page, 'later.csv');
  await page.getByRole('menuitem', { name: 'Continue' }).click();
  await expect.poll(() => pathOf(page)).toMatch(/\/setup$/);
});

test('B10 Show stats draws what became of the rows, and says it in a table', async () => {
  const { page, api, goto } = await openWebApp();
  await importContacts(api, contactsCsv(12), { name: 'first.csv' });
  await importContacts(api, contactsCsv(15), { name: 'second.csv' });
  await goto('/imports');
  await page.getByRole('button', { name: 'Show stats' }).click();
  const stats = page.getByRole('region', { name: 'What became of the rows' });
  await stats.getByRole('img', { name: /Rows by outcome/ }).waitFor();
  await expect
    .poll(() => stats.locator('dl').innerText())
    .toMatch(/Created\s+15\s+Updated\s+0\s+Unchanged\s+12/);
  await expect.poll(() => stats.locator('.recharts-bar-rectangle path').count()).toBeGreaterThan(2);
  await takeScreenshots(page, 'work-stats');
  await checkAccessibility(page);
  await stats.getByText('Table', { exact: true }).click();
  const cells = stats.getByRole('row', { name: /second\.csv/ }).getByRole('cell');
  await expect.poll(() => cells.allInnerTexts()).toEqual(['second.csv', '3', '0', '12', '0', '0']);
  await stats.getByText('Over time', { exact: true }).click();
  await expect.poll(() => stats.getByRole('row').count()).toBe(2);
  await checkAccessibility(page);
  // It is still open after a reload.
  await page.reload();
  await stats.waitFor();
});

test('a long list is loaded further as one scrolls', async () => {
  const { page, api, goto } = await openWebApp();
  await importContacts(api, contactsCsv(1));
  for (let at = 0; at < 55; at += 1)
    await api.bulkEditContacts({
      body: { selection: { filter: [] }, set: { city: `City ${at}` } },
    });
  await goto('/imports');
  const lines = page.getByRole('list', { name: 'Imports & bulk actions' }).getByRole('listitem');
  await lines.first().waitFor();
  await lines.last().scrollIntoViewIfNeeded();
  await expect.poll(() => lines.count()).toBe(56);
});

test('C1 whoever may not import sees what was imported, and no way to import, undo or discard', async () => {
  const owner = await openWebApp();
  await importContacts(owner.api, contactsCsv(3), { name: 'fair.csv' });
  await importContacts(owner.api, contactsCsv(3), { name: 'later.csv', apply: false });
  const { page } = await openWebApp({ role: 'member', account: owner.account, path: '/imports' });
  await page.getByRole('listitem').filter({ hasText: 'fair.csv' }).waitFor();
  expect(await page.getByRole('link', { name: 'Import', exact: true }).count()).toBe(0);
  for (const name of ['fair.csv', 'later.csv']) {
    await openMenu(page, name);
    await expect.poll(() => page.getByRole('menuitem').allInnerTexts()).toEqual(['Open']);
    await page.keyboard.press('Escape');
    await page.getByRole('menu').waitFor({ state: 'detached' });
  }
  // What is not carried out yet is looked at, rather than set up.
  await page.getByRole('link', { name: 'later.csv' }).click();
  await page.getByText('This import is ready for review').waitFor();
  expect(await page.getByRole('link', { name: 'Go to the review' }).count()).toBe(0);
  expect(await page.getByRole('button', { name: 'Discard' }).count()).toBe(0);
});

async function chooseKind(page: Page, kind: string): Promise<void> {
  await page.getByRole('radiogroup', { name: 'Show' }).getByText(kind, { exact: true }).click();
}

async function openMenu(page: Page, title: string): Promise<void> {
  await page.getByRole('button', { name: `Actions for ${title}` }).click();
  await page.getByRole('menu').waitFor();
}
