import { describe, expect, inject, test } from 'vitest';
import { checkAccessibility } from '../support/web/check-accessibility.ts';
import { openBrowser, openWebApp } from '../support/web/open-web-app.ts';
import { pathOf } from '../support/web/path-of.ts';
import { signIn } from '../support/web/sign-in.ts';
import { takeScreenshots } from '../support/web/take-screenshots.ts';
import { makeTestAccount } from '../support/web/test-account.ts';

describe('signing in', () => {
  test('whoever is not signed in is led to it, and then to where they wanted to go', async () => {
    const { account } = await openWebApp();
    const { page, goto } = await openBrowser();
    await goto('/imports?kind=import');
    expect(pathOf(page)).toBe('/sign-in');
    expect(new URL(page.url()).searchParams.get('next')).toBe('/imports?kind=import');
    await signIn(page, account.owner);
    await expect.poll(() => pathOf(page)).toBe('/imports');
  });

  test('a wrong password is said, and nothing that was typed is lost', async () => {
    const { account } = await openWebApp();
    const { page, goto, allow } = await openBrowser();
    allow(/^answer 401: POST \/api\/auth\/sign-in\/email$/);
    await goto('/sign-in');
    await signIn(page, { ...account.owner, password: 'not the password' });
    await page.getByRole('alert').waitFor();
    expect(pathOf(page)).toBe('/sign-in');
    await expect.poll(() => page.getByLabel('Email').inputValue()).toBe(account.owner.email);
  });

  test('a link in the address leads nowhere else than here', async () => {
    const { account } = await openWebApp();
    const { page, goto } = await openBrowser();
    await goto('/sign-in?next=//evil.example.com/');
    await signIn(page, account.owner);
    await expect.poll(() => pathOf(page)).toBe('/contacts');
    expect(new URL(page.url()).hostname).toBe('127.0.0.1');
  });

  test('it is done with the keyboard alone', async () => {
    const { account } = await openWebApp();
    const { page, goto } = await openBrowser();
    await goto('/sign-in');
    await page.keyboard.type(account.owner.email);
    await page.keyboard.press('Tab');
    await page.keyboard.type(account.owner.password);
    await page.keyboard.press('Enter');
    await expect.poll(() => pathOf(page)).toBe('/contacts');
  });
});

test('whoever signs out is out, in the browser and at the server', async () => {
  const { page, goto, account, context, allow } = await openWebApp();
  allow(/^answer 401: GET \/api\/v1\/session$/);
  const second = await context.newPage();
  await second.goto('/settings/members');
  await second.getByRole('listitem').first().waitFor();
  await goto('/contacts');
  await page.getByTestId('account-menu').click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await page.getByRole('button', { name: 'Sign in' }).waitFor();
  expect(pathOf(page)).toBe('/sign-in');
  expect((await context.request.get('/api/v1/session')).status()).toBe(401);
  await page.goBack();
  await expect.poll(() => pathOf(page)).toBe('/sign-in');
  // The other window says why, and leads back to where one was.
  await expect.poll(() => pathOf(second)).toBe('/sign-in');
  await second.bringToFront();
  await second.getByText('You signed out in another window.').waitFor();
  await checkAccessibility(second);
  await signIn(second, account.owner);
  await expect.poll(() => pathOf(second)).toBe('/settings/members');
});

