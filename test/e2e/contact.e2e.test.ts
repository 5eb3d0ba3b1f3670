import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { addFieldOfEveryType } from '../support/web/add-field-of-every-type.ts';
import { checkAccessibility } from '../support/web/check-accessibility.ts';
import { checkWidth } from '../support/web/check-width.ts';
import { importContacts } from '../support/web/import-contacts.ts';
import { openWebApp } from '../support/web/open-web-app.ts';
import { settle } from '../support/web/settle.ts';

test('C14 a value of every type is shown and changed in place', async () => {
  const { page, api, goto } = await openWebApp();
  await addFieldOfEveryType(api);
  const { contactId } = await api.createContact({
    body: { values: { first_name: 'Bea', last_name: 'Brown', email: 'bea@example.com' } },
  });
  await goto(`/contacts/${contactId}`);
  await page.getByRole('button', { name: /Show \d+ empty fields/ }).click();

  await fill(page, 'Note', 'A line');
  await fill(page, 'Score', '1234567890123456789.25');
  await fill(page, 'Member since', '25 Dec 2024');
  await fill(page, 'Last call', '2026-03-31 14:30');
  await fill(page, 'Work email', 'bea@work.example.org');
  await fill(page, 'Fax', '(415) 555-2671');
  await fill(page, 'Blog', 'example.com/bea');
  await fill(page, 'Portrait', 'https://example.com/bea.png');
  await fill(page, 'Customer no', 'C-17');
  await fill(page, 'Deal size', '1,200.50');
  await fill(page, 'Nicknames', 'Bee', 'Bebe');
  await fill(page, 'Labels', 'north', 'south');
  await fill(page, 'Story', 'First line\nsecond line');
  await choose(page, 'Newsletter', 'Yes');
  await choose(page, 'Plan', 'Silver');
  await choose(page, 'Birth country', 'Germany');
  await choose(page, 'Deputy', 'Ann Lee');
  await chooseSeveral(page, 'Interests', 'Golf', 'Chess');
  await chooseSeveral(page, 'Watchers', 'Ann Lee');

  const { values } = await api.readContact({ params: { contactId } });
  const { account } = await api.readSession();
  expect(values).toMatchObject({
    note: 'A line',
    score: '1234567890123456789.25',
    member_since: '2024-12-25',
    last_call: '2026-03-31T14:30:00Z',
    work_email: 'bea@work.example.org',
    fax: '+14155552671',
    blog: 'https://example.com/bea',
    customer_no: 'C-17',
    deal_size: { amount: '1200.50', currency: 'USD' },
    nicknames: ['Bee', 'Bebe'],
    labels: ['north', 'south'],
    story: 'First line\nsecond line',
    newsletter: true,
    plan: 'Silver',
    birth_country: 'DE',
    deputy: account?.memberId,
    interests: ['Golf', 'Chess'],
    watchers: [account?.memberId],
  });
  const shown: Readonly<Record<string, string>> = {
    Score: '1,234,567,890,123,456,789.25',
    'Member since': 'Dec 25, 2024',
    'Last call': 'Mar 31, 2026, 2:30 PM',
    'Deal size': '$1,200.50',
    Newsletter: 'Yes',
    Plan: 'Silver',
    'Birth country': 'Germany',
    Deputy: 'Ann Lee',
    Interests: 'Golf Chess',
    Watchers: 'Ann Lee',
  };
  for (const [label, text] of Object.entries(shown))
    expect((await valueOf(page, label)).replaceAll(/\s+/g, ' '), label).toBe(text);
  await checkWidth(page);
});

