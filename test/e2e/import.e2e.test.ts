import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import type { Client } from '../../packages/core/src/contract/client.ts';
import { checkAccessibility } from '../support/web/check-accessibility.ts';
import { importContacts, newDraft, untilDone } from '../support/web/import-contacts.ts';
import { openWebApp } from '../support/web/open-web-app.ts';
import { takeScreenshots } from '../support/web/take-screenshots.ts';
import { tile } from '../support/web/tile.ts';

const HEADER = 'First name,Last name,Email,Phone,City,Birthday\n';

const WITH_ERRORS = `${HEADER}Ann,Adams,ann@example.com,,Reno,1984-07-21
Dora,Davis,dora@example.com,not a phone,Denver,31/02/2024
Emil,Evans,emil@@example,,Denver,
,,,,Denver,
,,,,,
`;

async function confirm(page: Page, title: string, action: string): Promise<void> {
  const dialog = page.getByRole('dialog', { name: title });
  await dialog.getByRole('button', { name: action }).click();
  await dialog.waitFor({ state: 'hidden' });
}

/** Under the title of an error: an example of it, and what to do. */
async function expectSaid(page: Page, title: string, words: readonly RegExp[]): Promise<void> {
  const heading = page.getByRole('heading', { name: title, exact: true });
  const said = await page.getByRole('listitem').filter({ has: heading }).innerText();
  for (const word of words) expect(said).toMatch(word);
}

async function contactOf(api: Client, email: string) {
  const { items } = await api.listContacts({ query: { search: email } });
  const found = items[0];
  if (found === undefined) throw new Error(`There is no contact ${email}.`);
  return found;
}

