import { beforeAll, describe, inject, test } from 'vitest';
import { type FilledAccount, fillTestAccount } from '../support/web/fill-test-account.ts';
import { openWebApp } from '../support/web/open-web-app.ts';
import { addressOf, PAGES } from '../support/web/pages-to-walk.ts';
import { makeTestAccount, type TestAccount } from '../support/web/test-account.ts';
import { walkPage } from '../support/web/walk-page.ts';

let account: TestAccount;
let things: FilledAccount;

beforeAll(async () => {
  account = await makeTestAccount(inject('webApp').url);
  things = await fillTestAccount(account);
});

describe('axe finds nothing, nothing is cut off at 360 pixels, and a screenshot is left', () => {
  test.for(PAGES.filter(({ route }) => route.startsWith('/settings')))('$name', async (one) => {
    await walkPage(await openWebApp({ account }), one.name, addressOf(one, things));
  });
});
