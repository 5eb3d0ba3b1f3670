import { beforeAll, describe, inject, test } from 'vitest';
import { openWebApp } from '../support/web/open-web-app.ts';
import { makeTestAccount, type TestAccount } from '../support/web/test-account.ts';
import { walkPage } from '../support/web/walk-page.ts';

let account: TestAccount;

beforeAll(async () => {
  account = await makeTestAccount(inject('webApp').url);
});

describe('an account in which nothing has been done yet', () => {
  const EMPTY = ['/contacts', '/smart-lists', '/groups', '/imports', '/settings/webhooks'];
  test.for(EMPTY)('%s', async (path) => {
    await walkPage(await openWebApp(), `empty${path.replaceAll('/', '-')}`, path);
  });
});

describe('somebody who may only look', () => {
  const FORBIDDEN = ['/imports/new', '/settings/keys', '/settings/webhooks', '/settings/audit'];
  test.for(FORBIDDEN)('%s', async (path) => {
    const app = await openWebApp({ account, role: 'viewer' });
    app.allow(/^answer 403: GET /);
    await walkPage(app, `viewer${path.replaceAll('/', '-')}`, path);
  });
});

test('an address at which there is nothing', async () => {
  await walkPage(await openWebApp({ account }), 'nothing-there', '/no/such/page');
});

test('a contact that is not there', async () => {
  const app = await openWebApp({ account });
  app.allow(/^answer 404: GET /);
  await walkPage(app, 'contact-not-there', '/contacts/01890000-0000-7000-8000-000000000001');
});

test('an address that says what no page knows', async () => {
  const app = await openWebApp({ account });
  app.allow(/^answer 422: GET /);
  await walkPage(
    app,
    'strange-address',
    '/contacts?filter=x&sort=5&search=[]&list=1&bin=no&tab={}',
  );
});