describe('an import that is done', () => {
  test('A4 C10 B10 D5 the rows that were left out are listed with the reason and what to do, and can be downloaded', async () => {
    const { page, api, goto } = await openWebApp();
    const importId = await importContacts(api, WITH_ERRORS, { name: 'clients.csv' });
    await goto(`/imports/${importId}`);
    await tile(page, /^5\s*All rows/).waitFor();
    await tile(page, /^2\s*Failed/).click();
    const grid = page.getByRole('grid', { name: 'Rows' });
    await grid.getByRole('row', { name: /"emil@@example" in Email/ }).waitFor();
    await expect.poll(() => grid.getByRole('row').count()).toBe(3);
    expect(new URL(page.url()).searchParams.get('outcome')).toBe('failed');
    await tile(page, /^1\s*Skipped/).click();
    await grid.getByRole('row', { name: /Every cell of the row is empty/ }).waitFor();
    await expect.poll(() => grid.getByRole('row').count()).toBe(2);

    await page.getByRole('tab', { name: 'Errors (2)' }).click();
    await page.getByRole('heading', { name: 'Invalid email address' }).waitFor();
    await page.getByText('Correct the address.').waitFor();
    await page.getByRole('heading', { name: /Required fields/ }).waitFor();
    expect(await page.getByRole('heading', { name: 'Could not read the date' }).count()).toBe(0);
    await checkAccessibility(page);
    await page.getByRole('tab', { name: 'Warnings (1)' }).click();
    await page.getByRole('heading', { name: 'Could not read the date' }).waitFor();
    await page.getByRole('link', { name: 'Show the rows' }).first().click();
    await grid.getByRole('row', { name: /Dora Davis/ }).waitFor();

    const downloading = page.waitForEvent('download');
    await page.getByRole('link', { name: 'As CSV' }).click();
    const download = await downloading;
    const text = await readFile(await download.path(), 'utf8');
    expect(download.suggestedFilename()).toBe('clients - to correct.csv');
    expect(text.split('\n')[0]).toContain('First name,Last name,Email,Phone,City,Birthday');
    expect(text).toContain('emil@@example');
    expect(text).not.toContain('ann@example.com');
  });

  test('A5 D5 the corrected file, uploaded again, updates and adds what was missing, and duplicates nothing', async () => {
    const { page, api, goto } = await openWebApp();
    const first = await importContacts(api, WITH_ERRORS, { name: 'clients.csv' });
    const report = await api.downloadReportCsv({ params: { importId: first } });
    const corrected = (await report.text())
      .replace('emil@@example', 'emil@example.com')
      .replace('not a phone', '+1 415 555 0132')
      .replace('31/02/2024', '2024-02-28');
    const again = await importContacts(api, corrected, { name: 'clients - to correct.csv' });
    await goto(`/imports/${again}`);
    await tile(page, /^3\s*All rows/).waitFor();
    await tile(page, /^1\s*Created/).waitFor();
    await tile(page, /^1\s*Updated/).waitFor();
    await tile(page, /^1\s*Failed/).waitFor();
    expect((await contactOf(api, 'dora@example.com')).values).toMatchObject({
      birthday: '2024-02-28',
      phone: '+14155550132',
    });
    expect((await api.listContacts({ query: { total: 'true' } })).total?.count).toBe(3);
    await page.getByRole('link', { name: 'Upload the corrected file' }).click();
    await page.waitForURL('**/imports/new?step=file');
  });

  test('E7 E9 its page stays, says how it was set up, and leads to its contacts', async () => {
    const { page, api, goto } = await openWebApp();
    await importContacts(api, 'First name,Email\nZoe,zoe@example.com\n');
    const importId = await importContacts(api, WITH_ERRORS, { name: 'clients.csv' });
    await goto(`/imports/${importId}?tab=settings`);
    await page.getByRole('row', { name: 'Birthday Birthday are overwritten' }).waitFor();
    await page.getByText('Create and update').first().waitFor();
    await page.getByRole('button', { name: 'Download' }).click();
    const downloading = page.waitForEvent('download');
    await page.getByRole('menuitem', { name: 'The file as it came' }).click();
    expect(await readFile(await (await downloading).path(), 'utf8')).toBe(WITH_ERRORS);
    await checkAccessibility(page);
    await page.getByRole('link', { name: 'View imported contacts' }).click();
    await page.getByRole('row', { name: /Dora Davis/ }).waitFor();
    expect(new URL(page.url()).searchParams.get('filter')).toContain(importId);
    expect(await page.getByRole('row', { name: /Zoe/ }).count()).toBe(0);
  });

  test('C11 the named errors have their titles and advice', async () => {
    const { page, api, goto } = await openWebApp();
    await importContacts(api, `${HEADER}Ann,Adams,ann@example.com,+1 415 555 0132,,\n`);
    const { contactId } = await contactOf(api, 'ann@example.com');
    const importId = await newDraft(
      api,
      `${HEADER}Ann,Adams,ann@example.com,,,
Bea,Brown,,+1 415 555 0132,,
Carl,Clark,carl@gmial.com,nonsense,,31/02/2024
Dora,Davis,dora@@example,,,
,,,,Denver,
`,
      { name: 'named errors.csv', change: { mode: 'create' } },
    );
    await api.planImport({ params: { importId } });
    await untilDone(api, importId);
    await goto(`/imports/${importId}?tab=errors`);
    await expectSaid(page, 'Duplicate email found', [
      /ann@example\.com already belongs to .*Ann Adams/,
      /Make it unique, choose "Create and update", or allow duplicates/,
    ]);
    await expectSaid(page, 'Duplicate phone found', [
      /\+14155550132 already belongs to .*Ann Adams/,
      /Make it unique, choose "Create and update", or allow duplicates/,
    ]);
    await expectSaid(page, 'Invalid email address', [/"dora@@example" in Email/, /Correct the/]);
    await expectSaid(page, 'Required fields to create/update contacts are missing', [
      /has nothing in .*Email/,
      /Creating needs .*updating needs the contact ID/,
    ]);
    await goto(`/imports/${importId}?tab=warnings`);
    await expectSaid(page, 'Could not read the phone number', [/"nonsense" in Phone/, /E\.164/]);
    await expectSaid(page, 'Could not read the date', [/"31\/02\/2024" in/, /Use YYYY-MM-DD/]);
    await expectSaid(page, 'Email address may be mistyped', [/"carl@gmial\.com".*gmail\.com/]);

    const unknown = `Contact ID,City\n${contactId.replace(/^.{8}/, '01890000')},Reno\n`;
    const other = await importContacts(api, unknown, { apply: false });
    await goto(`/imports/${other}?tab=errors`);
    await expectSaid(page, 'Contact is not valid or not in your account', [
      /No contact of this account has the ID 01890000-/,
      /belongs to another account, a deleted contact, or nobody/,
    ]);
  });
});

