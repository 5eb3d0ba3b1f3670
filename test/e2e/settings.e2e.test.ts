import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { Client } from '../../packages/core/src/contract/client.ts';
import { checkAccessibility } from '../support/web/check-accessibility.ts';
import { checkWidth } from '../support/web/check-width.ts';
import { openWebApp } from '../support/web/open-web-app.ts';
import { takeScreenshots } from '../support/web/take-screenshots.ts';

test('settings of the account are saved as they are chosen, and go back to their defaults', async () => {
  const { page, api, goto, allow } = await openWebApp();
  await goto('/settings');
  await page.getByRole('heading', { level: 1, name: 'Account' }).waitFor();
  await chooseSetting(page, 'Country', 'germ', 'Germany');
  await chooseSetting(page, 'Currency', 'euro', 'EUR – Euro');
  await chooseSetting(page, 'Order of dates', null, 'Day first (3 April 2024)');
  await chooseSetting(page, 'Language of the data', 'germ', 'German');
  await chooseSetting(page, 'Time zone', 'berlin', /^Europe\/Berlin/);
  await expect
    .poll(() => readSettings(api))
    .toMatchObject({
      country: 'DE',
      currency: 'EUR',
      date_order: 'day_first',
      language: 'de',
      time_zone: 'Europe/Berlin',
    });
  // What they say holds: a national number and a date are read by them.
  const { values } = await api.createContact({
    body: { values: { phone: '030 1234567', birthday: '03/04/1990' } },
  });
  expect(values).toMatchObject({ phone: '+49301234567', birthday: '1990-04-03' });

  await page.getByRole('button', { name: 'Put Country back to the default' }).click();
  await expect.poll(() => readSettings(api)).toMatchObject({ country: 'US' });
  await chooseSetting(page, 'Country', null, 'None: only numbers with +');
  await expect.poll(() => readSettings(api)).toMatchObject({ country: null });

  const days = page.getByRole('textbox', { name: 'Days to keep contacts in the bin' });
  await days.fill('30');
  await days.press('Enter');
  await expect.poll(() => readSettings(api)).toMatchObject({ retention_days_bin: 30 });
  allow(/^answer 422: PUT \/api\/v1\/settings\/retention_days_bin/);
  await days.fill('a month');
  await days.blur();
  await page.getByText('is not a number of days').waitFor();
  await expect.poll(() => days.inputValue()).toBe('a month');
  await days.fill('');
  await days.press('Enter');
  await expect.poll(() => readSettings(api)).toMatchObject({ retention_days_bin: null });

  const words = page.getByLabel('Words that mean nothing').and(page.locator('input'));
  await words.fill('k.A.');
  await words.press('Enter');
  await expect
    .poll(async () => (await readSettings(api))['placeholders'])
    .toEqual(expect.arrayContaining(['n/a', 'k.A.']));

  await page.getByRole('textbox', { name: 'Name of the account' }).fill('Brown & Co');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('navigation', { name: 'Pages' }).getByText('Brown & Co').waitFor();
});

test('C1 only an owner grants importing to members', async () => {
  const { api, account, page, goto } = await openWebApp();
  const member = await account.addPerson('member');
  const actions = async () => (await member.api.readSession()).account?.actions;
  expect(await actions()).not.toContain('imports.write');
  await goto('/settings/account');
  await page.getByRole('switch', { name: 'Members may import' }).click();
  await expect.poll(actions).toContain('imports.write');
  expect(await readSettings(api)).toMatchObject({ members_may_import: true });

  const admin = await openWebApp({ account, role: 'admin', path: '/settings/account' });
  await expect
    .poll(() => admin.page.getByRole('switch', { name: 'Members may import' }).isDisabled())
    .toBe(true);
  expect(await admin.page.getByRole('combobox', { name: 'Country' }).isDisabled()).toBe(false);
});

