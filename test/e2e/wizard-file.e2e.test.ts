import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ROOT } from '../support/run-muster.ts';
import { checkAccessibility } from '../support/web/check-accessibility.ts';
import { checkWidth } from '../support/web/check-width.ts';
import { dropFiles } from '../support/web/drop-files.ts';
import { untilDone } from '../support/web/import-contacts.ts';
import { openWebApp } from '../support/web/open-web-app.ts';
import { settle } from '../support/web/settle.ts';
import { signIn } from '../support/web/sign-in.ts';
import { takeScreenshots } from '../support/web/take-screenshots.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'muster-wizard-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true });
});

const example = (name: string): string => join(ROOT, 'examples', name);

async function dropOnPage(page: Page, path: string): Promise<string> {
  await dropFiles(page.getByRole('heading', { level: 1 }), path);
  await page.waitForURL(/\/imports\/[\w-]+\/setup\?step=file/);
  return /imports\/([\w-]+)\/setup/.exec(page.url())?.[1] ?? '';
}

test('B5 E2 E3 what is imported is chosen, and the duplicate settings are shown with a link', async () => {
  const { page, goto, api } = await openWebApp();
  await goto('/imports/new');
  const rules = page.getByRole('heading', { name: 'How duplicates are found' }).locator('..');
  await expect.poll(() => rules.innerText()).toContain('by Email first, then by Phone');
  await page.getByRole('radio', { name: /^Create Rows make a new contact where/ }).click();
  await expect.poll(() => rules.innerText()).toContain('Duplicates are not allowed');
  for (const [linked, said] of [
    [true, 'is added and linked to it'],
    [false, 'is added without a link to it'],
  ] as const) {
    await api.changeSetting({ params: { key: 'allow_duplicates' }, body: { value: true } });
    await api.changeSetting({ params: { key: 'link_duplicates' }, body: { value: linked } });
    await page.reload();
    await expect.poll(() => rules.innerText()).toContain(said);
    await page.getByRole('radio', { name: /^Create Every row makes a new contact/ }).waitFor();
  }
  const link = rules.getByRole('link', { name: 'Change the duplicate settings' });
  await expect.poll(() => link.getAttribute('href')).toBe('/settings/duplicates');
  await page.getByRole('combobox', { name: 'Contact type' }).click();
  await page.getByRole('option', { name: 'Agent' }).click();
  await checkAccessibility(page);
  await page.getByRole('button', { name: 'Continue' }).click();
  const importId = await dropOnPage(page, example('contacts.csv'));
  await expect
    .poll(() => api.previewImport({ params: { importId } }))
    .toMatchObject({ mode: 'create', chosen: { constants: { type: 'Agent' } } });
});

test('A1 the type of an import that was begun for one stays, also on the way back', async () => {
  const { page, goto, api } = await openWebApp();
  await goto('/imports/new?type=Client&step=file');
  // The way back is there before the file has been read.
  const read = Promise.withResolvers<void>();
  await page.route('**/preview*', async (route) => {
    await read.promise;
    await route.continue();
  });
  const importId = await dropOnPage(page, example('clients.csv'));
  await page.getByRole('button', { name: 'Back' }).click();
  await page.waitForURL(/step=what/);
  read.resolve();
  await page.getByText('Contact type: Client').waitFor();
  expect(await page.getByRole('combobox', { name: 'Contact type' }).count()).toBe(0);
  const { chosen } = await api.previewImport({ params: { importId } });
  expect(chosen.constants.type).toBe('Client');
});

