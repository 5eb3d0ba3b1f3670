import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { Client } from '../../packages/core/src/contract/client.ts';
import { ROOT } from '../support/run-muster.ts';
import { dropFiles } from '../support/web/drop-files.ts';
import { untilDone } from '../support/web/import-contacts.ts';
import { openWebApp } from '../support/web/open-web-app.ts';

const FILE = join(ROOT, 'examples/contacts.csv');

/** What the button says, as contacts.csv.expected.json has it. */
const START = 'Create 12 and update 1 contact';

test('A3 a file that is dropped is imported through the steps of the wizard', async () => {
  const { page, goto, api } = await openWebApp({ path: '/contacts' });
  await page.getByRole('link', { name: 'Import', exact: true }).first().click();
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByRole('heading', { level: 1, name: 'Import contacts' }).waitFor();
  await dropFiles(page.getByTestId('drop-area'), FILE);
  await page.getByText('First Name').first().waitFor();
  await goThroughSteps(page);
  await expectExampleImported(api);
  await goto('/contacts');
  await page.getByRole('row', { name: /Carla Gómez/ }).waitFor();
});

test('D2 rows that are pasted are imported through the steps of the wizard', async () => {
  const { page, goto, api } = await openWebApp();
  await goto('/imports/new?step=file');
  await page.getByRole('tab', { name: 'Paste rows' }).click();
  await page.getByLabel('Rows', { exact: true }).fill(await readFile(FILE, 'utf8'));
  await page.getByRole('button', { name: 'Use these rows' }).click();
  await goThroughSteps(page);
  await expectExampleImported(api);
});

test('A3 a file is imported with the keyboard alone', async () => {
  const { page, goto, api } = await openWebApp();
  // From the beginning: the browser has to be told that no window of its own is to open.
  const chooser = page.waitForEvent('filechooser', { timeout: 60_000 });
  await goto('/contacts');
  await tabTo(page, page.getByRole('link', { name: 'Import', exact: true }).first());
  await page.keyboard.press('Enter');
  await press(page, 'Continue');
  await tabTo(page, page.getByRole('button', { name: 'Choose a file' }));
  await page.keyboard.press('Enter');
  await (await chooser).setFiles(FILE);
  await page.getByText('First Name').first().waitFor();
  await press(page, 'Continue');
  await page.getByRole('list', { name: 'Columns of the file' }).waitFor();
  await press(page, 'Continue');
  await page.getByRole('heading', { name: 'Group and follow-up' }).waitFor();
  await press(page, 'Continue');
  const box = page.getByRole('checkbox', { name: /these contacts may be imported/ });
  await box.waitFor();
  await tabTo(page, box);
  await page.keyboard.press('Space');
  await press(page, START);
  await expectExampleImported(api);
});

/** From the step of the file to the end, as whoever has nothing to correct. */
async function goThroughSteps(page: Page): Promise<void> {
  const onwards = page.getByRole('button', { name: 'Continue' });
  await onwards.click();
  await page.getByRole('list', { name: 'Columns of the file' }).waitFor();
  await onwards.click();
  await page.getByRole('heading', { name: 'Group and follow-up' }).waitFor();
  await onwards.click();
  await page.getByRole('checkbox', { name: /these contacts may be imported/ }).check();
  await page.getByRole('button', { name: START }).click();
}

async function expectExampleImported(api: Client): Promise<void> {
  await expect
    .poll(async () => (await api.listImports()).items[0]?.state, { timeout: 20_000 })
    .toBe('applied');
  const [imported] = (await api.listImports()).items;
  const { counts } = await untilDone(api, String(imported?.importId));
  expect(counts).toMatchObject({ created: 12, updated: 1, failed: 1, pending: 0 });
  const { items } = await api.listContacts();
  expect(items.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['Ann Lee', 'Bob Stone', 'Carla Gómez', "Dan O'Brien"]),
  );
}

/** Goes from one to the next that the keyboard reaches, until it is there. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  await target.waitFor();
  for (let steps = 0; steps < 120; steps++) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`The keyboard does not reach ${String(target)}`);
}

async function press(page: Page, name: string | RegExp): Promise<void> {
  const button = page.getByRole('button', { name });
  await expect.poll(() => button.isEnabled()).toBe(true);
  await tabTo(page, button);
  await page.keyboard.press('Enter');
}
