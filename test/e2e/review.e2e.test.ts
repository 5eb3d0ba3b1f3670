import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import type { Client } from '../../packages/core/src/contract/client.ts';
import { checkAccessibility } from '../support/web/check-accessibility.ts';
import {
  contactsCsv,
  importContacts,
  newDraft,
  untilDone,
} from '../support/web/import-contacts.ts';
import { openWebApp } from '../support/web/open-web-app.ts';
import { settle } from '../support/web/settle.ts';
import { takeScreenshots } from '../support/web/take-screenshots.ts';
import { tile } from '../support/web/tile.ts';

/** A draft whose columns have been looked at. */
async function makeDraft(api: Client, csv: string): Promise<string> {
  return newDraft(api, csv, { change: { mode: 'upsert', ignoreUnmapped: true } });
}

const HEADER = 'First name,Last name,Email,Phone,City,Birthday\n';

/** Two new, one changed, one as it was, one that fails, one with a warning among the new, one empty. */
const MIXED = `${HEADER}Ann,Adams,ann@example.com,,Reno,1984-07-21
Bea,Brown,bea@example.com,,Boston,1990-02-03
Carl,Clark,carl@example.com,,Denver,
Dora,Davis,dora@example.com,not a phone,Denver,
Emil,Evans,emil@@example,,Denver,
,,,,,
`;

const BEFORE = `${HEADER}Ann,Adams,ann@example.com,,Fresno,1984-07-21
Bea,Brown,bea@example.com,,Boston,1990-02-03
`;

describe('group and follow-up', () => {
  test('D4 E2 E4 C13 every contact gets the type, group, tags, category, owner and protection chosen', async () => {
    const { page, api, goto } = await openWebApp();
    const importId = await makeDraft(api, 'First name,Email\nAnn,ann@example.com\n');
    const change = { constants: { type: 'Agent' } };
    await api.changeImport({ params: { importId }, body: change });
    await goto(`/imports/${importId}/setup?step=follow-up`);
    await page.getByRole('radio', { name: 'A new group' }).check();
    await page.getByLabel('Name of the new group').fill('Spring fair');
    await page.getByRole('combobox', { name: 'Tags' }).fill('vip');
    await page.keyboard.press('Enter');
    await page.getByLabel('Category').fill('Press');
    await page.getByRole('combobox', { name: 'Contact owner' }).click();
    await page.getByRole('option', { name: /Ann Lee/ }).click();
    await page.getByLabel('Do not phone or text').check();
    await checkAccessibility(page);
    await takeScreenshots(page, 'follow-up-chosen');
    await page.reload();
    await expect
      .poll(() => page.getByLabel('Name of the new group').inputValue())
      .toBe('Spring fair');
    await page.getByRole('button', { name: 'Continue' }).click();
    const everyContact = page.getByText('Every contact also gets:').locator('..');
    await expect
      .poll(() => everyContact.innerText())
      .toMatch(
        /Tags\s+vip\s+Type\s+Agent\s+Owner\s+Ann Lee\s+Groups\s+Spring fair\s+Category\s+Press/,
      );
    for (const width of [360, 1_440]) {
      await page.setViewportSize({ width, height: 800 });
      // It has a place of its own, and covers nothing.
      const below = async (): Promise<number> => {
        const confirming = await page.getByLabel(/I have looked/).boundingBox();
        const step = await page.getByRole('region', { name: 'Review' }).boundingBox();
        if (confirming === null || step === null) throw new Error('The review is not there.');
        return confirming.y - (step.y + step.height);
      };
      await expect.poll(below).toBeGreaterThanOrEqual(0);
    }
    await page.getByLabel(/I have looked/).check();
    await page.getByRole('button', { name: 'Create 1 contact' }).click();
    await page.getByRole('button', { name: 'Undo' }).waitFor();
    const [contact] = (await api.listContacts({})).items;
    const [owner] = (await api.listMembers({})).items;
    expect(contact?.values).toMatchObject({
      groups: ['Spring fair'],
      tags: ['vip'],
      type: 'Agent',
      category: 'Press',
      owner: owner?.memberId,
      do_not_phone: true,
    });
  });

  test('D4 a group is chosen among those there are; a column of groups leaves nothing to choose', async () => {
    const { page, api, goto } = await openWebApp();
    await importContacts(api, 'First name,Email,Groups\nAnn,ann@example.com,Board\n');
    const importId = await makeDraft(api, 'First name,Email\nBob,bob@example.com\n');
    await goto(`/imports/${importId}/setup?step=follow-up`);
    await page.getByRole('radio', { name: 'An existing group' }).check();
    await page.getByRole('combobox', { name: 'Choose a group' }).click();
    await page.getByRole('option', { name: 'Board' }).click();
    await settle(page);
    const { chosen } = await api.previewImport({ params: { importId } });
    expect(chosen.constants.groups).toEqual(['Board']);
    await page.getByRole('radio', { name: 'No group' }).check();
    await settle(page);
    const after = await api.previewImport({ params: { importId } });
    expect(after.chosen.constants.groups).toBeUndefined();

    const withGroups = await makeDraft(api, 'Email,Groups\nbob@example.com,Board\n');
    await goto(`/imports/${withGroups}/setup?step=follow-up`);
    await page
      .getByText('The column “Groups” of your file gives each contact its groups')
      .waitFor();
    expect(await page.getByRole('radio').count()).toBe(0);
  });
});

