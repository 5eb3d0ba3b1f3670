import { beforeAll, describe, expect, inject, test } from 'vitest';
import { type FilledAccount, fillTestAccount } from '../support/web/fill-test-account.ts';
import { openWebApp } from '../support/web/open-web-app.ts';
import { addressOf, PAGES, WIZARD } from '../support/web/pages-to-walk.ts';
import { routesOfWebApp } from '../support/web/routes-of-web-app.ts';
import { makeTestAccount, type TestAccount } from '../support/web/test-account.ts';
import { walkPage } from '../support/web/walk-page.ts';

let account: TestAccount;
let things: FilledAccount;

beforeAll(async () => {
  account = await makeTestAccount(inject('webApp').url);
  things = await fillTestAccount(account);
});

test('every page that the router knows is walked', async () => {
  const walked = new Set([...PAGES.map(({ route }) => route), ...WIZARD]);
  expect([...walked].toSorted()).toEqual((await routesOfWebApp()).toSorted());
});

describe('axe finds nothing, nothing is cut off at 360 pixels, and a screenshot is left', () => {
  // Those of settings: every-settings-page.e2e.test.ts, at the same time.
  test.for(PAGES.filter(({ route }) => !route.startsWith('/settings')))('$name', async (one) => {
    const app = await openWebApp({ account, role: one.signedOut === true ? null : 'owner' });
    await walkPage(app, one.name, addressOf(one, things));
  });
});
