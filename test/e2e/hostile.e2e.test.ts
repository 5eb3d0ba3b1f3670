import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { sharedPath } from '../support/shared-file.ts';
import { type FilledAccount, fillTestAccount } from '../support/web/fill-test-account.ts';
import { importContacts, newDraft } from '../support/web/import-contacts.ts';
import { openWebApp, type WebApp } from '../support/web/open-web-app.ts';
import { addressOf, PAGES } from '../support/web/pages-to-walk.ts';
import { makeTestAccount, type TestAccount } from '../support/web/test-account.ts';

// A test of the harness fails by itself when a page shows a dialog, breaks the policy or logs an error.

const EVIL = '<img src=x onerror=alert(1)>';

describe('an account in which every name is hostile', () => {
  let account: TestAccount;
  let things: FilledAccount;

  beforeAll(async () => {
    account = await makeTestAccount(inject('webApp').url, { name: EVIL });
    things = await fillTestAccount(account);
    await makeHostile(account, things);
  });

  test('shows them as text on all pages', { timeout: 120_000 }, async () => {
    const { page, goto } = await openWebApp({ account });
    for (const one of PAGES.filter(({ signedOut }) => signedOut !== true)) {
      await goto(addressOf(one, things));
      // The name of the account stands on every page.
      await page.getByText(EVIL).first().waitFor();
      expect(await page.locator('img[src="x"]').count(), one.name).toBe(0);
    }
  });
});

/** Gives everything that has a name a hostile one. */
async function makeHostile(
  { owner, addPerson }: TestAccount,
  things: FilledAccount,
): Promise<void> {
  const { api } = owner;
  await api.updateContact({
    params: { contactId: things.contactId },
    body: { values: { first_name: EVIL, company: EVIL, tags: [EVIL], groups: [EVIL] } },
  });
  await api.addField({ body: { label: EVIL, type: 'text' } });
  await api.addField({
    body: { label: 'Option', type: 'single_option', options: [EVIL, 'Other'] },
  });
  await api.createSmartList({ body: { name: EVIL, filter: [] } });
  await api.createKey({ body: { name: EVIL, role: 'viewer' } });
  await api.createWebhook({ body: { url: 'https://hooks.example.com/', description: EVIL } });
  await addPerson('viewer', { name: EVIL });
  await importContacts(api, hostileCsv(), { name: `${EVIL}.csv` });
}

function hostileCsv(): string {
  const header = ['First name', 'Email', EVIL, '{{constructor.constructor("alert(1)")()}}', 'City'];
  const cells = [
    EVIL,
    'evil@example.com',
    '"><script>alert(1)</script>',
    'javascript:alert(1)',
    EVIL,
  ];
  const wrong = [EVIL, EVIL, EVIL, EVIL, EVIL];
  return [header, cells, wrong]
    .map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(','))
    .join('\n');
}

/** Files of the corpus, and what stands in them, or is said of them, and has to be shown as it is. */
const FILES: readonly (readonly [file: string, shown: string])[] = [
  ['xss.csv', '<script>alert(1)</script>'],
  ['proto_headers.csv', '__proto__'],
  ['sqli_headers.csv', "a'; DROP TABLE contacts;--"],
  ['formulas.csv', '=1+1'],
  ['names_unicode.csv', 'NFD'],
  ['columns_20000.csv', 'has 20000 columns; Muster reads up to 1000'],
];

describe('hostile files, from the upload to the contacts', () => {
  let folder = '';
  let lacks: string | null = null;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'muster-hostile-'));
    try {
      execFileSync('python3', [sharedPath('hostile/gen_hostile.py'), folder], { stdio: 'ignore' });
    } catch {
      lacks = 'the shared corpora and python3 are needed to make the files';
    }
  });

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test.for(FILES)('%s', { timeout: 120_000 }, async ([file, shown], { skip }) => {
    if (lacks !== null) skip(lacks);
    const app = await openWebApp();
    await walkImport(app, { file: join(folder, file), name: `${EVIL} ${file}`, shown });
  });
});

/** Takes a file through the wizard and looks at every page that shows something of it. */
async function walkImport(
  { page, goto, api, allow }: WebApp,
  { file, name, shown }: { readonly file: string; readonly name: string; readonly shown: string },
): Promise<void> {
  const importId = await newDraft(api, readFileSync(file), { name });
  for (const step of ['file', 'columns', 'follow-up'] as const) {
    await goto(`/imports/${importId}/setup?step=${step}`);
    await page.getByText(name).first().waitFor({ state: 'attached' });
    if (step !== 'follow-up') await expectShown(page, shown);
  }
  const { reading } = await api.previewImport({ params: { importId } });
  await api.discardImport({ params: { importId } });
  // Refused as a whole, which was shown.
  if (reading === null) return;
  // Addresses of photos that are none.
  allow(/^answer 404: GET \/api\/v1\/contacts\/[^/]+\/photo/);
  const applied = await importContacts(api, readFileSync(file, 'utf8'), { name });
  for (const tab of ['rows', 'errors'] as const) {
    await goto(`/imports/${applied}?tab=${tab}`);
    await page.getByText(name).first().waitFor({ state: 'attached' });
    if (tab === 'rows') await expectShown(page, shown);
  }
  await goto('/contacts');
  await page.getByRole('row').nth(1).waitFor();
  const [contact] = (await api.listContacts({ query: { limit: 1 } })).items;
  await goto(`/contacts/${contact?.contactId}`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  expect(await page.evaluate(() => Object.keys(Object.prototype))).toEqual([]);
}

/** In a cell, or as the value of an input. */
async function expectShown(page: WebApp['page'], text: string): Promise<void> {
  await expect
    .poll(
      () =>
        page.evaluate(
          (wanted) =>
            (document.body.textContent?.includes(wanted) ?? false) ||
            [...document.querySelectorAll('input')].some(({ value }) => value.includes(wanted)),
          text,
        ),
      { timeout: 10_000 },
    )
    .toBe(true);
}