describe('the review', () => {
  test('M1 C10 E6 every row is decided before anything happens: counts that add up, before → after, errors and warnings apart', async () => {
    const { page, api, goto } = await openWebApp();
    await importContacts(api, BEFORE);
    const importId = await makeDraft(api, MIXED);
    await goto(`/imports/${importId}/setup?step=review`);
    await tile(page, /^6\s*All rows/).waitFor();
    for (const name of [
      /^2\s*Created/,
      /^1\s*Updated/,
      /^1\s*Unchanged/,
      /^1\s*Skipped/,
      /^1\s*Failed/,
    ]) {
      await expect.poll(() => tile(page, name).count(), { message: String(name) }).toBe(1);
    }
    const grid = page.getByRole('grid', { name: 'Rows' });
    const found = page.getByRole('complementary', { name: 'What was found' });
    await found.getByRole('button', { name: /Could not read the phone number.*1$/ }).click();
    await grid.getByRole('row', { name: /Dora Davis/ }).waitFor();
    await expect.poll(() => grid.getByRole('row').count()).toBe(2);
    // It is not all rows that are shown.
    await expect.poll(() => tile(page, /All rows/).getAttribute('aria-pressed')).toBe('false');
    await page.getByRole('button', { name: 'Show all rows' }).click();
    await expect.poll(() => tile(page, /All rows/).getAttribute('aria-pressed')).toBe('true');

    await tile(page, /Updated/).click();
    await grid.getByRole('row', { name: /Ann Adams/ }).click();
    const details = page.getByRole('dialog', { name: 'Row 2' });
    await details.getByRole('row', { name: /City Fresno Reno/ }).waitFor();
    await checkAccessibility(page);
    await takeScreenshots(page, 'review-row');
    await page.keyboard.press('Escape');

    await tile(page, /Failed/).click();
    await grid.focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: 'Row 6' }).getByText('Correct the address.').waitFor();
    await page.keyboard.press('Escape');
    // Nothing has been done yet.
    expect((await api.listContacts({ query: { total: 'true' } })).total?.count).toBe(2);
    await checkAccessibility(page);
  });

  test('C9 A2 it starts once the box is ticked, and the button says what it will do; a matching email updates', async () => {
    const { page, api, goto } = await openWebApp();
    await importContacts(api, BEFORE);
    const importId = await makeDraft(api, MIXED);
    await goto(`/imports/${importId}/setup?step=review`);
    const start = page.getByRole('button', { name: 'Create 2 and update 1 contact' });
    await start.waitFor();
    await expect.poll(() => start.isDisabled()).toBe(true);
    await page.getByText('1 row will not be imported.').waitFor();
    await page.getByRole('button', { name: 'Show them' }).click();
    await page
      .getByRole('grid')
      .getByRole('row', { name: /emil@@example/ })
      .waitFor();
    await page.getByLabel(/I have looked/).check();
    await start.click();
    await page.waitForURL(`**/imports/${importId}`);
    await page.getByRole('button', { name: 'Undo' }).waitFor();
    const { items } = await api.listContacts({ query: { search: 'ann@example.com' } });
    expect(items.map(({ values }) => values['city'])).toEqual(['Reno']);
    expect((await api.listContacts({ query: { total: 'true' } })).total?.count).toBe(4);
  });

  test('an import that would do nothing says so, and cannot be started', async () => {
    const { page, api, goto } = await openWebApp();
    await importContacts(api, BEFORE);
    const importId = await makeDraft(api, BEFORE);
    await goto(`/imports/${importId}/setup?step=review`);
    await page.getByText('There is nothing to import').waitFor();
    expect(await page.getByRole('button', { name: /^(?:Create|Update) \d/ }).count()).toBe(0);
    await checkAccessibility(page);
    await takeScreenshots(page, 'review-nothing');
  });

  test('going back from the review keeps what was said, and plans anew', async () => {
    const { page, api, goto, allow } = await openWebApp();
    const importId = await makeDraft(api, MIXED);
    await goto(`/imports/${importId}/setup?step=review`);
    await page.getByRole('button', { name: 'Create 4 contacts' }).waitFor();
    await page.getByRole('button', { name: 'Back' }).click();
    await page.getByLabel('Category').waitFor();
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.ariaLabel))
      .toBe('Group & follow-up');
    await page.getByLabel('Category').fill('Press');
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByRole('button', { name: 'Create 4 contacts' }).waitFor();
    const { items } = await api.listImportRows({ params: { importId }, query: { limit: 1 } });
    const category = items[0]?.changes?.find(({ field }) => field === 'category');
    expect(category?.after).toBe('Press');

    // Somebody else goes back as well, and plans it otherwise: that has not been looked at.
    const params = { importId };
    allow(/^answer 409: POST .*\/apply$/);
    await page.getByLabel(/I have looked/).check();
    await api.reopenImport({ params });
    await api.changeImport({ params, body: { constants: { category: 'Radio' } } });
    await api.planImport({ params });
    await untilDone(api, importId);
    await page.getByRole('button', { name: 'Create 4 contacts' }).click();
    await page.getByRole('alert').getByText('planned anew since you looked at it').waitFor();
    expect(await api.readImport({ params })).toMatchObject({ state: 'planned', wanted: null });
    const looked = page.getByLabel(/I have looked/);
    await expect.poll(() => looked.isChecked()).toBe(false);
    await looked.check();
    await page.getByRole('button', { name: 'Create 4 contacts' }).click();
    await expect.poll(async () => (await api.readImport({ params })).state).toBe('applied');
  });

  test('what is started is what was looked at: where contacts have changed since, the review says so', async () => {
    const { page, api, goto, allow } = await openWebApp();
    const importId = await makeDraft(api, MIXED);
    const params = { importId };
    await goto(`/imports/${importId}/setup?step=review`);
    const looked = page.getByLabel(/I have looked/);
    await looked.check();
    const addContact = async (email: string) =>
      api.createContact({ body: { values: { first_name: 'Ann', email } } });
    await addContact('ann@example.com');
    allow(/^answer 409: POST .*\/apply$/);
    await page.getByRole('button', { name: 'Create 4 contacts' }).click();
    const alert = page.getByRole('alert');
    await alert.getByText('Contacts have changed since this was planned').waitFor();
    await expect.poll(() => alert.count()).toBe(1);
    expect(await api.readImport({ params })).toMatchObject({ state: 'planned', wanted: null });
    await expect
      .poll(() => page.getByRole('button', { name: 'Create 4 contacts' }).isDisabled())
      .toBe(true);
    await checkAccessibility(page);
    await takeScreenshots(page, 'review-outdated');

    await page.getByRole('button', { name: 'Plan again' }).click();
    const start = page.getByRole('button', { name: 'Create 3 and update 1 contact' });
    await start.waitFor();
    await page.getByText('starting does exactly this').waitFor();
    expect(await alert.count()).toBe(0);
    expect(await looked.isChecked()).toBe(false);
    await expect.poll(() => page.evaluate(() => document.activeElement?.ariaLabel)).toBe('Review');

    // Others never stop: whoever knows that goes on all the same, once they have looked.
    await addContact('bea@example.com');
    await page.reload();
    const anyway = page.getByRole('button', { name: 'Import all the same' });
    await anyway.waitFor();
    await expect.poll(() => anyway.isDisabled()).toBe(true);
    await looked.check();
    await anyway.click();
    await expect.poll(async () => (await api.readImport({ params })).state).toBe('applied');
    const { counts } = await api.readImport({ params });
    expect(counts).toMatchObject({ created: 2, updated: 2 });
  });

  test('C7 an empty cell clears the value or leaves it alone, as was chosen', async () => {
    const { page, api, goto } = await openWebApp();
    await importContacts(api, 'Email,City\nann@example.com,Reno\n');
    const importId = await makeDraft(api, 'Email,City\nann@example.com,\n');
    await goto(`/imports/${importId}/setup?step=columns`);
    const keep = page.getByRole('checkbox', { name: 'Don’t update empty values' });
    const onwards = page.getByRole('button', { name: 'Continue' });
    await keep.uncheck();
    await onwards.click();
    await page.getByRole('heading', { name: 'Group and follow-up' }).waitFor();
    await onwards.click();
    await page.getByRole('button', { name: 'Update 1 contact' }).waitFor();
    await page
      .getByRole('grid', { name: 'Rows' })
      .getByRole('row', { name: /ann@example/ })
      .click();
    const details = page.getByRole('dialog', { name: 'Row 2' });
    await details.getByRole('row', { name: 'City Reno Empty' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('navigation').getByRole('button', { name: 'Columns' }).click();
    await keep.check();
    await onwards.click();
    await page.getByRole('heading', { name: 'Group and follow-up' }).waitFor();
    await onwards.click();
    await page.getByText('There is nothing to import').waitFor();
    await tile(page, /^1\s*Unchanged/).waitFor();
  });

  test('what was typed last is part of the plan, however slowly it is saved', async () => {
    const { page, api, goto } = await openWebApp();
    const importId = await makeDraft(api, MIXED);
    await goto(`/imports/${importId}/setup?step=follow-up`);
    await page.route('**/api/v1/imports/*', async (route) => {
      if (route.request().method() === 'PATCH') await sleep(300);
      await route.continue();
    });
    const everyContact = page.getByText('Every contact also gets:').locator('..');
    await page.getByLabel('Category').pressSequentially('Press');
    await page.getByRole('navigation').getByRole('button', { name: 'Review' }).click();
    await expect.poll(() => everyContact.innerText()).toMatch(/Category\s+Press$/);

    await page.getByRole('button', { name: 'Back' }).click();
    // The tag is taken as the field is left: for the button that leads on.
    await page.getByRole('combobox', { name: 'Tags' }).pressSequentially('vip');
    const onwards = await page.getByRole('button', { name: 'Continue' }).boundingBox();
    if (onwards === null) throw new Error('There is no way on.');
    await page.mouse.click(onwards.x + 20, onwards.y + 10, { delay: 100 });
    await expect.poll(() => everyContact.innerText()).toMatch(/Tags\s+vip/);
  });

  test('M1 rows far down are shown at once: the last of thousands, and the next ones of a filter', async () => {
    const { page, api, goto } = await openWebApp();
    const importId = await makeDraft(api, contactsCsv(5_000));
    await api.planImport({ params: { importId } });
    await untilDone(api, importId);
    await goto(`/imports/${importId}/setup?step=review`);
    const grid = page.getByRole('grid', { name: 'Rows' });
    await expect.poll(() => grid.getAttribute('aria-rowcount'), { timeout: 15_000 }).toBe('5001');
    await grid.focus();
    await page.keyboard.press('End');
    await grid.getByRole('row', { name: /4999@example.com/ }).waitFor();
    // Few rows exist, whatever the file has.
    await expect.poll(() => grid.getByRole('row').count()).toBeLessThan(80);
    await tile(page, /Created/).click();
    await grid.getByRole('row', { name: /Ann Adams 0/ }).waitFor();
    await grid.focus();
    for (let times = 0; times < 3; times += 1) {
      await page.keyboard.press('End');
      await settle(page);
    }
    await grid
      .getByRole('row', { name: /\.6\d\d@example.com/ })
      .first()
      .waitFor();
  });

  test('what the review shows is in German for those who read German', async () => {
    const { page, api, goto } = await openWebApp({ language: 'de-DE' });
    const importId = await makeDraft(api, MIXED);
    await goto(`/imports/${importId}/setup?step=review`);
    await page.getByRole('button', { name: '4 Kontakte anlegen' }).waitFor();
    await page.getByText('1 Zeile wird nicht importiert.').waitFor();
    await takeScreenshots(page, 'review-german', { schemes: ['light'] });
  });
});
