import { beforeAll, describe, expect, inject, test } from 'vitest';
import { checkAccessibility } from '../support/web/check-accessibility.ts';
import { checkWidth } from '../support/web/check-width.ts';
import { type FilledAccount, fillTestAccount } from '../support/web/fill-test-account.ts';
import { openWebApp } from '../support/web/open-web-app.ts';
import { addressOf } from '../support/web/pages-to-walk.ts';
import { settle } from '../support/web/settle.ts';
import { takeScreenshot } from '../support/web/take-screenshots.ts';
import { makeTestAccount, type TestAccount } from '../support/web/test-account.ts';
import { walkPage } from '../support/web/walk-page.ts';

let account: TestAccount;
let things: FilledAccount;

beforeAll(async () => {
  account = await makeTestAccount(inject('webApp').url);
  things = await fillTestAccount(account);
});

describe('an account in which nothing has been done yet', () => {
  const EMPTY = [
    '/contacts',
    '/contacts?bin=true',
    '/contacts?search=nobody',
    '/smart-lists',
    '/groups',
    '/imports',
    '/settings/fields',
    '/settings/tags',
    '/settings/keys',
    '/settings/webhooks',
  ];
  test.for(EMPTY)('%s', async (path) => {
    await walkPage(await openWebApp(), nameOf('empty', path), path);
  });
});

describe('somebody who may only look', () => {
  const SEEN = ['/contacts', '/contacts/$contactId', '/imports/$importId'];
  const READ_ONLY = ['/settings/account', '/settings/fields', '/settings/duplicates'];
  const FORBIDDEN = ['/imports/new', '/settings/keys', '/settings/webhooks', '/settings/audit'];
  test.for([...SEEN, ...READ_ONLY, ...FORBIDDEN])('%s', async (page) => {
    const app = await openWebApp({ account, role: 'viewer' });
    await walkPage(app, nameOf('viewer', page), addressOf({ name: page, route: page }, things));
  });
});

describe('a server that can no longer be reached', () => {
  const LOST = [
    '/contacts',
    '/contacts/$contactId',
    '/imports',
    '/imports/$importId',
    '/bulk-actions/$bulkActionId',
    '/settings/account',
    '/profile',
  ];
  test.for(LOST)('%s', async (page) => {
    const app = await openWebApp({ account });
    app.allow(/^request failed: GET \/(?:api\/v1\/\S+|health) net::ERR_CONNECTION_REFUSED$/);
    await app.page.route(/\/(?:api\/v1\/(?!session$)|health$)/, (route) =>
      route.abort('connectionrefused'),
    );
    const path = addressOf({ name: page, route: page }, things);
    await app.goto(path);
    await app.page.getByText('The connection to the server is lost.').waitFor();
    await walkPage(app, nameOf('lost', page), path);
  });
});

test('the menu of a narrow page', async () => {
  const viewport = { width: 360, height: 780 };
  const { page } = await openWebApp({ account, path: '/groups', viewport });
  const pages = page.getByRole('navigation', { name: 'Pages' });
  expect(await pages.isVisible()).toBe(false);
  await page.getByRole('button', { name: 'Menu' }).press('Enter');
  await settle(page);
  await takeScreenshot(page, 'menu');
  await checkAccessibility(page);
  await checkWidth(page);
  await pages.getByRole('button', { name: 'Menu' }).click();
  expect(await pages.isVisible()).toBe(false);
  await page.getByRole('button', { name: 'Menu' }).click();
  await pages.getByRole('link', { name: 'Smart lists' }).click();
  await page.getByRole('heading', { level: 1, name: 'Smart lists' }).waitFor();
  expect(await pages.isVisible()).toBe(false);
});

test('an address at which there is nothing', async () => {
  await walkPage(await openWebApp({ account }), 'nothing-there', '/no/such/page');
});

test('a contact that is not there', async () => {
  const app = await openWebApp({ account });
  app.allow(/^answer 404: GET \/api\/v1\/contacts\/01890000-0000-7000-8000-000000000001/);
  await walkPage(app, 'contact-not-there', '/contacts/01890000-0000-7000-8000-000000000001');
});

test('an address that says what no page knows', async () => {
  const app = await openWebApp({ account });
  app.allow(/^answer 422: GET \/api\/v1\//);
  await walkPage(
    app,
    'strange-address',
    '/contacts?filter=x&sort=5&search=[]&list=1&bin=no&tab={}',
  );
});

/** Of its screenshots. */
function nameOf(state: string, path: string): string {
  return `${state}${path.replaceAll(/[^\w-]+/g, '-')}`;
}
