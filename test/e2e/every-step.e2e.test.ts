import { beforeAll, describe, inject, test } from 'vitest';
import { type FilledAccount, fillTestAccount } from '../support/web/fill-test-account.ts';
import { openWebApp } from '../support/web/open-web-app.ts';
import { makeTestAccount, type TestAccount } from '../support/web/test-account.ts';
import { walkPage } from '../support/web/walk-page.ts';

let account: TestAccount;
let things: FilledAccount;

beforeAll(async () => {
  account = await makeTestAccount(inject('webApp').url);
  things = await fillTestAccount(account);
});

const STEPS: readonly (readonly [name: string, path: (things: FilledAccount) => string])[] = [
  ['step-1-what', () => '/imports/new'],
  ['step-1-what-agents', () => '/imports/new?type=Agent'],
  ['step-2-file', () => '/imports/new?type=Client&step=file'],
  ['step-1-what-again', ({ draftId }) => `/imports/${draftId}/setup?step=what`],
  ['step-2-file-read', ({ draftId }) => `/imports/${draftId}/setup?step=file`],
  ['step-3-columns', ({ draftId }) => `/imports/${draftId}/setup?step=columns`],
  ['step-4-follow-up', ({ draftId }) => `/imports/${draftId}/setup?step=follow-up`],
  ['step-5-review', ({ plannedId }) => `/imports/${plannedId}/setup?step=review`],
];

describe('every step of the wizard: axe finds nothing, nothing is cut off at 360 pixels', () => {
  test.for(STEPS)('%s', async ([name, path]) => {
    await walkPage(await openWebApp({ account }), name, path(things));
  });
});
