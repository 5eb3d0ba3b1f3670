import { beforeAll, describe, expect, inject, test } from 'vitest';
import { type FilledAccount, fillTestAccount } from '../support/web/fill-test-account.ts';
import { openWebApp } from '../support/web/open-web-app.ts';
import { routesOfWebApp } from '../support/web/routes-of-web-app.ts';
import { makeTestAccount, type TestAccount } from '../support/web/test-account.ts';
import { walkPage } from '../support/web/walk-page.ts';

/** A page as it is walked: the router's address of it, and what stands for its parameters. */
interface PageToWalk {
  readonly name: string;
  readonly route: string;
  /** Unless the address has a parameter of that very name. */
  readonly id?: keyof FilledAccount;
  readonly search?: string;
  /** Nobody is signed in. */
  readonly signedOut?: true;
}

const PAGES: readonly PageToWalk[] = [
  { name: 'sign-in', route: '/sign-in', signedOut: true },
  { name: 'sign-up', route: '/sign-up', signedOut: true },
  { name: 'welcome', route: '/welcome', search: 'token=none', signedOut: true },
  { name: 'invitation', route: '/invitation', search: 'token', signedOut: true },
  { name: 'forgot-password', route: '/forgot-password', signedOut: true },
  { name: 'reset-password', route: '/reset-password', search: 'token=none', signedOut: true },
  { name: 'contacts', route: '/contacts' },
  { name: 'contacts-search', route: '/contacts', search: 'search=adams' },
  {
    name: 'contacts-filter',
    route: '/contacts',
    search: `filter=${encodeURIComponent('[{"field":"city","operator":"is","value":"Berlin"}]')}`,
  },
  { name: 'contacts-bin', route: '/contacts', search: 'bin=true' },
  { name: 'contact', route: '/contacts/$contactId' },
  { name: 'smart-lists', route: '/smart-lists' },
  { name: 'groups', route: '/groups' },
  { name: 'imports', route: '/imports' },
  { name: 'import-rows', route: '/imports/$importId', search: 'tab=rows' },
  { name: 'import-errors', route: '/imports/$importId', search: 'tab=errors' },
  { name: 'import-warnings', route: '/imports/$importId', search: 'tab=warnings' },
  { name: 'import-settings', route: '/imports/$importId', search: 'tab=settings' },
  { name: 'import-undone', route: '/imports/$importId', id: 'undoneId' },
  { name: 'bulk-action', route: '/bulk-actions/$bulkActionId' },
  { name: 'bulk-action-export', route: '/bulk-actions/$bulkActionId', id: 'exportId' },
  { name: 'profile', route: '/profile' },
  { name: 'settings-account', route: '/settings/account' },
  { name: 'settings-fields', route: '/settings/fields' },
  { name: 'settings-types', route: '/settings/types' },
  { name: 'settings-tags', route: '/settings/tags' },
  { name: 'settings-duplicates', route: '/settings/duplicates' },
  { name: 'settings-members', route: '/settings/members' },
  { name: 'settings-keys', route: '/settings/keys' },
  { name: 'settings-webhooks', route: '/settings/webhooks' },
  { name: 'settings-webhook', route: '/settings/webhooks/$webhookId' },
  { name: 'settings-audit', route: '/settings/audit' },
];

/** Steps of the wizard: every-step.e2e.test.ts walks them. */
const STEPS = ['/imports/new', '/imports/$importId/setup'];

let account: TestAccount;
let things: FilledAccount;

beforeAll(async () => {
  account = await makeTestAccount(inject('webApp').url);
  things = await fillTestAccount(account);
});

test('every page that the router knows is walked', async () => {
  const walked = new Set([...PAGES.map(({ route }) => route), ...STEPS]);
  expect([...walked].toSorted()).toEqual((await routesOfWebApp()).toSorted());
});

describe('axe finds nothing, nothing is cut off at 360 pixels, and a screenshot is left', () => {
  test.for(PAGES)('$name', async ({ name, route, id, search, signedOut }) => {
    const app = await openWebApp({ account, role: signedOut === true ? null : 'owner' });
    const path = route.replace(
      /\$(\w+)/,
      (_, parameter: string) => things[id ?? (parameter as keyof FilledAccount)],
    );
    const query = search === 'token' ? `token=${things.token}` : search;
    await walkPage(app, name, query === undefined ? path : `${path}?${query}`);
  });
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