test('C14 a field of one’s own is made, renamed, given other options and removed, its values only after a question', async () => {
  const { page, api, goto, allow } = await openWebApp();
  await goto('/settings/fields');
  await page.getByText('No fields of your own yet').waitFor();
  await page.getByRole('button', { name: 'New field' }).click();
  const dialog = page.getByRole('dialog', { name: 'New field' });
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Email');
  allow(
    /^answer 422: (?:POST \/api\/v1\/fields|DELETE \/api\/v1\/fields\/plan\?withValues=false)$/,
  );
  await dialog.getByRole('button', { name: 'Create field' }).click();
  await dialog.getByText('There is already a field Email').waitFor();
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Plan');
  await inputOf(dialog, 'Type').click();
  await page.getByRole('option', { name: 'Single option' }).click();
  for (const option of ['Gold', 'Silver']) {
    await inputOf(dialog, 'Options').fill(option);
    await page.keyboard.press('Enter');
  }
  await checkAccessibility(page);
  await dialog.getByRole('button', { name: 'Create field' }).click();
  await page.getByRole('row', { name: /Plan Single option Gold and Silver/ }).waitFor();

  await page.getByRole('button', { name: 'Edit Plan' }).click();
  const edit = page.getByRole('dialog', { name: 'Edit Plan' });
  await edit.getByRole('textbox', { name: 'Name' }).fill('Tariff');
  await inputOf(edit, 'Options').fill('Bronze');
  await page.keyboard.press('Enter');
  await edit.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('row', { name: /Tariff .* Gold, Silver, and Bronze/ }).waitFor();
  expect((await api.listFields()).items.find(({ key }) => key === 'plan')).toMatchObject({
    label: 'Tariff',
    options: ['Gold', 'Silver', 'Bronze'],
  });

  const { contactId } = await api.createContact({
    body: { values: { email: 'bea@example.com', plan: 'gold' } },
  });
  await page.getByRole('button', { name: 'Remove Tariff' }).click();
  const remove = page.getByRole('dialog', { name: 'Remove Tariff' });
  await remove.getByRole('button', { name: 'Remove', exact: true }).click();
  await remove.getByText('1 contact has a value in Tariff').waitFor();
  await checkAccessibility(page);
  await remove.getByRole('button', { name: 'Cancel' }).click();
  expect((await api.readContact({ params: { contactId } })).values).toHaveProperty('plan', 'Gold');
  await page.getByRole('button', { name: 'Remove Tariff' }).click();
  await remove.getByRole('button', { name: 'Remove', exact: true }).click();
  await remove.getByRole('button', { name: 'Remove with all values' }).click();
  await page.getByText('No fields of your own yet').waitFor();
  expect((await api.readContact({ params: { contactId } })).values).not.toHaveProperty('plan');
});

test('A1 types and categories are added, put in order and removed; fields offer them', async () => {
  const { page, api, goto } = await openWebApp();
  await goto('/settings/types');
  const types = page.getByRole('region', { name: 'Types' });
  await types.getByRole('textbox', { name: 'New type' }).fill('Partner');
  await page.keyboard.press('Enter');
  await expect
    .poll(() => readSettings(api))
    .toMatchObject({
      contact_types: ['Client', 'Agent', 'Partner'],
    });
  await types.getByRole('button', { name: 'Move Partner up' }).click();
  await types.getByRole('button', { name: 'Remove Client' }).click();
  await expect.poll(() => readSettings(api)).toMatchObject({ contact_types: ['Partner', 'Agent'] });
  await types.getByRole('textbox', { name: 'New type' }).fill('agent');
  await types.getByText('There is already agent.').waitFor();

  const categories = page.getByRole('region', { name: 'Categories' });
  await categories.getByRole('textbox', { name: 'New category' }).fill('Lead');
  await categories.getByRole('button', { name: 'Add' }).click();
  await expect
    .poll(async () => (await api.listFields()).items.find(({ key }) => key === 'category'))
    .toMatchObject({ type: 'single_option', options: ['Lead'] });
  await categories.getByRole('button', { name: 'Remove Lead' }).click();
  await page.getByText('No list: a category can be any text.').waitFor();
});

test('B5 duplicate settings are chosen, each explained, and do what they say', async () => {
  const { page, api, goto } = await openWebApp();
  await api.addField({ body: { label: 'Customer no', type: 'unique_id' } });
  await api.createContact({ body: { values: { email: 'bea@example.com' } } });
  await goto('/settings/duplicates');
  await chooseSetting(page, 'First preference', null, 'Customer no');
  await expect.poll(() => readSettings(api)).toMatchObject({ find_by: ['customer_no', 'phone'] });
  await chooseSetting(page, 'Second preference', null, 'Email');
  await expect.poll(() => readSettings(api)).toMatchObject({ find_by: ['customer_no', 'email'] });
  await page.getByRole('radio', { name: 'Allowed', exact: true }).check();
  await page.getByRole('radio', { name: 'Link to the existing contact' }).check();
  await page.getByRole('radio', { name: 'Hold the row for review' }).check();
  await page.getByRole('radio', { name: 'Restore that contact' }).check();
  await expect
    .poll(() => readSettings(api))
    .toMatchObject({
      allow_duplicates: true,
      link_duplicates: true,
      on_ambiguous: 'hold',
      on_binned: 'restore',
    });
  const second = await api.createContact({ body: { values: { email: 'bea@example.com' } } });
  expect(second.linkedTo).not.toBeNull();
  await goto(`/contacts/${second.contactId}`);
  const about = page.getByRole('region', { name: 'About this record' });
  await about.getByRole('link', { name: 'bea@example.com' }).waitFor();
});