test('D2 a file is dropped anywhere, and facts about it appear with its first rows', async () => {
  const { page, goto } = await openWebApp();
  await goto('/imports/new?step=file');
  await dropOnPage(page, example('report-with-preamble.csv'));
  await page.getByRole('cell', { name: 'ann@example.com' }).waitFor();
  await expect
    .poll(() => page.getByRole('combobox', { name: 'Encoding' }).inputValue())
    .toContain('UTF-8');
  await expect
    .poll(() => page.getByRole('combobox', { name: 'Header row' }).inputValue())
    .toBe('Row 4');
  await expect
    .poll(() => page.getByRole('columnheader').allInnerTexts())
    .toEqual(['Row', 'First name', 'Surname', 'E-mail address', 'Telephone', 'Town']);
  await settle(page);
  await checkAccessibility(page);
  await takeScreenshots(page, 'wizard-file', { check: () => checkWidth(page) });
  // Another row as the header, and back to what was found out.
  await page.getByRole('button', { name: 'Make row 5 the header' }).click();
  await page.getByRole('columnheader', { name: 'ann@example.com' }).waitFor();
  await page.getByText('Set by you.').waitFor();
  await page.getByRole('button', { name: 'Find out again' }).click();
  await page.getByRole('columnheader', { name: 'Surname' }).waitFor();
  // Several at once are refused; another one dropped here becomes an import of its own.
  const heading = page.getByRole('heading', { level: 1 });
  await dropFiles(heading, example('contacts.csv'), example('clients.csv'));
  await page.getByText('Choose one file at a time').waitFor();
  await dropFiles(page.getByRole('heading', { level: 1 }), example('contacts.csv'));
  await page.getByRole('heading', { level: 1, name: 'contacts.csv' }).waitFor();
});

test('D2 rows are pasted, typed and put into the grid from a spreadsheet', async () => {
  const { page, goto, context, api } = await openWebApp();
  await goto('/imports/new?step=file');
  await page.getByRole('tab', { name: 'Paste rows' }).click();
  await page.getByText('Paste rows to go on.').waitFor();
  await page.getByRole('button', { name: 'From a spreadsheet' }).click();
  // Looking back loses nothing of it.
  const pasted = page.getByLabel('Rows', { exact: true });
  const text = await pasted.inputValue();
  await page.getByRole('button', { name: 'Back' }).click();
  await page.getByRole('radiogroup', { name: 'What should happen with the rows?' }).waitFor();
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect.poll(() => pasted.inputValue()).toBe(text);
  await page.getByRole('button', { name: 'Use these rows' }).click();
  await page.getByRole('columnheader', { name: 'Company' }).waitFor();
  await expect
    .poll(() => page.getByRole('combobox', { name: 'Between two cells' }).inputValue())
    .toBe('Tab');

  await goto('/imports/new?step=file');
  await page.getByRole('tab', { name: 'Type rows' }).click();
  await page.getByText('Type rows to go on.').waitFor();
  await checkAccessibility(page);
  await page.getByRole('textbox', { name: 'First name, row 1' }).fill('Ann');
  await page.getByRole('textbox', { name: 'Email, row 1' }).fill('ann@example.com');
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.evaluate(() =>
    navigator.clipboard.writeText('Bob\tStone\tbob@example.com\t\tNew York\nCem\tÖz\t"a, b"\t\t'),
  );
  await page.getByRole('textbox', { name: 'First name, row 2' }).focus();
  await page.keyboard.press('Control+V');
  await page.getByRole('textbox', { name: 'Name of column 5' }).fill('City');
  // What the grid cannot hold is refused as a whole, rather than cut off.
  await page.evaluate(() => navigator.clipboard.writeText('x\n'.repeat(600)));
  await page.getByRole('textbox', { name: 'First name, row 4' }).focus();
  await page.keyboard.press('Control+V');
  await page.getByRole('alert').filter({ hasText: 'up to 500 rows' }).waitFor();
  await expect
    .poll(() => page.getByRole('textbox', { name: 'First name, row 4' }).inputValue())
    .toBe('');
  await page.getByRole('textbox', { name: 'First name, row 1' }).fill('Anna');
  await page.getByRole('alert').waitFor({ state: 'detached' });
  await takeScreenshots(page, 'wizard-type-rows', { check: () => checkWidth(page) });
  await page.getByRole('button', { name: 'Use these rows' }).click();
  await page.waitForURL(/setup\?step=file/);
  const importId = /imports\/([\w-]+)\/setup/.exec(page.url())?.[1] ?? '';
  const { top } = await api.previewImport({ params: { importId } });
  expect(top.map(({ cells }) => cells)).toEqual([
    ['First name', 'Last name', 'Email', 'City'],
    ['Anna', '', 'ann@example.com', ''],
    ['Bob', 'Stone', 'bob@example.com', 'New York'],
    ['Cem', 'Öz', 'a, b', ''],
  ]);
});