test('a value is changed by keyboard; Escape gives up, and what the server does not take stays to be mended', async () => {
  const { page, api, goto, allow } = await openWebApp();
  const { contactId } = await api.createContact({
    body: { values: { first_name: 'Bea', email: 'bea@example.com', birthday: '1990-05-17' } },
  });
  await goto(`/contacts/${contactId}`);

  const edit = page.getByRole('button', { name: 'Edit First name' });
  await edit.focus();
  await page.keyboard.press('Enter');
  await page.keyboard.type(' Maria');
  await page.keyboard.press('Escape');
  await expect.poll(() => valueOf(page, 'First name')).toBe('Bea');
  await expect.poll(() => edit.evaluate((button) => button === document.activeElement)).toBe(true);

  await page.keyboard.press('Enter');
  await page.keyboard.type(' Maria');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: 'Bea Maria' }).waitFor();

  allow(/^answer 422: PATCH \/api\/v1\/contacts\//);
  await page.getByRole('button', { name: 'Edit Birthday' }).click();
  const birthday = page.getByRole('textbox', { name: 'Birthday' });
  await birthday.fill('31/02/1990');
  await birthday.press('Enter');
  await page.getByText('"31/02/1990"', { exact: false }).waitFor();
  await expect.poll(() => birthday.inputValue()).toBe('31/02/1990');
  await checkAccessibility(page);
  await birthday.fill('1990-02-28');
  // Beside the input one is still in it; leaving it saves as well.
  await page.getByRole('group', { name: 'Birthday' }).focus();
  await expect.poll(() => birthday.inputValue()).toBe('1990-02-28');
  await page.getByRole('heading', { level: 1 }).click();
  await expect.poll(() => valueOf(page, 'Birthday')).toBe('Feb 28, 1990');

  await page.getByRole('button', { name: 'Edit Birthday' }).click();
  await page.getByRole('button', { name: 'Calendar for Birthday' }).click();
  await checkAccessibility(page);
  await page.getByRole('button', { name: '14 February 1990' }).click();
  await page.getByRole('textbox', { name: 'Birthday' }).press('Enter');
  await expect.poll(() => valueOf(page, 'Birthday')).toBe('Feb 14, 1990');

  // Whoever leaves the page before the answer comes hears of it on the next one.
  await page.getByRole('button', { name: 'Edit Birthday' }).click();
  await page.getByRole('textbox', { name: 'Birthday' }).fill('13/13/1990');
  await page.getByRole('link', { name: 'Smart lists' }).click();
  await page.getByText('Birthday of Bea Maria was not saved').waitFor();
  await page.goBack();
  await page.getByRole('button', { name: 'Edit First name' }).click();
  await page.getByRole('textbox', { name: 'First name' }).fill('Beate');
  await page.goForward();
  await expect
    .poll(async () => (await api.readContact({ params: { contactId } })).values)
    .toMatchObject({ first_name: 'Beate' });
});

test('B7 a contact has several emails and phones, one of each the primary one', async () => {
  const { page, api, goto, allow } = await openWebApp();
  const { contactId } = await api.createContact({
    body: { values: { first_name: 'Bea', email: 'bea@example.com', phone: '+14155552671' } },
  });
  await api.createContact({ body: { values: { first_name: 'Carl', email: 'carl@example.com' } } });
  const read = async () => (await api.readContact({ params: { contactId } })).values;
  await goto(`/contacts/${contactId}`);

  await page.getByRole('button', { name: 'Add an email' }).click();
  await page.getByRole('textbox', { name: 'Email' }).fill('b.brown@example.org');
  await page.keyboard.press('Enter');
  await page.getByRole('link', { name: 'b.brown@example.org' }).waitFor();
  expect(await read()).toMatchObject({
    email: 'bea@example.com',
    additional_emails: ['b.brown@example.org'],
  });

  await pointAction(page, 'b.brown@example.org', 'Make primary');
  await expect
    .poll(read)
    .toMatchObject({ email: 'b.brown@example.org', additional_emails: ['bea@example.com'] });

  await page.getByRole('button', { name: 'Add a phone number' }).click();
  await page.getByRole('textbox', { name: 'Phone' }).fill('(415) 555-2672');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('link', { name: '+14155552672' }).waitFor();

  await pointAction(page, 'b.brown@example.org', 'Remove');
  await expect.poll(read).toMatchObject({ email: 'bea@example.com' });
  await expect.poll(async () => (await read())['additional_emails']).toBeUndefined();
  const add = page.getByRole('button', { name: 'Add an email' });
  await expect.poll(() => add.evaluate((one) => one === document.activeElement)).toBe(true);

  // Nothing is lost when another contact has it: the input stays, and the way to that contact is shown.
  allow(/^answer 409: PATCH/, /^answer 422: PATCH/);
  await page.getByRole('button', { name: 'Add an email' }).click();
  const input = page.getByRole('textbox', { name: 'Email' });
  await input.fill('carl@example.com');
  await input.press('Enter');
  await page.getByRole('link', { name: 'Open Carl' }).waitFor();
  await expect.poll(() => input.inputValue()).toBe('carl@example.com');
  await input.fill('no email');
  await input.press('Enter');
  await page.getByText('is not an email address', { exact: false }).waitFor();
  await page.keyboard.press('Escape');
});

