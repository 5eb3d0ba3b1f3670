import { expect, test } from 'vitest';
import { checkAccessibility } from '../support/web/check-accessibility.ts';
import { checkWidth } from '../support/web/check-width.ts';
import { contactsCsv, importContacts } from '../support/web/import-contacts.ts';
import { namesIn } from '../support/web/names-in.ts';
import { openWebApp } from '../support/web/open-web-app.ts';
import { takeScreenshots } from '../support/web/take-screenshots.ts';

test('C15 a filter becomes a smart list, which keeps its columns and follows the data', async () => {
  const { page, api, goto } = await openWebApp({ role: 'member' });
  await importContacts(api, contactsCsv(8));
  const filter = JSON.stringify([{ field: 'city', operator: 'is', value: 'Berlin' }]);
  await goto(`/contacts?sort=email&filter=${encodeURIComponent(filter)}`);
  await page.getByRole('button', { name: 'Columns' }).click();
  await page.getByRole('checkbox', { name: 'Company' }).uncheck();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Save as smart list' }).click();
  await page.getByLabel('Name of the smart list').fill('Berliners');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Berliners' }).waitFor();
  await expect.poll(() => namesIn(page)).toEqual(['Ann Adams 0', 'Emil Evans 4']);
  const { items } = await api.listSmartLists();
  expect(items).toMatchObject([
    { name: 'Berliners', filter: JSON.parse(filter) as unknown, sort: 'email' },
  ]);
  expect(items[0]?.columns).not.toContain('company');
  await api.createContact({
    body: { values: { first_name: 'Zoe', city: 'berlin', email: 'zoe@example.com' } },
  });
  await goto('/smart-lists');
  await page.getByRole('row', { name: /Berliners.*City is Berlin/ }).waitFor();
  await page.getByRole('link', { name: 'Berliners' }).click();
  await expect.poll(() => namesIn(page)).toEqual(['Ann Adams 0', 'Emil Evans 4', 'Zoe']);
  expect(await page.getByRole('columnheader', { name: 'Company' }).count()).toBe(0);
});

test('C15 a list that is shown otherwise is saved, saved as another, or shown again as it was', async () => {
  const { page, api, goto, allow } = await openWebApp();
  allow(/^answer 409: POST \/api\/v1\/smart-lists/);
  await importContacts(api, contactsCsv(8));
  const { smartListId } = await api.createSmartList({
    body: { name: 'Berliners', filter: [{ field: 'city', operator: 'is', value: 'Berlin' }] },
  });
  await goto(`/contacts?list=${smartListId}`);
  await expect.poll(() => namesIn(page)).toHaveLength(2);
  await page.getByRole('button', { name: /Remove the condition/ }).click();
  await expect.poll(() => namesIn(page)).toHaveLength(8);
  await page.getByRole('button', { name: 'Discard changes' }).click();
  await expect.poll(() => namesIn(page)).toHaveLength(2);
  await page.getByRole('searchbox', { name: 'Search contacts' }).fill('emil');
  await expect.poll(() => namesIn(page)).toEqual(['Emil Evans 4']);
  await page.getByRole('button', { name: 'Save as new' }).click();
  await page.getByLabel('Name of the smart list').fill('berliners');
  await page.keyboard.press('Enter');
  await page.getByText('There is already a smart list berliners.').waitFor();
  await checkAccessibility(page);
  await page.getByLabel('Name of the smart list').fill('Emils of Berlin');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Emils of Berlin' }).waitFor();
  await page.getByRole('columnheader', { name: 'Email' }).getByRole('button').click();
  await page.getByRole('button', { name: 'Save changes' }).click();
  await page.getByRole('button', { name: 'Save changes' }).waitFor({ state: 'hidden' });
  const { items } = await api.listSmartLists();
  expect(items.map(({ name, search, sort }) => [name, search, sort])).toEqual([
    ['Berliners', '', '-@created'],
    ['Emils of Berlin', 'emil', 'email'],
  ]);
});

test('smart lists are found, renamed and deleted', async () => {
  const { page, api, goto } = await openWebApp();
  await goto('/smart-lists');
  await page.getByRole('heading', { name: 'No smart lists yet' }).waitFor();
  const { key } = await api.addField({ body: { label: 'Last call', type: 'date_time' } });
  const value = '2026-03-31T14:30';
  const called = await api.createSmartList({
    body: { name: 'Called', filter: [{ field: key, operator: 'before', value }] },
  });
  for (const name of ['Berliners', 'Bostonians', 'Chicagoans']) {
    await api.createSmartList({
      body: { name, filter: [{ field: 'tags', operator: 'not_empty' }], search: 'ann' },
    });
  }
  await goto('/smart-lists');
  await page.getByRole('row', { name: /Berliners.*Tags is filled and Search: ann/ }).waitFor();
  await page.getByRole('row', { name: 'Last call before Mar 31, 2026, 2:30 PM' }).waitFor();
  await api.removeSmartList({ params: called });
  await checkAccessibility(page);
  await takeScreenshots(page, 'smart-lists', { check: async () => checkWidth(page) });
  await page.getByRole('button', { name: 'Actions for Berliners' }).click();
  await page.getByRole('menuitem', { name: 'Rename' }).click();
  await page.getByRole('dialog').getByLabel('Name').fill('Zehlendorfers');
  await page.keyboard.press('Enter');
  await expect.poll(() => namesIn(page)).toEqual(['Bostonians', 'Chicagoans', 'Zehlendorfers']);
  await page.getByRole('button', { name: 'Actions for Bostonians' }).click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
  await expect.poll(() => namesIn(page)).toEqual(['Chicagoans', 'Zehlendorfers']);
  await page.getByRole('searchbox', { name: 'Find a smart list' }).fill('zehl');
  await expect.poll(() => namesIn(page)).toEqual(['Zehlendorfers']);
});