test('a session that has ended is begun again over the page, where nothing that was typed is lost', async () => {
  const { page, goto, account, context, allow } = await openWebApp();
  allow(/^answer 401: POST \/api\/(?:v1\/contacts|auth\/sign-in\/email)$/);
  await goto('/groups');
  await page.getByRole('heading', { level: 1 }).click();
  await page.keyboard.press('c');
  const form = page.getByRole('dialog', { name: 'Add a contact' });
  await form.getByLabel('First name').fill('Bea');
  await form.getByLabel('Email').fill('bea@example.com');
  await context.clearCookies();
  await form.getByRole('button', { name: 'Add contact' }).click();
  const again = page.getByRole('dialog', { name: 'Sign in again' });
  await again.waitFor();
  await checkAccessibility(page, { within: '[role=dialog]' });
  await takeScreenshots(page, 'sign-in-again');
  await expect.poll(() => again.getByLabel('Email').inputValue()).toBe(account.owner.email);
  await page.keyboard.type('not the password');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Enter');
  await again.getByText('You could not be signed in').waitFor();
  await again.getByLabel('Password', { exact: true }).fill(account.owner.password);
  await page.keyboard.press('Enter');
  await again.waitFor({ state: 'detached' });
  await expect.poll(() => form.getByLabel('First name').inputValue()).toBe('Bea');
  await form.getByRole('button', { name: 'Add contact' }).click();
  await page.getByRole('heading', { level: 1, name: 'Bea' }).waitFor();

  // What was done in another window need not be done here.
  allow(/^answer 401: GET \/api\/v1\//);
  await context.clearCookies();
  const pages = page.getByRole('navigation', { name: 'Pages' });
  await pages.getByRole('link', { name: 'Smart lists' }).click();
  await again.waitFor();
  const second = await context.newPage();
  await second.goto('/sign-in');
  await signIn(second, account.owner);
  await expect.poll(() => pathOf(second)).toBe('/contacts');
  await page.bringToFront();
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
  await again.waitFor({ state: 'detached' });
  await page.getByRole('heading', { level: 1, name: 'Smart lists' }).waitFor();
});

test('somebody else who signs in where a session has ended begins on a page of their own', async () => {
  const { page, goto, context, allow } = await openWebApp();
  const account = await makeTestAccount(inject('webApp').url, { name: 'Other Firm' });
  const { email, password, api } = account.owner;
  await api.createContact({ body: { values: { first_name: 'Otto', email: 'otto@example.com' } } });
  // The account of the page is none of theirs.
  allow(/^answer 401: GET \/api\/v1\//, /^answer 404: GET \/api\/v1\/session$/);
  await goto('/settings/account');
  await page.getByRole('textbox', { name: 'Name of the account' }).fill('Not for others');
  await context.clearCookies();
  await page
    .getByRole('navigation', { name: 'Pages' })
    .getByRole('link', { name: 'Groups' })
    .click();
  const again = page.getByRole('dialog', { name: 'Sign in again' });
  await again.getByLabel('Email').fill(email);
  await again.getByLabel('Password', { exact: true }).fill(password);
  await page.keyboard.press('Enter');
  await expect.poll(() => pathOf(page)).toBe('/contacts');
  await again.waitFor({ state: 'detached' });
  await page.getByRole('row', { name: 'Otto' }).waitFor();
  const menu = page.getByTestId('account-menu');
  await expect.poll(() => menu.innerText()).toContain('Other Firm');
  expect(await page.getByText('Not for others').count()).toBe(0);
  // Nor does it wait for them where it was typed.
  const pages = page.getByRole('navigation', { name: 'Pages' });
  await pages.getByRole('link', { name: 'Settings' }).click();
  const name = page.getByRole('textbox', { name: 'Name of the account' });
  await expect.poll(() => name.inputValue()).toBe('Other Firm');
});

test('an invitation makes somebody new a member of the account', async () => {
  const { account, api } = await openWebApp();
  const { link } = await api.createInvitation({
    body: { email: 'new.member@example.com', role: 'member' },
  });
  const { page, goto } = await openBrowser();
  const { pathname, search } = new URL(String(link));
  await goto(`${pathname}${search}`);
  await page.getByRole('heading', { name: `Join ${account.name}` }).waitFor();
  await page.getByLabel('Your name').fill('Nora New');
  await page.getByLabel('Password', { exact: true }).fill('correct horse battery');
  await page.getByRole('button', { name: 'Join' }).click();
  await expect.poll(() => pathOf(page)).toBe('/contacts');
  const { items } = await api.listMembers();
  expect(items).toContainEqual(expect.objectContaining({ name: 'Nora New', role: 'member' }));
});

test('whoever signs up is told at once of everything that is wrong', async () => {
  const { page, goto } = await openBrowser();
  await goto('/sign-up');
  await page.getByRole('button', { name: 'Create the account' }).click();
  const wrong = page.locator('input[aria-invalid="true"]');
  await expect.poll(() => wrong.count()).toBe(4);
  await page.getByLabel('Your name').fill('Nora New');
  await page.getByLabel('Email').fill('nora@example');
  await page.getByLabel('Password', { exact: true }).fill('short');
  await page.getByLabel('Name of your account').fill('New & Co');
  await page.getByRole('button', { name: 'Create the account' }).click();
  await page.getByText('An email address looks like ann@example.com.').waitFor();
  await expect.poll(() => wrong.count()).toBe(2);
});

test('a password may begin and end with a blank', async () => {
  const { page, goto } = await openBrowser();
  await goto('/sign-up');
  await page.getByLabel('Your name').fill('Nora New');
  await page.getByLabel('Email').fill(`nora.${Date.now()}@example.com`);
  await page.getByLabel('Password', { exact: true }).fill(' eight ch ');
  await page.getByLabel('Name of your account').fill('New & Co');
  await page.getByRole('button', { name: 'Create the account' }).click();
  await expect.poll(() => pathOf(page)).toBe('/contacts');
});

test('an invitation that is none leads nowhere, and says so', async () => {
  const { page, goto, allow } = await openBrowser();
  allow(/^answer 422: POST \/api\/v1\/sign-up\/invitation$/);
  await goto('/invitation?token=no-such-token');
  await page.getByText(/expired, was taken back or has been used/).waitFor();
});