test('M7 a contact shows which file, row and person each value came from, and its history', async () => {
  const { page, api, goto } = await openWebApp();
  await importContacts(
    api,
    'First name,Last name,Email,City,Tags\nCarl,Clark,carl@example.com,Boston,\nBea,Brown,bea@example.com,Berlin,vip;fair\n',
    { name: 'clients.csv' },
  );
  const { items } = await api.listContacts();
  const contactId = String(items.find(({ name }) => name === 'Bea Brown')?.contactId);
  await goto(`/contacts/${contactId}`);
  await fill(page, 'City', 'Bern');

  const about = page.getByRole('region', { name: 'About this record' });
  await about.getByRole('link', { name: 'clients.csv, row 3' }).waitFor();
  await openSource(page, 'Last name');
  const source = page.getByRole('dialog', { name: 'Where Last name comes from' });
  await source.getByText('Imported by Ann Lee').waitFor();
  await source.getByRole('link', { name: 'clients.csv, row 3' }).waitFor();
  await page.keyboard.press('Escape');
  await openSource(page, 'City');
  await page
    .getByRole('dialog', { name: 'Where City comes from' })
    .getByText('Changed by Ann Lee')
    .waitFor();
  await page.keyboard.press('Escape');

  const history = page.getByRole('region', { name: 'History' });
  const [edited, made] = await history.getByRole('listitem').all();
  await expect
    .poll(() => edited?.innerText())
    .toMatch(/Changed by Ann Lee[^]*City[^]*Berlin[^]*→[^]*Bern/);
  await expect.poll(() => made?.innerText()).toMatch(/Imported by Ann Lee\s+clients.csv, row 3/);
  await page.getByRole('button', { name: /Where City/ }).blur();
  await checkAccessibility(page);
});

test('A7 the photo of a contact is shown, also when it is fetched only while one looks', async () => {
  const { page, api, goto, allow } = await openWebApp();
  const pictures = await servePicture();
  try {
    await importContacts(
      api,
      `First name,Email,Photo URL\nBea,bea@example.com,${pictures.url}/bea.png\n`,
    );
    const [bea] = (await api.listContacts()).items;
    allow(/^answer 404: GET .*\/photo/);
    await goto(`/contacts/${bea?.contactId}`);
    // A picture of one pixel is served as a square of 96.
    const widths = () =>
      page
        .locator('#page header img')
        .evaluateAll((images) => images.map((image) => (image as HTMLImageElement).naturalWidth));
    await expect.poll(widths, { timeout: 60_000 }).toEqual([96]);
  } finally {
    await pictures.close();
  }
});

test('a long history is loaded further as one asks for it', async () => {
  const { page, api, goto } = await openWebApp();
  const { contactId } = await api.createContact({ body: { values: { email: 'bea@example.com' } } });
  for (let count = 1; count <= 21; count++)
    await api.updateContact({ params: { contactId }, body: { values: { city: `City ${count}` } } });
  await goto(`/contacts/${contactId}`);
  const versions = page.getByRole('region', { name: 'History' }).locator('ol > li');
  await expect.poll(() => versions.count()).toBe(20);
  await page.getByRole('button', { name: 'Show earlier changes' }).click();
  await expect.poll(() => versions.count()).toBe(22);
  await expect.poll(() => versions.last().innerText()).toContain('Added by Ann Lee');
});

test('a change that somebody else made meanwhile is never overwritten unseen', async () => {
  const { page, api, goto, allow } = await openWebApp();
  const { contactId } = await api.createContact({
    body: { values: { first_name: 'Bea', email: 'bea@example.com', city: 'Berlin' } },
  });
  const params = { contactId };
  const read = async () => (await api.readContact({ params })).values;
  await goto(`/contacts/${contactId}`);
  allow(/^answer 409: PATCH/);

  // Another field: both changes stay.
  await startEdit(page, 'City');
  await api.updateContact({ params, body: { values: { first_name: 'Beate' } } });
  await page.getByRole('textbox', { name: 'City' }).fill('Bern');
  await page.keyboard.press('Enter');
  await expect.poll(read).toMatchObject({ city: 'Bern', first_name: 'Beate' });
  await page.getByRole('heading', { level: 1, name: 'Beate' }).waitFor();

  // The same field: it says so, shows what it is now, and asks.
  await startEdit(page, 'City');
  await api.updateContact({ params, body: { values: { city: 'Basel' } } });
  await page.getByRole('textbox', { name: 'City' }).fill('Bonn');
  await page.keyboard.press('Enter');
  const conflict = page.getByRole('alert').filter({ hasText: 'Changed meanwhile' });
  await conflict.getByText('Basel').waitFor();
  expect(await read()).toMatchObject({ city: 'Basel' });
  await checkAccessibility(page);
  await conflict.getByRole('button', { name: 'Save mine instead' }).click();
  await expect.poll(read).toMatchObject({ city: 'Bonn' });
  await expect.poll(() => valueOf(page, 'City')).toBe('Bonn');

  await startEdit(page, 'City');
  await api.updateContact({ params, body: { values: { city: null } } });
  await page.getByRole('textbox', { name: 'City' }).fill('Biel');
  await page.keyboard.press('Enter');
  await page.getByText('Somebody else emptied this').waitFor();
  await page.getByRole('button', { name: 'Keep theirs' }).click();
  expect((await read())['city']).toBeUndefined();
});

