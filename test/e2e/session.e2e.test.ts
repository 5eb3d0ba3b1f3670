import { expect, inject, test } from 'vitest';
import { tokenOf } from '../support/sign-up-first-owner.ts';
import { startMailServer } from '../support/start-mail-server.ts';
import { totp } from '../support/totp.ts';
import { checkAccessibility } from '../support/web/check-accessibility.ts';
import { importContacts } from '../support/web/import-contacts.ts';
import { openBrowser, openWebApp } from '../support/web/open-web-app.ts';
import { pathOf } from '../support/web/path-of.ts';
import { startProduct } from '../support/web/serve-web-app.ts';
import { signIn } from '../support/web/sign-in.ts';
import { takeScreenshots } from '../support/web/take-screenshots.ts';
import { makeTestAccount } from '../support/web/test-account.ts';

test('two-factor is turned on with an app, asked for when signing in, and turned off', async () => {
  const { page, goto, account, allow } = await openWebApp({ path: '/profile' });
  const { password } = account.owner;
  const card = page.getByRole('region', { name: 'Two-factor authentication' });
  await card.getByRole('button', { name: 'Turn it on' }).click();
  allow(/^answer 401: POST \/api\/auth\//);
  await card.getByLabel('Your password').fill('not the password');
  await card.getByRole('button', { name: 'Continue' }).click();
  await card.getByText('The password is wrong.').waitFor();
  await card.getByLabel('Your password').fill(password);
  await card.getByRole('button', { name: 'Continue' }).click();
  await card.getByRole('img', { name: /QR code/ }).waitFor();
  await checkAccessibility(page);
  await takeScreenshots(page, 'profile-two-factor');
  const secret = await card.locator('[data-secret]').innerText();
  await card.getByRole('textbox', { name: 'Code' }).fill('000000');
  await card.getByRole('button', { name: 'Turn it on' }).click();
  await card.getByText('The code is wrong.').waitFor();
  await card.getByRole('textbox', { name: 'Code' }).fill(totp(secret));
  await card.getByRole('button', { name: 'Turn it on' }).click();
  await card.getByText('Your backup codes').waitFor();
  const codes = await card.locator('[data-backup-code]').allInnerTexts();
  expect(codes.length).toBeGreaterThan(5);
  const download = page.waitForEvent('download');
  await card.getByRole('button', { name: 'Download' }).click();
  expect((await download).suggestedFilename()).toBe('muster-backup-codes.txt');
  await card.getByRole('button', { name: 'I have kept them' }).click();
  await card.getByText('On', { exact: true }).waitFor();

  const other = await openBrowser();
  other.allow(/^answer 401: POST \/api\/auth\/two-factor/);
  await other.goto('/sign-in?next=/groups');
  await signIn(other.page, account.owner);
  await other.page.getByLabel('Code').fill('000000');
  await other.page.getByRole('button', { name: 'Continue' }).click();
  await other.page.getByText('The code is wrong.').waitFor();
  await takeScreenshots(other.page, 'sign-in-code');
  await checkAccessibility(other.page);
  // The code that turned it on has been used.
  await other.page.getByLabel('Code').fill(totp(secret, { stepsAhead: 1 }));
  await other.page.getByLabel(/Trust this browser/).check();
  await other.page.getByRole('button', { name: 'Continue' }).click();
  await expect.poll(() => pathOf(other.page)).toBe('/groups');
  // The browser is trusted: the password is enough from now on.
  await other.page.getByTestId('account-menu').click();
  await other.page.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect.poll(() => pathOf(other.page)).toBe('/sign-in');
  await signIn(other.page, account.owner);
  await expect.poll(() => pathOf(other.page)).toBe('/contacts');

  const third = await openBrowser();
  await third.goto('/sign-in');
  await signIn(third.page, account.owner);
  await third.page.getByRole('button', { name: 'Use a backup code' }).click();
  await third.page.getByLabel('Backup code').fill(String(codes[0]));
  await third.page.getByRole('button', { name: 'Continue' }).click();
  await expect.poll(() => pathOf(third.page)).toBe('/contacts');

  await goto('/profile');
  await card.getByRole('button', { name: 'Turn it off' }).click();
  await card.getByLabel('Your password').fill(password);
  await card.getByRole('button', { name: 'Turn it off' }).click();
  await card.getByText('Off', { exact: true }).waitFor();
});

test('a forgotten password is set anew with the link that is mailed, once', async () => {
  const mail = await startMailServer();
  const product = await startProduct({ MUSTER_SMTP_URL: mail.url });
  try {
    const { owner } = await makeTestAccount(product.url);
    const { page, goto, allow, close } = await openBrowser({ url: product.url });
    await goto('/sign-in');
    await page.getByRole('link', { name: 'Forgot your password?' }).click();
    await page.getByRole('heading', { name: 'Forgot your password?' }).waitFor();
    await page.getByLabel('Email').fill(owner.email);
    await page.getByRole('button', { name: 'Send the link' }).click();
    await page.getByText(`If somebody signs in here as ${owner.email}`).waitFor();
    await checkAccessibility(page);
    await expect.poll(() => mail.mails.length).toBe(1);
    const link = /\/reset-password\?token=\S+/.exec(String(mail.mails[0]))?.[0] ?? '';
    allow(/^answer 422: POST \/api\/auth\/reset-password$/);
    await goto(link);
    await page.getByLabel('New password').fill('short');
    await page.getByRole('button', { name: 'Set the password' }).click();
    await page.getByText('A password has 10 to 200 characters').waitFor();
    await page.getByLabel('New password').fill('another long password');
    await page.getByRole('button', { name: 'Set the password' }).click();
    await page.getByRole('heading', { name: 'Your password is set' }).waitFor();
    await page.getByRole('link', { name: 'Sign in' }).click();
    await signIn(page, { ...owner, password: 'another long password' });
    await expect.poll(() => pathOf(page)).toBe('/contacts');
    await goto(link);
    await page.getByLabel('New password').fill('yet another password');
    await page.getByRole('button', { name: 'Set the password' }).click();
    await page.getByRole('heading', { name: 'This link leads nowhere' }).waitFor();
    await close();
  } finally {
    await product.stop();
    await mail.close();
  }
});

test('a server that sends no mail says how a forgotten password is set anew', async () => {
  const { page, goto } = await openBrowser();
  await goto('/forgot-password');
  await page.getByText('./muster people reset-password EMAIL').waitFor();
});

test('somebody who has signed up before accepts an invitation, and works in both accounts', async () => {
  const [mine, theirs] = [await openWebApp(), await makeTestAccountOf('Two Firm')];
  const { email, name } = mine.account.owner;
  const { link } = await theirs.owner.api.createInvitation({ body: { email, role: 'member' } });
  const path = `/invitation?token=${tokenOf(link)}`;

  const nobody = await openBrowser();
  await nobody.goto(path);
  await nobody.page.getByText(`${email} has signed up before.`).waitFor();
  await checkAccessibility(nobody.page);
  await nobody.page.getByRole('link', { name: 'Sign in' }).click();
  await signIn(nobody.page, mine.account.owner);
  await nobody.page.getByText(`You are signed in as ${email}.`).waitFor();

  const other = await openWebApp({ account: theirs, path });
  await other.page.getByText(`This invitation is for ${email}`).waitFor();

  await mine.goto(path);
  await mine.page.getByRole('heading', { name: 'Join Two Firm' }).waitFor();
  await takeScreenshots(mine.page, 'invitation-accept', { schemes: ['light'] });
  await mine.page.getByRole('button', { name: 'Join' }).click();
  await expect.poll(() => pathOf(mine.page)).toBe('/contacts');
  const menu = mine.page.getByTestId('account-menu');
  await expect.poll(() => menu.innerText()).toContain('Two Firm');
  await expect.poll(() => menu.innerText()).toContain(name);
  await menu.click();
  await mine.page.getByRole('menuitem', { name: 'Lee & Co' }).click();
  await expect.poll(() => menu.innerText()).toContain('Lee & Co');

  mine.allow(/^answer 422: POST \/api\/v1\/sign-up\/invitation$/);
  await mine.goto(path);
  await mine.page.getByRole('heading', { name: 'This link leads nowhere' }).waitFor();
});

test('whoever is in no account any more signs in again over the page, too', async () => {
  const { page, goto, account, context, allow } = await openWebApp();
  const { api, email } = account.owner;
  const theirs = await makeTestAccountOf('Two Firm');
  const { link } = await theirs.owner.api.createInvitation({ body: { email, role: 'member' } });
  await api.acceptInvitation({ body: { token: tokenOf(link) } });
  const { memberId } = (await api.readSession()).account ?? {};
  await theirs.owner.api.removeMember({ params: { memberId: String(memberId) } });
  await goto('/contacts');
  await page.getByRole('heading', { name: 'You are in no account now' }).waitFor();
  allow(/^answer 401: POST \/api\/v1\//);
  await context.clearCookies();
  await page.getByRole('button', { name: account.name }).click();
  const again = page.getByRole('dialog', { name: 'Sign in again' });
  await again.getByLabel('Password', { exact: true }).fill(account.owner.password);
  await page.keyboard.press('Enter');
  await again.waitFor({ state: 'detached' });
  await page.getByRole('button', { name: account.name }).click();
  await page.getByRole('heading', { level: 1, name: 'Contacts' }).waitFor();
});

test('an owner makes another account, which has nothing of the first', async () => {
  const { page } = await openWebApp({ path: '/imports' });
  const menu = page.getByTestId('account-menu');
  await menu.click();
  await page.getByRole('menuitem', { name: 'New account' }).click();
  await page.getByLabel('Name of the account').fill('Second Firm');
  await checkAccessibility(page);
  await page.getByRole('button', { name: 'Create the account' }).click();
  await expect.poll(() => pathOf(page)).toBe('/contacts');
  await expect.poll(() => menu.innerText()).toContain('Second Firm');
});

test('a window goes on in its account when another window changes to another one', async () => {
  const { page, context, goto, api, account } = await openWebApp();
  const { accountId: secondId } = await api.createAccount({ body: { name: 'Second Firm' } });
  const inFirst = { headers: { 'Muster-Account': account.accountId } };
  await api.createContact({ body: { values: { email: 'ann@example.com', tags: ['vip'] } } });
  await goto('/contacts');
  const second = await context.newPage();
  await second.goto('/settings/tags');
  await second.getByRole('button', { name: 'Rename vip' }).click();
  const dialog = second.getByRole('dialog', { name: 'Rename vip' });
  await dialog.getByLabel('New name').fill('guests');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await second.getByRole('row', { name: /guests 1/ }).waitFor();

  // The work that was started in one account is shown in no other, and neither is what was chosen.
  await second.getByRole('checkbox', { name: 'Select guests' }).check();
  await second.getByTestId('account-menu').click();
  await second.getByRole('menuitem', { name: 'Second Firm' }).click();
  await expect.poll(() => second.getByTestId('account-menu').innerText()).toContain('Second Firm');
  await second.getByRole('heading', { name: 'No contacts yet' }).waitFor();
  expect(await second.getByRole('progressbar').count()).toBe(0);
  expect((await api.readSession()).account?.accountId).toBe(secondId);

  await page.bringToFront();
  await page.getByRole('row', { name: /ann@example\.com/ }).waitFor();
  await page.getByRole('button', { name: 'Add contact' }).first().click();
  const form = page.getByRole('dialog', { name: 'Add a contact' });
  await form.getByLabel('Email').fill('bea@example.com');
  await form.getByRole('button', { name: 'Add contact' }).click();
  await page.getByRole('heading', { level: 1, name: 'bea@example.com' }).waitFor();
  expect((await api.listContacts({ query: {} })).items).toEqual([]);
  expect((await api.listContacts({ query: {}, ...inFirst })).items).toHaveLength(2);
});

test('the files that a window offers are those of its account, whatever another window works in', async () => {
  const { page, goto, api } = await openWebApp();
  const importId = await importContacts(api, 'Email,City\nann@example.com,Bergen\nno email,Rome\n');
  await goto(`/imports/${importId}`);
  const { accountId } = await api.createAccount({ body: { name: 'Second Firm' } });
  await api.chooseAccount({ body: { accountId } });
  await page.getByRole('button', { name: 'Download' }).click();
  for (const name of [/Excel/, /as it came/, /plan file/]) {
    const item = page.getByRole('menuitem', { name });
    const answer = await page.request.get(String(await item.getAttribute('href')));
    expect(answer.status(), String(name)).toBe(200);
  }
  const download = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: /CSV/ }).click();
  expect(await (await download).failure()).toBeNull();
});

test('who signs out in one window closes the pages of others, but for those that are for anybody', async () => {
  const { page, goto, context, allow } = await openWebApp();
  allow(/^answer 401: GET \/api\/v1\//);
  const forAnybody = await context.newPage();
  await forAnybody.goto('/sign-up');
  const name = forAnybody.getByLabel('Your name');
  await name.fill('Gus Guest');
  const another = await context.newPage();
  await another.goto('/groups');
  await another.getByRole('heading', { level: 1, name: 'Groups' }).waitFor();
  await goto('/contacts');
  await page.getByTestId('account-menu').click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect.poll(() => pathOf(page)).toBe('/sign-in');
  await another.getByText('You signed out in another window').waitFor();
  await expect.poll(() => name.inputValue()).toBe('Gus Guest');
});

test('whoever may not own is offered no new account', async () => {
  const { page } = await openWebApp({ role: 'member', path: '/imports' });
  await page.getByTestId('account-menu').click();
  await page.getByRole('menuitem', { name: 'Your profile' }).waitFor();
  expect(await page.getByRole('menuitem', { name: 'New account' }).count()).toBe(0);
});

function makeTestAccountOf(name: string) {
  return makeTestAccount(inject('webApp').url, { name });
}