test('rows that were typed or pasted outlive loading the page again, until they are used', async () => {
  const { page, goto } = await openWebApp();
  const cell = page.getByRole('textbox', { name: 'First name, row 1' });
  const pasted = page.getByLabel('Rows', { exact: true });
  await goto('/imports/new?step=file');
  await page.getByRole('tab', { name: 'Type rows' }).click();
  await cell.fill('Ann "The Roof"');
  await page.getByRole('tab', { name: 'Paste rows' }).click();
  await pasted.fill('Email\nbea@example.com\n');
  await page.reload();
  await expect.poll(() => pasted.inputValue()).toBe('Email\nbea@example.com\n');
  await page.getByRole('tab', { name: 'Type rows' }).click();
  await expect.poll(() => cell.inputValue()).toBe('Ann "The Roof"');
  await page.getByRole('button', { name: 'Use these rows' }).click();
  await page.waitForURL(/setup\?step=file/);
  await goto('/imports/new?step=file');
  await page.getByRole('tab', { name: 'Type rows' }).click();
  await expect.poll(() => cell.inputValue()).toBe('');
});

test('rows that were typed are not there for whoever signs in next', async () => {
  const { page, goto, account, allow } = await openWebApp();
  allow(/^answer 401: GET \/api\/v1\/session$/);
  const colleague = await account.addPerson('admin');
  const cell = page.getByRole('textbox', { name: 'First name, row 1' });
  await goto('/imports/new?step=file');
  await page.getByRole('tab', { name: 'Type rows' }).click();
  await cell.fill('Ann');
  await page.getByTestId('account-menu').click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await page.getByRole('button', { name: 'Sign in' }).waitFor();
  await signIn(page, colleague);
  await page.getByTestId('account-menu').waitFor();
  await goto('/imports/new?step=file');
  await page.getByRole('tab', { name: 'Type rows' }).click();
  await expect.poll(() => cell.inputValue()).toBe('');
});

test('a file is fetched from an address, and a wrong address says so', async () => {
  const server = await serveCsv('Email\nann@example.com\n');
  try {
    const { page, goto, allow } = await openWebApp();
    await goto('/imports/new?step=file');
    await page.getByRole('tab', { name: 'From an address' }).click();
    const address = page.getByRole('textbox', { name: 'Address of the file' });
    await address.fill('ftp://example.com/a.csv');
    await page.getByText('An address begins with').waitFor();
    allow(/answer 422: POST .*\/uploads\/url/);
    await address.fill(`${server.url}/missing.csv`);
    await page.getByRole('button', { name: 'Fetch the file' }).click();
    await page.getByRole('alert').waitFor();
    await address.fill(`${server.url}/people.csv`);
    await page.getByRole('button', { name: 'Fetch the file' }).click();
    await page.getByRole('heading', { level: 1, name: 'people.csv' }).waitFor();
  } finally {
    await server.close();
  }
});

test('C2 sample files have the account’s own fields; that for creating is imported as it is, that for updating lacks nothing but IDs', async () => {
  const { page, goto, api } = await openWebApp();
  await api.addField({ body: { label: 'Shoe size', type: 'number' } });
  await goto('/imports/new?step=file');
  const samples = page.getByRole('list').filter({ hasText: 'To update contacts' });
  for (const [line, headers, outcome] of [
    ['To create contacts', /^External ID,Prefix,First name,/, 'created'],
    ['To update contacts', /^Contact ID,/, 'failed'],
  ] as const) {
    const row = samples.getByRole('listitem').filter({ hasText: line });
    const [csv] = await Promise.all([
      page.waitForEvent('download'),
      row.getByRole('link', { name: 'CSV' }).click(),
    ]);
    const text = await readFile(await csv.path(), 'utf8');
    expect(text.replace(/^\uFEFF/, '')).toMatch(headers);
    expect(text.split('\n')[0]).toContain('Shoe size');
    const path = join(folder, 'sample.csv');
    await writeFile(path, text);
    const importId = await dropOnPage(page, path);
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByRole('heading', { name: /^\d+ of \d+ columns assigned$/ }).waitFor();
    expect(await page.getByText(/\d+ unassigned/).count()).toBe(0);
    await page.getByRole('button', { name: 'How Shoe size is used' }).waitFor();
    expect(await page.getByRole('button', { name: 'How Contact ID is used' }).count()).toBe(0);
    const params = { importId };
    await api.planImport({ params });
    const { counts, rows, warnings } = await untilDone(api, importId);
    expect({ rows, warnings, [outcome]: counts[outcome] }).toEqual({
      rows: 3,
      warnings: 0,
      [outcome]: 3,
    });
    const issues = (await api.listImportIssues({ params })).items.map(({ code }) => code);
    expect(issues).toEqual(outcome === 'created' ? [] : ['contact_not_found']);
    await goto('/imports/new?step=file');
  }
});

