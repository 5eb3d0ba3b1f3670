import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { Client } from '../../packages/core/src/contract/client.ts';
import { ROOT } from '../support/run-muster.ts';
import { addFieldOfEveryType } from '../support/web/add-field-of-every-type.ts';
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

test('C6 C12 C13 C14 what columns give is read as people write it, whatever its type, and stands on the contact’s page', async () => {
  const { page, goto, api, person } = await openWebApp();
  await addFieldOfEveryType(api);
  const { account } = await api.readSession();
  const memberId = String(account?.memberId);
  const columns: readonly (readonly [header: string, cell: string, key: string, value: unknown])[] =
    [
      ['First name', 'Bea', 'first_name', 'Bea'],
      ['Email', 'Bea Brown <bea@example.com>', 'email', 'bea@example.com'],
      [
        'Additional emails',
        'b@example.org; bb@example.net',
        'additional_emails',
        ['b@example.org', 'bb@example.net'],
      ],
      ['Phone', '(415) 555-0132', 'phone', '+14155550132'],
      ['Additional phones', '+44 20 7946 0958', 'additional_phones', ['+442079460958']],
      ['Owner', 'Ann Lee', 'owner', memberId],
      ['Followers', String(person?.email), 'followers', [memberId]],
      ['Tags', 'vip, press', 'tags', ['vip', 'press']],
      ['Birthday', '21st Jul 1984', 'birthday', '1984-07-21'],
      ['Note', 'A line', 'note', 'A line'],
      ['Score', '1,234.5', 'score', '1234.5'],
      ['Deal size', '$1,200.50', 'deal_size', { amount: '1200.50', currency: 'USD' }],
      ['Member since', 'DECEMBER 5, 2024', 'member_since', '2024-12-05'],
      ['Last call', '2026-03-31 14:30', 'last_call', '2026-03-31T14:30:00Z'],
      ['Newsletter', 'y', 'newsletter', true],
      ['Plan', 'gold', 'plan', 'Gold'],
      ['Interests', 'chess;GOLF', 'interests', ['Chess', 'Golf']],
      ['Nicknames', 'Bee; Bebe', 'nicknames', ['Bee', 'Bebe']],
      ['Labels', 'north,south', 'labels', ['north', 'south']],
      ['Work email', 'mailto:bea@work.example.org', 'work_email', 'bea@work.example.org'],
      ['Fax', '415-555-2671', 'fax', '+14155552671'],
      ['Blog', 'https://example.com/bea', 'blog', 'https://example.com/bea'],
      ['Birth country', 'Germany', 'birth_country', 'DE'],
      ['Deputy', 'ann lee', 'deputy', memberId],
      ['Watchers', 'Ann Lee', 'watchers', [memberId]],
      ['Customer no', 'C-17', 'customer_no', 'C-17'],
    ];
  const rows = [columns.map(([header]) => header), columns.map(([, cell]) => cell)];
  const text = rows.map((row) => row.map((cell) => `"${cell}"`).join(',')).join('\n');
  const { uploadId } = await api.pasteUpload({ body: { text, name: 'bea.csv' } });
  const { importId } = await api.createImport({ body: { uploadId } });
  await goto(`/imports/${importId}/setup?step=columns`);
  const all = `${columns.length} of ${columns.length} columns assigned`;
  await page.getByRole('heading', { name: all }).waitFor();
  const onwards = page.getByRole('button', { name: 'Continue' });
  await onwards.click();
  await page.getByRole('heading', { name: 'Group and follow-up' }).waitFor();
  await onwards.click();
  await page.getByText('Nothing was found wrong with any row.').waitFor();
  await page.getByRole('checkbox', { name: /these contacts may be imported/ }).check();
  await page.getByRole('button', { name: 'Create 1 contact' }).click();
  await page.getByRole('link', { name: 'View imported contacts' }).click();
  await page.getByRole('row', { name: /Bea/ }).getByRole('link').first().click();
  await page.getByRole('heading', { level: 1, name: 'Bea' }).waitFor();
  const shown = await page.locator('dl > div').allInnerTexts();
  expect(shown.map((one) => one.replaceAll(/\s+/g, ' ').trim())).toEqual(
    expect.arrayContaining([
      'Birthday Jul 21, 1984',
      'Score 1,234.5',
      'Deal size $1,200.50',
      'Member since Dec 5, 2024',
      'Last call Mar 31, 2026, 2:30 PM',
      'Newsletter Yes',
      'Interests Chess Golf',
      'Birth country Germany',
      'Deputy Ann Lee',
      'Tags vip press',
      'Owner Ann Lee',
      'Followers Ann Lee',
      'Comes from bea.csv, row 2',
    ]),
  );
  const [contact] = (await api.listContacts()).items;
  const values = Object.fromEntries(columns.map(([, , key, value]) => [key, value]));
  expect(contact?.values).toMatchObject(values);
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