describe('undoing', () => {
  test('C4 M2 an import is undone and redone; what somebody changed since is kept and listed', async () => {
    const { page, api, goto } = await openWebApp();
    await importContacts(api, `${HEADER}Ann,Adams,ann@example.com,,Fresno,\n`);
    const importId = await importContacts(
      api,
      `${HEADER}Ann,Adams,ann@example.com,,Reno,\nBea,Brown,bea@example.com,,,\nCarl,Clark,carl@example.com,,,\n`,
    );
    const { contactId } = await contactOf(api, 'carl@example.com');
    await api.updateContact({ params: { contactId }, body: { values: { city: 'Denver' } } });
    await goto(`/imports/${importId}`);
    await page.getByRole('button', { name: 'Undo' }).click();
    const dialog = page.getByRole('dialog', { name: 'Undo this import?' });
    await dialog
      .getByText(
        '2 contacts it created go to the bin. 1 contact it updated gets its values from before.',
      )
      .waitFor();
    await checkAccessibility(page);
    await confirm(page, 'Undo this import?', 'Undo the import');

    await page.getByText('This import was undone').waitFor();
    const counts = page.getByRole('group', { name: 'Rows by what undoing made of them' });
    await counts.getByRole('button', { name: /^2 Taken back/ }).waitFor();
    await counts.getByRole('button', { name: /^1 Kept as it is/ }).click();
    await page
      .getByRole('grid')
      .getByRole('row', { name: /Carl Clark Kept as it is/ })
      .waitFor();
    await page.getByRole('link', { name: 'Carl Clark' }).waitFor();
    expect((await contactOf(api, 'ann@example.com')).values['city']).toBe('Fresno');
    await checkAccessibility(page);
    await takeScreenshots(page, 'import-undone-in-part');

    // What is left to undo is the row that was kept.
    await page.getByRole('button', { name: 'Try the rest again' }).click();
    const rest = page.getByRole('dialog', { name: 'Try the rest again?' });
    await rest.getByText('1 row that was kept is looked at again').waitFor();
    await confirm(page, 'Try the rest again?', 'Leave it as it is');

    await page.getByRole('button', { name: 'Redo' }).click();
    await confirm(page, 'Redo this import?', 'Redo the import');
    await page.getByText('This import was undone').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Undo', exact: true }).waitFor();
    expect((await contactOf(api, 'ann@example.com')).values['city']).toBe('Reno');
    expect((await contactOf(api, 'bea@example.com')).values['first_name']).toBe('Bea');
    // What had been kept is as the import left it once more.
    await page.getByRole('row', { name: /Created Carl Clark/ }).waitFor();
    await expect.poll(() => page.getByText('Kept as it is').count()).toBe(0);
    await goto('/imports');
    const line = page.getByRole('listitem').filter({ hasText: 'Done' }).first();
    await line.getByRole('img', { name: '2 created and 1 updated' }).waitFor();
    expect(await line.innerText()).not.toContain('kept');
  });

  test('C1 whoever may not import sees an import, and no way to undo it', async () => {
    const { page, api, goto } = await openWebApp({ role: 'viewer' });
    const importId = await importContacts(api, WITH_ERRORS);
    await goto(`/imports/${importId}`);
    await tile(page, /^5\s*All rows/).waitFor();
    expect(await page.getByRole('button', { name: 'Undo' }).count()).toBe(0);
    expect(await page.getByRole('link', { name: 'Upload the corrected file' }).count()).toBe(0);
  });
});