test('a smart list whose field was removed says so, and the field can be taken out of it', async () => {
  const { page, api, goto, allow } = await openWebApp();
  allow(/^answer 422: GET \/api\/v1\/contacts/);
  await importContacts(api, contactsCsv(3));
  const { key } = await api.addField({ body: { label: 'Shoe size', type: 'number' } });
  const { smartListId } = await api.createSmartList({
    body: { name: 'Big feet', filter: [{ field: key, operator: 'after', value: 44 }] },
  });
  // Its column is chosen, too, and kept in this browser.
  await goto('/contacts');
  await page.getByRole('button', { name: 'Columns' }).click();
  await page.getByRole('checkbox', { name: 'Shoe size' }).check();
  await api.removeField({ params: { key } });
  await goto(`/contacts?list=${smartListId}`);
  await page.getByText('There is no field shoe_size to filter by.').waitFor();
  await page.getByRole('button', { name: /Remove the condition: shoe_size/ }).click();
  await expect.poll(() => namesIn(page)).toHaveLength(3);
  await page.getByRole('button', { name: 'Save changes' }).click();
  await page.getByRole('button', { name: 'Save changes' }).waitFor({ state: 'hidden' });
  const saved = await api.readSmartList({ params: { smartListId } });
  expect(saved.filter).toEqual([]);
  expect(saved.columns).not.toContain(key);
});

test('D4 groups are listed with their counts, renamed, merged and dissolved', async () => {
  const { page, api, goto } = await openWebApp();
  await importContacts(
    api,
    'First name,Email,Groups\nAnn,ann@x.com,Fair\nBea,bea@x.com,Press\nCarl,carl@x.com,\n',
  );
  await goto('/groups');
  await page.getByRole('row', { name: /Fair 1/ }).waitFor();
  await page.getByText('1 contact is in no group.').waitFor();
  await checkAccessibility(page);
  await takeScreenshots(page, 'groups', { check: async () => checkWidth(page) });
  await page.getByRole('button', { name: 'Actions for Press' }).click();
  await page.getByRole('menuitem', { name: 'Rename or merge' }).click();
  await page.getByRole('combobox', { name: 'New name' }).fill('Media');
  await page.keyboard.press('Enter');
  await page.getByRole('row', { name: /Media 1/ }).waitFor();
  await page.getByRole('button', { name: 'Actions for Media' }).click();
  await page.getByRole('menuitem', { name: 'Rename or merge' }).click();
  await page.getByRole('combobox', { name: 'New name' }).fill('fair');
  await page.getByText('“Fair” is there already: both become one group.').waitFor();
  await page.getByRole('button', { name: 'Merge' }).click();
  await page.getByRole('row', { name: /Media/ }).waitFor({ state: 'hidden' });
  expect((await api.listGroups()).items).toEqual([{ group: 'Fair', contacts: 2 }]);
  await page.getByRole('button', { name: 'Actions for Fair' }).click();
  await page.getByRole('menuitem', { name: 'Dissolve' }).click();
  await page.getByText('2 contacts leave the group').waitFor();
  await page.getByRole('button', { name: 'Dissolve' }).click();
  await page.getByRole('heading', { name: 'No groups yet' }).waitFor();
  expect((await api.listGroups()).items).toEqual([]);
});

test('contacts in no group are shown, and a new group gets those that are chosen', async () => {
  const { page, api, goto } = await openWebApp();
  await importContacts(
    api,
    'First name,Email,Groups\nAnn,ann@x.com,Fair\nBea,bea@x.com,\nCarl,carl@x.com,\n',
  );
  await goto('/groups');
  await page.getByRole('link', { name: 'Show them' }).click();
  await expect.poll(() => namesIn(page)).toEqual(['Carl', 'Bea']);
  await goto('/groups');
  await page.getByRole('button', { name: 'New group' }).click();
  await page.getByLabel('Name of the group').fill('fair');
  await page.getByText('This group is there already.').waitFor();
  await page.getByLabel('Name of the group').fill('Press');
  await page.keyboard.press('Enter');
  await page.getByText('Select the contacts to put into “Press”.').waitFor();
  await page.getByRole('checkbox', { name: 'Select Bea' }).check();
  await checkAccessibility(page);
  await page.getByRole('button', { name: 'Put them into the group' }).click();
  await page.getByRole('row', { name: /Press 1/ }).waitFor();
  await page.getByRole('link', { name: 'Press' }).click();
  await expect.poll(() => namesIn(page)).toEqual(['Bea']);
});