test('E5 wrong characters are seen, and another encoding changes the rows at once', async () => {
  const { page, goto, api } = await openWebApp();
  await goto('/imports/new?step=file');
  const importId = await dropOnPage(page, example('kunden-windows-1252.csv'));
  await page.getByRole('cell', { name: 'Jürgen' }).waitFor();
  const encoding = page.getByRole('combobox', { name: 'Encoding' });
  await encoding.fill('UTF-8');
  await page.getByRole('option', { name: 'UTF-8 · all languages' }).click();
  await page.getByText('Some characters look wrong').waitFor();
  await expect.poll(() => page.locator('mark').count()).toBeGreaterThan(0);
  await settle(page);
  await checkAccessibility(page);
  await takeScreenshots(page, 'wizard-wrong-characters', { schemes: ['light'] });
  await encoding.fill('1252');
  await page.getByRole('option', { name: /windows-1252/ }).click();
  await page.getByRole('cell', { name: 'Jürgen' }).waitFor();
  expect(await page.locator('mark').count()).toBe(0);
  // Another delimiter, typed.
  await page.getByRole('combobox', { name: 'Between two cells' }).click();
  await page.getByRole('option', { name: 'Something else' }).click();
  const typed = page.getByRole('textbox', { name: 'One to four characters' });
  await typed.fill('-');
  await expect
    .poll(() => page.getByRole('columnheader', { name: 'Vorname', exact: true }).count())
    .toBe(0);
  // It can be emptied to type another, and who goes on at once has typed it all the same.
  await typed.fill('');
  await expect.poll(() => typed.inputValue()).toBe('');
  await typed.fill('::');
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect
    .poll(async () => (await api.previewImport({ params: { importId } })).chosen.reading.delimiter)
    .toBe('::');
});

test('a file that is no table says what it is and what to do, and leaves nothing behind', async () => {
  const { page, goto, api } = await openWebApp();
  await goto('/imports/new?step=file');
  const path = join(folder, 'contacts.xlsx');
  await writeFile(path, Buffer.concat([Buffer.from('PK\u0003\u0004'), Buffer.alloc(2_000, 1)]));
  await dropOnPage(page, path);
  const alert = page.getByRole('alert').filter({ hasText: 'The file cannot be read' });
  await alert.waitFor();
  await expect.poll(() => alert.innerText()).toContain('ZIP archive');
  await expect.poll(() => alert.innerText()).toContain('save it as CSV');
  await expect.poll(() => page.getByRole('button', { name: 'Continue' }).isDisabled()).toBe(true);
  await checkAccessibility(page);
  await takeScreenshots(page, 'wizard-unreadable');
  await page.getByRole('link', { name: 'Use another file' }).click();
  await page.getByTestId('drop-area').waitFor();
  // A folder is not even sent.
  await dropFiles(page.getByTestId('drop-area'), folder);
  await page.getByText('This is a folder').waitFor();
  const empty = join(folder, 'empty.csv');
  await writeFile(empty, '');
  await dropFiles(page.getByTestId('drop-area'), empty);
  await page.getByText('This file is empty').waitFor();
  // Chosen rather than dropped it says the same, and can be chosen again once it is put right.
  const chooser = page.locator('input[type=file]');
  await page.reload();
  await chooser.setInputFiles(empty);
  await page.getByText('This file is empty').waitFor();
  await expect.poll(() => chooser.inputValue()).toBe('');
  // Nothing is left of the draft that nobody could have gone on with.
  await expect
    .poll(async () => (await api.listImports()).items.map(({ state }) => state))
    .toEqual(['discarded']);
});