describe('an import at work', () => {
  test('E7 it is followed also where the connection that tells of it falls silent', async () => {
    const { page, api, goto } = await openWebApp();
    const importId = await importContacts(api, WITH_ERRORS);
    // The connection is made, and nothing comes of it: not even an end.
    await page.addInitScript(() => {
      const send = globalThis.fetch;
      globalThis.fetch = async (input, init) => {
        const answer = await send(input, init);
        return answer.url.endsWith('/events') ? new Response(new ReadableStream(), answer) : answer;
      };
    });
    await goto(`/imports/${importId}`);
    // It is at work when the step itself asks how it stands, and twice after that.
    let atWork: unknown;
    let asked = 0;
    await page.route(`**/imports/${importId}/undo`, async (route) => {
      const response = await route.fetch();
      atWork = await response.json();
      await route.fulfill({ response });
    });
    await page.route(`**/api/v1/imports/${importId}`, async (route) => {
      asked += 1;
      if (asked > 3) await route.continue();
      else await route.fulfill({ json: atWork });
    });
    await page.getByRole('button', { name: 'Undo' }).click();
    await confirm(page, 'Undo this import?', 'Undo the import');
    await page.getByRole('region', { name: 'Progress' }).waitFor();
    await page.getByText('This import was undone').waitFor();
  });

  test('E7 M6 it is followed, may be left, and is paused, resumed and cancelled; what was imported stays', async () => {
    const { page, api, goto } = await openWebApp();
    const importId = await newDraft(api, manyRows(), { name: 'many.csv' });
    await goto(`/imports/${importId}/setup?step=review`);
    const progress = page.getByRole('region', { name: 'Progress' });
    await progress.getByText('Nothing is changed in your contacts yet.').waitFor();
    await checkAccessibility(page);
    await takeScreenshots(page, 'review-planning', { schemes: ['light'] });
    // It goes on while somebody looks at something else.
    await goto('/contacts');
    await goto(`/imports/${importId}`);
    await page.getByText('This import is ready for review').waitFor({ timeout: 120_000 });

    await api.applyImport({ params: { importId }, body: { confirm: true } });
    await page.reload();
    await progress.getByText(/\d of 200,000 rows/).waitFor();
    await page.getByRole('button', { name: 'Pause' }).click();
    await page.getByText('This import is paused').waitFor();
    await checkAccessibility(page);
    await takeScreenshots(page, 'import-paused', { schemes: ['light'] });
    await page.getByRole('button', { name: 'Resume' }).click();
    await page.getByRole('button', { name: 'Cancel the import' }).click();
    await confirm(page, 'Cancel this import?', 'Cancel the import');
    await page.getByText('This import was cancelled').waitFor();
    const { counts, state } = await api.readImport({ params: { importId } });
    expect(state).toBe('cancelled');
    expect(counts.created + counts.pending).toBe(200_000);
    await page.getByRole('button', { name: 'Undo' }).waitFor();
    await takeScreenshots(page, 'import-cancelled', { schemes: ['light'] });
  });

  test('a draft, a plan and what was discarded say what they are and lead on', async () => {
    const { page, api, goto } = await openWebApp();
    const importId = await newDraft(api, WITH_ERRORS, { name: 'draft.csv' });
    await goto(`/imports/${importId}`);
    await page.getByText('This import is a draft').waitFor();
    await checkAccessibility(page);
    await page.getByRole('link', { name: 'Continue setting up' }).click();
    await page.waitForURL(`**/imports/${importId}/setup**`);
    const planned = await importContacts(api, WITH_ERRORS, { apply: false });
    await goto(`/imports/${planned}`);
    await page.getByRole('link', { name: 'Go to the review' }).waitFor();
    // What is not done yet is not said as if it were.
    await tile(page, /^2\s*To create/).waitFor();
    await page
      .getByRole('row', { name: /Ann Adams/ })
      .getByText('To create')
      .waitFor();
    await page.getByRole('img', { name: '2 to create, 1 to skip, and 2 will fail' }).waitFor();
    expect(await page.getByText('Created', { exact: true }).count()).toBe(0);
    expect(await page.getByRole('link', { name: 'View imported contacts' }).count()).toBe(0);
    await checkAccessibility(page);
    await page.getByRole('button', { name: 'Discard' }).click();
    await confirm(page, 'Discard this import?', 'Discard');
    await page.getByText('This import was discarded').waitFor();
    await checkAccessibility(page);
  });
});

function manyRows(): string {
  const rows = Array.from(
    { length: 200_000 },
    (_, at) => `Ann,Adams ${at},ann.${at}@example.com\n`,
  );
  return `First name,Last name,Email\n${rows.join('')}`;
}
