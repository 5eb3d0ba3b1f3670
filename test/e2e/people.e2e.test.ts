import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from 'playwright-core';
import { expect, onTestFinished, test } from 'vitest';
import { checkAccessibility } from '../support/web/check-accessibility.ts';
import { importContacts } from '../support/web/import-contacts.ts';
import { openBrowser, openWebApp } from '../support/web/open-web-app.ts';
import { pathOf } from '../support/web/path-of.ts';
import { takeScreenshots } from '../support/web/take-screenshots.ts';

test('members are invited, given another role, and removed', async () => {
  const { page, account, goto, allow } = await openWebApp();
  const mia = await account.addPerson('member');
  await goto('/settings/members');
  await page.getByRole('button', { name: 'Invite' }).click();
  const dialog = page.getByRole('dialog', { name: 'Invite somebody' });
  allow(/^answer 409: POST \/api\/v1\/invitations$/);
  await dialog.getByLabel('Email').fill(mia.email);
  await dialog.getByRole('button', { name: 'Invite' }).click();
  await dialog.getByText(`${mia.email} belongs to this account already.`).waitFor();
  await dialog.getByLabel('Email').fill('new@example.com');
  await choose(page, dialog.getByRole('combobox', { name: 'Role' }), 'Viewer');
  await dialog.getByRole('button', { name: 'Invite' }).click();
  await dialog.getByText(/pass this link on to new@example\.com/).waitFor();
  const link = await dialog.locator('[data-secret]').innerText();
  await checkAccessibility(page);
  await dialog.getByRole('button', { name: 'Done' }).click();
  await page.getByText(/^Viewer · invited by Ann Lee/).waitFor();

  const invited = await openBrowser();
  await invited.goto(new URL(link).pathname + new URL(link).search);
  await invited.page.getByText('Ann Lee invites you as viewer.').waitFor();

  await page.getByRole('button', { name: 'Take back the invitation of new@example.com' }).click();
  await expect.poll(() => page.getByText('new@example.com').count()).toBe(0);

  await choose(page, page.getByRole('combobox', { name: `Role of ${mia.name}` }), 'Admin');
  await expect.poll(async () => (await mia.api.readSession()).account?.role).toBe('admin');
  await takeScreenshots(page, 'settings-members-filled');
  await page.getByRole('button', { name: `Remove ${mia.name}` }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
  await page
    .getByRole('listitem')
    .filter({ hasText: /Mia Member.*Does not sign in/ })
    .waitFor();

  // The last owner stays one.
  await choose(page, page.getByRole('combobox', { name: 'Role of Ann Lee' }), 'Member');
  allow(/^answer 409: PATCH \/api\/v1\/members\//);
  await page.getByRole('alert').waitFor();
  await expect
    .poll(() => page.getByRole('combobox', { name: 'Role of Ann Lee' }).inputValue())
    .toBe('Owner');
});

test('somebody who was removed from their only account is told so, and can sign out', async () => {
  const { account, api } = await openWebApp();
  const mia = await account.addPerson('member');
  const { memberId } = (await mia.api.readSession()).account ?? {};
  await api.removeMember({ params: { memberId: String(memberId) } });
  const { page } = await openWebApp({ account, role: 'member', person: mia, path: '/contacts' });
  await page.getByRole('heading', { name: 'You are in no account now' }).waitFor();
  await checkAccessibility(page);
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect.poll(() => pathOf(page)).toBe('/sign-in');
});

test('what each role may do is shown; members see who belongs, and change nothing', async () => {
  const { page } = await openWebApp({ role: 'member', path: '/settings/members' });
  await page.getByRole('row', { name: /Upload files, import them.*No No Yes Yes/ }).waitFor();
  await page.getByRole('listitem').filter({ hasText: 'Ann Lee' }).waitFor();
  expect(await page.getByRole('button', { name: /Invite|Remove/ }).count()).toBe(0);
  expect(await page.getByRole('combobox', { name: /Role of/ }).count()).toBe(0);
});

test('an API key is shown once, does what it may, and nothing once it is revoked', async () => {
  const { page, url } = await openWebApp({ path: '/settings/keys' });
  await page.getByRole('button', { name: 'New key' }).click();
  const dialog = page.getByRole('dialog', { name: 'New key' });
  await dialog.getByLabel('Name').fill('Reader');
  await dialog.getByRole('switch', { name: 'Only some actions' }).press('Space');
  await dialog.getByRole('checkbox', { name: 'See and search contacts' }).check();
  await checkAccessibility(page);
  await takeScreenshots(page, 'settings-keys-new');
  await dialog.getByRole('button', { name: 'Make the key' }).click();
  const secret = await dialog.locator('[data-secret]').innerText();
  const copy = dialog.getByRole('button', { name: 'Copy' });
  await expect.poll(() => copy.evaluate((one) => one === document.activeElement)).toBe(true);
  // Nothing of it stands out of its box.
  const box = dialog.getByRole('status');
  expect(await box.evaluate((one) => one.scrollWidth - one.clientWidth)).toBe(0);
  await takeScreenshots(page, 'settings-keys-made', { schemes: ['light'] });
  await dialog.getByRole('button', { name: 'Done' }).click();
  const call = async (path: string): Promise<number> => {
    const headers = { authorization: `Bearer ${secret}` };
    return (await fetch(`${url}/api/v1${path}`, { headers })).status;
  };
  expect(await call('/contacts')).toBe(200);
  expect(await call('/settings')).toBe(403);
  await page
    .getByRole('listitem')
    .filter({ hasText: /Reader.*Only contacts\.read/ })
    .waitFor();
  // Whoever is quicker than what shows questions is asked when it is there.
  const late = Promise.withResolvers<void>();
  await page.route(/\/announcements-[^/]+\.js$/, async (route) => {
    await late.promise;
    await route.continue();
  });
  await page.reload();
  await page.getByRole('listitem').filter({ hasText: 'Reader' }).waitFor();
  expect(await page.getByText(secret).count()).toBe(0);
  await page.getByRole('button', { name: 'Revoke Reader' }).click();
  late.resolve();
  await page.getByRole('dialog').getByRole('button', { name: 'Revoke' }).click();
  await page.getByText('No keys yet').waitFor();
  expect(await call('/contacts')).toBe(401);
});

test('a webhook is added, tried out, changed, turned off and deleted; its deliveries are listed', async () => {
  const receiver = await startReceiver();
  const { page, allow } = await openWebApp({ path: '/settings/webhooks' });
  await page.getByRole('button', { name: 'New webhook' }).click();
  const dialog = page.getByRole('dialog');
  allow(/^answer 422: POST \/api\/v1\/webhooks$/);
  await dialog.getByLabel('Address').fill('http://10.0.0.1/');
  await dialog.getByRole('button', { name: 'Add the webhook' }).click();
  await dialog.locator('[aria-invalid=true]').waitFor();
  await dialog.getByLabel('Address').fill(receiver.url);
  await dialog.getByRole('checkbox', { name: 'contact.created' }).check();
  await checkAccessibility(page);
  await dialog.getByRole('button', { name: 'Add the webhook' }).click();
  await expect.poll(() => dialog.locator('[data-secret]').innerText()).toMatch(/^whsec_/);
  await dialog.getByRole('button', { name: 'Done' }).click();
  const card = page.getByRole('region', { name: receiver.url });
  await card.getByText('contact.created').waitFor();
  await card.getByRole('button', { name: 'Send a test' }).click();
  await expect.poll(() => receiver.bodies.join()).toContain('webhook.test');
  await card.getByRole('button', { name: 'New secret' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'New secret' }).click();
  await card.locator('[data-secret]').waitFor();
  await checkAccessibility(page);

  await card.getByRole('link', { name: 'Deliveries' }).click();
  const line = page.getByRole('button', { name: /webhook\.test.*Delivered/ });
  await line.click();
  await page.getByText(/answered 200/).waitFor();
  await checkAccessibility(page);
  await takeScreenshots(page, 'settings-webhook-deliveries');
  await page.getByRole('button', { name: 'Send again' }).click();
  await expect.poll(() => receiver.bodies.length).toBe(2);
  await page.getByText('Failed', { exact: true }).click();
  await page.getByText('Nothing has been sent').waitFor();
  await page.getByRole('main').getByRole('link', { name: 'Webhooks' }).first().click();

  await card.getByRole('button', { name: 'Edit' }).click();
  await dialog.getByLabel('Description').fill('For the newsletter');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await card.getByText('For the newsletter').waitFor();
  await card.getByRole('switch', { name: 'On' }).press('Space');
  allow(/^answer 409: POST \/api\/v1\/webhooks\/[^/]+\/test$/);
  await expect.poll(() => card.getByRole('switch', { name: 'On' }).isChecked()).toBe(false);
  await card.getByRole('button', { name: 'Send a test' }).click();
  await card.getByText('The webhook is disabled. Enable it first.').waitFor();
  await card.getByRole('button', { name: 'Delete' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
  await page.getByText('No webhooks yet').waitFor();
});

test('the audit log says who did what, and can be asked for one action or one person', async () => {
  const { page, account, api, goto } = await openWebApp();
  const adam = await account.addPerson('admin');
  await api.createContact({ body: { values: { first_name: 'Bea', email: 'bea@example.com' } } });
  await adam.api.createSmartList({ body: { name: 'Everybody' } });
  await goto('/settings/audit');
  const row = (name: RegExp) => page.getByRole('row', { name });
  await row(/Ann Lee Added a contact/).waitFor();
  await row(/Adam Admin Saved a smart list/).waitFor();
  await checkAccessibility(page);
  await choose(page, page.getByRole('combobox', { name: 'Who' }), 'Adam Admin');
  await expect.poll(() => row(/Ann Lee/).count()).toBe(0);
  await row(/Adam Admin Saved a smart list/).waitFor();
  await choose(page, page.getByRole('combobox', { name: 'What' }), 'Put a contact into the bin');
  await page.getByText('Nothing is noted').waitFor();
});

test('a person is erased for good, once the name was typed, and can be let in again', async () => {
  const { page, api, goto } = await openWebApp();
  await importContacts(api, 'First name,Last name,Email\nBea,Brown,bea@example.com\n');
  await goto('/settings/erasure');
  await page.getByText('Nobody has been erased.').waitFor();
  await page.getByLabel('Email, phone or name').fill('bea@example.com');
  await page.getByRole('button', { name: 'Erase Bea Brown' }).click();
  const dialog = page.getByRole('dialog', { name: 'Erase Bea Brown for good?' });
  const erase = dialog.getByRole('button', { name: 'Erase for good' });
  await dialog.getByLabel('Name, to be sure').fill('Bea');
  await expect.poll(() => erase.isDisabled()).toBe(true);
  await checkAccessibility(page);
  await takeScreenshots(page, 'settings-erasure-confirm');
  await dialog.getByLabel('Name, to be sure').fill('Bea Brown');
  await erase.click();
  await page.getByText('1 row of a stored file was about the person').waitFor();
  expect((await api.listContacts({ query: { total: 'true' } })).total?.count).toBe(0);
  await page.getByText(/^An email, erased/).waitFor();
  await checkAccessibility(page);
  await page.getByRole('button', { name: /^Let be imported again: An email/ }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Let be imported again' }).click();
  await page.getByText('Nobody has been erased.').waitFor();
});

test('whoever may not see keys, webhooks and the audit log is told so, and nothing is asked for', async () => {
  const { page, goto } = await openWebApp({ role: 'member' });
  for (const path of ['/settings/keys', '/settings/webhooks', '/settings/audit']) {
    await goto(path);
    await page.getByText('You cannot see this').waitFor();
  }
});

test('a person changes name, password, language and looks, and ends other sessions', async () => {
  const { page, account, allow } = await openWebApp({ path: '/profile' });
  const { email, password } = account.owner;
  await checkAccessibility(page);
  await page.getByLabel('Your name').fill('Ann Smith');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect.poll(() => page.getByTestId('account-menu').innerText()).toContain('Ann Smith');

  const other = await openBrowser();
  other.allow(/^answer 401: GET \/api\/v1\/session$/);
  await other.goto('/sign-in');
  await other.page.getByLabel('Email').fill(email);
  await other.page.getByLabel('Password', { exact: true }).fill(password);
  await other.page.getByRole('button', { name: 'Sign in' }).click();
  await expect.poll(() => new URL(other.page.url()).pathname).toBe('/contacts');
  await page.reload();
  await page.getByRole('button', { name: 'End all others' }).click();
  await expect.poll(() => page.getByRole('button', { name: 'End all others' }).count()).toBe(0);
  await other.goto('/groups');
  expect(new URL(other.page.url()).pathname).toBe('/sign-in');

  const card = page.getByRole('region', { name: 'Password', exact: true });
  allow(/^answer 4(?:01|22): POST \/api\/auth\/change-password$/);
  await card.getByLabel('Current password').fill('not the password');
  await card.getByLabel('New password').fill('another long password');
  await card.getByRole('button', { name: 'Change the password' }).click();
  await card.getByText('The password is wrong.').waitFor();
  await card.getByLabel('Current password').fill(password);
  await card.getByRole('button', { name: 'Change the password' }).click();
  await card.getByText('The password is changed').waitFor();

  await page.getByRole('radiogroup', { name: 'Appearance' }).getByText('Dark').click();
  const html = page.locator('html');
  await expect.poll(() => html.getAttribute('data-mantine-color-scheme')).toBe('dark');
  await choose(page, page.getByRole('combobox', { name: 'Language' }), 'Deutsch');
  await page.getByRole('heading', { name: 'Ihr Profil' }).waitFor();
  await page.reload();
  await page.getByRole('heading', { name: 'Ihr Profil' }).waitFor();
  await expect.poll(() => html.getAttribute('data-mantine-color-scheme')).toBe('dark');
});

async function choose(
  page: Page,
  box: ReturnType<Page['getByRole']>,
  option: string,
): Promise<void> {
  await box.click();
  await page.getByRole('option', { name: option, exact: true }).click();
}

/** A server that takes events, and keeps them. */
async function startReceiver() {
  const bodies: string[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      bodies.push(body);
      response.end('thank you');
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  onTestFinished(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => {
      server.close(resolve);
    });
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`, bodies };
}