test('a file with a header alone says so, and there is no way on', async () => {
  const { page, goto, api } = await openWebApp();
  await goto('/imports/new?step=file');
  const path = join(folder, 'header.csv');
  await writeFile(path, 'First name,Last name,Email\n');
  const importId = await dropOnPage(page, path);
  await page
    .getByRole('alert')
    .filter({ hasText: 'There are no rows below the header.' })
    .waitFor();
  await expect.poll(() => page.getByRole('button', { name: 'Continue' }).isDisabled()).toBe(true);
  for (const step of ['Columns', 'Group & follow-up', 'Review'])
    expect(await page.getByRole('button', { name: step }).count()).toBe(0);
  await checkAccessibility(page);
  await takeScreenshots(page, 'wizard-header-alone', { check: () => checkWidth(page) });
  // Nor by its address.
  await goto(`/imports/${importId}/setup?step=review`);
  await page.waitForURL(/step=file/);
  expect((await api.readImport({ params: { importId } })).state).toBe('draft');
  // What was taken for a header may be a row.
  await page.getByRole('combobox', { name: 'Header row' }).click();
  await page.getByRole('option', { name: 'None: the first row is data' }).click();
  await expect.poll(() => page.getByRole('button', { name: 'Continue' }).isEnabled()).toBe(true);
});

test('an upload that was interrupted is gone on with from the same file, whatever the page', async () => {
  const { page, goto, api, allow } = await openWebApp();
  // The product is on this machine: without a limit all of it would be there at once.
  const slow = await page.context().newCDPSession(page);
  await slow.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 0,
    downloadThroughput: -1,
    uploadThroughput: 1_000_000,
  });
  const path = join(folder, 'large.csv');
  const line = 'Ann,Lee,ann@example.com,a note that makes the line longer than it would be\n';
  await writeFile(path, `First name,Last name,Email,Note\n${line.repeat(300_000)}`);
  await goto('/imports/new?step=file');
  const importId = await dropOnPage(page, path);
  // While it arrives: rows are there, and columns can be assigned.
  await page.getByRole('progressbar', { name: 'Upload' }).waitFor();
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByRole('button', { name: /^Note goes to/ }).click();
  await page.getByRole('option', { name: 'Ignore this column' }).click();
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByText('The file is still arriving').waitFor();
  await expect.poll(() => page.getByRole('button', { name: 'Continue' }).isDisabled()).toBe(true);
  expect((await api.previewImport({ params: { importId } })).file.isWhole).toBe(false);
  allow(/request failed: PATCH .*tus/);
  await page.reload();
  await page.getByRole('button', { name: 'File' }).click();
  await page.getByText('has not fully arrived').waitFor();
  await settle(page);
  await takeScreenshots(page, 'wizard-interrupted', { schemes: ['light'] });
  await checkAccessibility(page);
  const { file } = await api.previewImport({ params: { importId } });
  expect(file.received).toBeGreaterThan(0);
  await dropFiles(page.getByTestId('drop-area'), example('contacts.csv'));
  await page.getByText('it is another file').waitFor();
  await slow.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 0,
    downloadThroughput: -1,
    uploadThroughput: -1,
  });
  await dropFiles(page.getByTestId('drop-area'), path);
  await expect
    .poll(async () => (await api.previewImport({ params: { importId } })).file.isWhole, {
      timeout: 30_000,
    })
    .toBe(true);
  const preview = await api.previewImport({ params: { importId } });
  expect(preview.columns[3]).toMatchObject({ target: null, setBy: 'person' });
  await page.getByTestId('drop-area').waitFor({ state: 'detached' });
});

async function serveCsv(text: string): Promise<{ url: string; close: () => Promise<void> }> {
  const server: Server = createServer((request, response) => {
    if (request.url === '/people.csv') response.end(text);
    else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