test('tags are counted, renamed, merged and removed', async () => {
  const { page, api, goto } = await openWebApp();
  const given = [['vip', 'fair'], ['VIPs'], ['fair', 'old']];
  for (const [at, tags] of given.entries())
    await api.createContact({ body: { values: { email: `c${at}@example.com`, tags } } });
  const counts = async () =>
    Object.fromEntries((await api.listTags()).items.map(({ tag, contacts }) => [tag, contacts]));
  await goto('/settings/tags');
  await page.getByRole('row', { name: /fair 2/ }).waitFor();

  await page.getByRole('button', { name: 'Rename fair' }).click();
  const rename = page.getByRole('dialog', { name: 'Rename fair' });
  await rename.getByRole('textbox', { name: 'New name' }).fill('Fair 2026');
  await rename.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('row', { name: /Fair 2026 2/ }).waitFor();

  await page.getByRole('checkbox', { name: 'Select vip', exact: true }).check();
  await page.getByRole('checkbox', { name: 'Select VIPs' }).check();
  await page.getByRole('button', { name: 'Merge' }).click();
  const merge = page.getByRole('dialog', { name: 'Merge tags' });
  await checkAccessibility(page);
  await merge.getByRole('button', { name: 'Merge' }).click();
  await page.getByRole('row', { name: /vip 2/ }).waitFor();

  await page.getByRole('checkbox', { name: 'Select old' }).check();
  await page.getByRole('button', { name: 'Remove' }).click();
  await page
    .getByRole('dialog', { name: 'Remove this tag?' })
    .getByRole('button', { name: 'Remove' })
    .click();
  await expect.poll(() => page.getByRole('row', { name: /old/ }).count()).toBe(0);
  expect(await counts()).toEqual({ vip: 2, 'Fair 2026': 2 });
});

test('members see the settings and why they cannot change them', async () => {
  const { page, goto } = await openWebApp({ role: 'member' });
  for (const path of ['account', 'fields', 'types', 'duplicates']) {
    await goto(`/settings/${path}`);
    await page.getByText('Admins and owners of the account can change them.').waitFor();
    const controls = page.locator('main').locator('input, button, [role="switch"]');
    const enabled = (): Promise<readonly string[]> =>
      controls.evaluateAll((all) =>
        all.filter((one) => !one.matches(':disabled')).map((one) => one.outerHTML),
      );
    await expect.poll(enabled, { message: path }).toEqual([]);
  }
  const sections = page.getByRole('navigation', { name: 'Sections of the settings' });
  await expect
    .poll(() => sections.getByRole('link').allInnerTexts())
    .toEqual(['Account', 'Fields', 'Types & categories', 'Tags', 'Duplicates', 'Members']);
});

test('on a narrow screen the sections are a menu; everything is there in German', async () => {
  const { page, account, goto } = await openWebApp({ viewport: { width: 360, height: 780 } });
  await goto('/settings/account');
  await page
    .getByRole('combobox', { name: 'Sections of the settings' })
    .selectOption('Types & categories');
  await page.getByRole('heading', { level: 1, name: 'Types & categories' }).waitFor();
  const member = await openWebApp({
    account,
    role: 'member',
    viewport: { width: 360, height: 780 },
    path: '/settings/keys',
  });
  await member.page.getByText('You cannot see this').waitFor();
  const sections = member.page.getByRole('combobox', { name: 'Sections of the settings' });
  await expect
    .poll(() => sections.inputValue(), { message: 'the section that one is in' })
    .toBe('/settings/keys');
  await sections.selectOption('Account');
  await member.page.getByRole('heading', { level: 1, name: 'Account' }).waitFor();

  const german = await openWebApp({ account, language: 'de-DE', path: '/settings/duplicates' });
  await german.page.getByRole('heading', { level: 1, name: 'Dubletten' }).waitFor();
  await takeScreenshots(german.page, 'settings-duplicates-german', {
    schemes: ['light'],
    check: () => checkWidth(german.page),
  });
});

async function readSettings(api: Client): Promise<Readonly<Record<string, unknown>>> {
  const { items } = await api.listSettings();
  return Object.fromEntries(items.map(({ key, value }) => [key, value]));
}

/** The input of a label, whatever its role. */
function inputOf(within: Locator | Page, label: string): Locator {
  return within.getByLabel(label, { exact: true }).and(within.locator('input')).first();
}

/** Opens a menu, searches in it where there is something to search for, and chooses. */
async function chooseSetting(
  page: Page,
  label: string,
  ...[search, option]: readonly [search: string | null, option: string | RegExp]
): Promise<void> {
  const input = inputOf(page, label);
  await input.click();
  // As somebody types: in place of what is chosen.
  if (search !== null) await page.keyboard.type(search);
  await page.getByRole('option', { name: option }).first().click();
}