test('whoever opens a value and leaves it as it was changes nothing of what others make of it meanwhile', async () => {
  const { page, api, goto, allow } = await openWebApp();
  const params = await api.createContact({
    body: { values: { first_name: 'Bea', email: 'bea@example.com', city: 'Berlin' } },
  });
  await goto(`/contacts/${params.contactId}`);
  await startEdit(page, 'City');
  await api.updateContact({ params, body: { values: { city: 'Basel', first_name: 'Beate' } } });
  // Something else is saved, by which the contact is read again, without the focus going there.
  allow(/^answer 409: PATCH/);
  await page.getByRole('switch', { name: 'Do not email' }).dispatchEvent('click');
  await page.getByRole('heading', { level: 1, name: 'Beate' }).waitFor();
  await page.getByRole('switch', { name: 'Do not contact' }).focus();
  await expect.poll(() => valueOf(page, 'City')).toBe('Basel');
  expect(await page.getByText('Changed meanwhile').count()).toBe(0);
  expect((await api.readContact({ params })).values).toMatchObject({ city: 'Basel' });
});

test('choosing what is chosen already takes nothing away, and the keyboard can', async () => {
  const { page, api, goto } = await openWebApp();
  const params = await api.createContact({
    body: { values: { first_name: 'Bea', email: 'bea@example.com', country: 'DE' } },
  });
  const country = async () => (await api.readContact({ params })).values['country'];
  await goto(`/contacts/${params.contactId}`);
  await startEdit(page, 'Country');
  await page.getByRole('option', { name: 'Germany' }).click();
  await settle(page);
  expect(await country()).toBe('DE');
  await page.getByRole('combobox', { name: 'Country' }).focus();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect.poll(country).toBe(undefined);
});

test('tags, groups and do-not-contact are changed beside the fields', async () => {
  const { page, api, goto } = await openWebApp();
  await api.createContact({
    body: { values: { email: 'carl@example.com', tags: ['newsletter'] } },
  });
  const { contactId } = await api.createContact({
    body: { values: { first_name: 'Bea', email: 'bea@example.com' } },
  });
  const read = async () => (await api.readContact({ params: { contactId } })).values;
  await goto(`/contacts/${contactId}`);
  await startEdit(page, 'Tags');
  await rowOf(page, 'Tags').locator('input[aria-label="Tags"]').fill('news');
  await page.getByRole('option', { name: 'newsletter' }).click();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect.poll(read).toMatchObject({ tags: ['newsletter'] });
  await choose(page, 'Type', 'Agent');
  await page.getByRole('switch', { name: 'Do not email' }).click();
  await expect.poll(read).toMatchObject({ do_not_email: true, type: 'Agent' });
  await page.getByRole('switch', { name: 'Do not email' }).click();
  await expect.poll(async () => (await read())['do_not_email'] ?? false).toBe(false);

  // A word that is not closed with Enter is meant all the same.
  await startEdit(page, 'Tags');
  await rowOf(page, 'Tags').locator('input[aria-label="Tags"]').fill('vip');
  await page.getByRole('heading', { level: 1 }).click();
  await expect.poll(read).toMatchObject({ tags: ['newsletter', 'vip'] });

  // What is changed back before it was saved is changed back, and others are not undone by it.
  await page.evaluate(() => {
    for (const label of ['Do not phone', 'Do not email', 'Do not phone']) {
      const words = [...document.querySelectorAll('label')];
      words.find(({ textContent }) => textContent.startsWith(label))?.click();
    }
  });
  await expect.poll(read).toMatchObject({ do_not_email: true });
  await settle(page);
  expect(await read()).not.toHaveProperty('do_not_phone');
  expect(await page.getByRole('alert').count()).toBe(0);
});

