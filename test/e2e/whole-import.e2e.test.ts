import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { Client } from '../../packages/core/src/contract/client.ts';
import { ROOT } from '../support/run-muster.ts';
import { addFieldOfEveryType } from '../support/web/add-field-of-every-type.ts';
import { dropFiles } from '../support/web/drop-files.ts';
import { newDraft, untilDone } from '../support/web/import-contacts.ts';
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

test('C6 C13 C14 E2 what columns give is read as people write it, whatever its type, and stands on the contact’s page', async () => {
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
      ['Type', 'agent', 'type', 'Agent'],
      ['Category', 'Press', 'category', 'Press'],
      ['Birthday', '21st Jul 1984', 'birthday', '1984-07-21'],
      ['Note', 'A line', 'note', 'A line'],
      ['Story', 'First line\nsecond line', 'story', 'First line\nsecond line'],
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
      ['Portrait', 'https://example.com/bea.png', 'portrait', 'https://example.com/bea.png'],
      ['Birth country', 'Germany', 'birth_country', 'DE'],
      ['Deputy', 'ann lee', 'deputy', memberId],
      ['Watchers', 'Ann Lee', 'watchers', [memberId]],
      ['Customer no', 'C-17', 'customer_no', 'C-17'],
    ];
  const rows = [columns.map(([header]) => header), columns.map(([, cell]) => cell)];
  const text = rows.map((row) => row.map((cell) => `"${cell}"`).join(',')).join('\n');
  const importId = await newDraft(api, text, { name: 'bea.csv' });
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
  const shown = async (): Promise<readonly string[]> => {
    const texts = await page.locator('dl > div').allInnerTexts();
    return texts.map((one) => one.replaceAll(/\s+/g, ' ').trim());
  };
  await expect
    .poll(shown)
    .toEqual(
      expect.arrayContaining([
        'Type Agent',
        'Category Press',
        'Birthday Jul 21, 1984',
        'Story First line second line',
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

test('C12 a date is read in every form that people write it in', async () => {
  const { page, goto, api } = await openWebApp();
  const rows = DATES.map(([cell], at) => `a${at + 10}@example.com,"${cell}"\n`);
  const importId = await newDraft(api, `Email,Birthday\n${rows.join('')}`);
  await goto(`/imports/${importId}/setup?step=file`);
  await goThroughSteps(page, `Create ${DATES.length} contacts`);
  await page.getByRole('button', { name: 'Undo' }).waitFor();
  expect(await untilDone(api, importId)).toMatchObject({ warnings: 0 });
  const { items } = await api.listContacts({ query: { sort: 'email', limit: 100 } });
  const read = items.map(({ values }, at) => [DATES[at]?.[0], values['birthday']]);
  expect(read).toEqual(DATES);
});

/** A date in each form of PRODUCT.md, section 4, and as it is kept. */
const DATES: readonly (readonly [cell: string, date: string])[] = [
  ['1984-07-21', '1984-07-21'],
  ['1984/7/2', '1984-07-02'],
  ['1984.07.21', '1984-07-21'],
  ['7.2.1984', '1984-07-02'],
  ['7/21/1984', '1984-07-21'],
  ['7-21-1984', '1984-07-21'],
  ['07/02/1984', '1984-07-02'],
  ['07-21-1984', '1984-07-21'],
  ['07.21.1984', '1984-07-21'],
  ['21 Jul 1984', '1984-07-21'],
  ['jul 02 1984', '1984-07-02'],
  ['1984 JUL 21', '1984-07-21'],
  ['21-Jul-1984', '1984-07-21'],
  ['Jul-21-1984', '1984-07-21'],
  ['1984-Jul-21', '1984-07-21'],
  ['2 Jul, 1984', '1984-07-02'],
  ['Jul 21, 1984', '1984-07-21'],
  ['21st Jul 1984', '1984-07-21'],
  ['Jul 22nd 1984', '1984-07-22'],
  ['23rd Jul, 1984', '1984-07-23'],
  ['Jul 4th, 1984', '1984-07-04'],
  ['21 July 1984', '1984-07-21'],
  ['JULY 21 1984', '1984-07-21'],
  ['1984 July 2', '1984-07-02'],
  ['July 21, 1984', '1984-07-21'],
  ['21 july, 1984', '1984-07-21'],
];

/** From the step of the file to the end, as whoever has nothing to correct. */
async function goThroughSteps(page: Page, start = START): Promise<void> {
  const onwards = page.getByRole('button', { name: 'Continue' });
  await onwards.click();
  await page.getByRole('list', { name: 'Columns of the file' }).waitFor();
  await onwards.click();
  await page.getByRole('heading', { name: 'Group and follow-up' }).waitFor();
  await onwards.click();
  await page.getByRole('checkbox', { name: /these contacts may be imported/ }).check();
  await page.getByRole('button', { name: start }).click();
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