test('a contact goes to the bin and comes back, at once or later', async () => {
  const { page, api, goto } = await openWebApp();
  const { contactId } = await api.createContact({
    body: { values: { first_name: 'Bea', email: 'bea@example.com' } },
  });
  const isBinned = async () =>
    (await api.readContact({ params: { contactId } })).deletedAt !== null;
  await goto(`/contacts/${contactId}`);
  await page.getByRole('button', { name: 'Delete' }).click();
  await page.getByText('Bea is in the bin.').waitFor();
  expect(await isBinned()).toBe(true);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(isBinned).toBe(false);

  await page.getByRole('button', { name: 'Delete' }).click();
  await page.getByText('This contact is in the bin').waitFor();
  await page.keyboard.press('Tab');
  const restore = page.getByRole('button', { name: 'Restore' });
  await expect.poll(() => restore.evaluate((one) => one === document.activeElement)).toBe(true);
  expect(await page.getByRole('button', { name: 'Edit First name' }).count()).toBe(0);
  await page.getByRole('button', { name: 'Restore' }).click();
  await expect.poll(isBinned).toBe(false);
  await page.getByRole('button', { name: 'Delete' }).waitFor();
  // Sooner than it goes by itself.
  await page.getByText('Bea is in the bin.').waitFor({ state: 'hidden', timeout: 5_000 });

  await page.getByRole('button', { name: 'Delete' }).click();
  await page.getByText('This contact is in the bin').waitFor();
  await checkAccessibility(page);
});

test('viewers see everything of a contact and change nothing; a contact that is not there is said to be none', async () => {
  const { page, api, goto, allow } = await openWebApp({ role: 'viewer' });
  const { contactId } = await api.createContact({
    body: { values: { first_name: 'Bea', email: 'bea@example.com', city: 'Berlin' } },
  });
  await goto(`/contacts/${contactId}`);
  await expect.poll(() => valueOf(page, 'City')).toBe('Berlin');
  const buttons = page.getByRole('button', { name: /^(?:Edit|Add|Delete|Actions)/ });
  expect(await buttons.count()).toBe(0);
  await expect
    .poll(() => page.getByRole('switch', { name: 'Do not email' }).isDisabled())
    .toBe(true);
  allow(/^answer 404: GET \/api\/v1\/contacts\//);
  await goto('/contacts/01890000-0000-7000-8000-000000000000');
  await page.getByText('There is nothing here').waitFor();
});

/** A server with one picture of one pixel. */
async function servePicture(): Promise<{ url: string; close: () => Promise<void> }> {
  const server = createServer((_, response) => response.end(Buffer.from(PIXEL, 'base64')));
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

const PIXEL =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==';

/** The row of a field: its label, its value, and what can be done with it. */
function rowOf(page: Page, label: string): Locator {
  return page
    .locator('dl > div')
    .filter({ has: page.locator('dt').getByText(label, { exact: true }) })
    .first();
}

async function valueOf(page: Page, label: string): Promise<string> {
  return (await rowOf(page, label).locator('dd').innerText()).trim();
}

async function startEdit(page: Page, label: string): Promise<void> {
  await rowOf(page, label).hover();
  await page.getByRole('button', { name: `Edit ${label}`, exact: true }).click();
}

/** Types one value, or several into a list, and saves. */
async function fill(page: Page, label: string, ...texts: readonly string[]): Promise<void> {
  await startEdit(page, label);
  const input = rowOf(page, label).locator(`[aria-label="${label}"]:is(input, textarea)`);
  for (const text of texts) {
    await input.fill(text);
    if (texts.length > 1) await input.press('Enter');
  }
  await rowOf(page, label).getByRole('button', { name: 'Save' }).click();
  await closed(page, label);
}

/** Chooses from a menu, which saves at once. */
async function choose(page: Page, label: string, option: string): Promise<void> {
  await startEdit(page, label);
  await rowOf(page, label).locator('input:not([type="hidden"])').click();
  await page.getByRole('option', { name: option, exact: true }).click();
  await closed(page, label);
}

/** Chooses several from a menu, and saves. */
async function chooseSeveral(
  page: Page,
  label: string,
  ...options: readonly string[]
): Promise<void> {
  await startEdit(page, label);
  await rowOf(page, label).locator('input:not([type="hidden"])').click();
  for (const option of options)
    await page.getByRole('option', { name: option, exact: true }).click();
  await rowOf(page, label).getByRole('button', { name: 'Save' }).click();
  await closed(page, label);
}

async function closed(page: Page, label: string): Promise<void> {
  await rowOf(page, label)
    .getByRole('button', { name: `Edit ${label}`, exact: true })
    .waitFor({ state: 'attached' });
}

async function openSource(page: Page, label: string): Promise<void> {
  await rowOf(page, label).hover();
  await page.getByRole('button', { name: `Where ${label} comes from` }).click();
}

async function pointAction(page: Page, point: string, action: string): Promise<void> {
  await page.getByRole('button', { name: `Actions for ${point}` }).click();
  await page.getByRole('menuitem', { name: action }).click();
}
