import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { expect, inject, onTestFinished } from 'vitest';
import type { Client } from '../../../packages/core/src/contract/client.ts';
import type { Role } from '../../../packages/core/src/contract/permissions.ts';
import { countRequests, settle } from './settle.ts';
import { makeTestAccount, type TestAccount, type TestPerson } from './test-account.ts';
import { testChromium } from './test-chromium.ts';
import { SCREENSHOTS } from './take-screenshots.ts';
import { watchPages } from './watch-pages.ts';

// How an end-to-end test is written (test/e2e/<page>.e2e.test.ts, real Chromium, the product as
// `muster serve` serves it with its embedded database):
//
//   import { expect, test } from 'vitest';
//   import { checkAccessibility } from '../support/web/check-accessibility.ts';
//   import { importContacts } from '../support/web/import-contacts.ts';
//   import { openWebApp } from '../support/web/open-web-app.ts';
//   import { takeScreenshots } from '../support/web/take-screenshots.ts';
//
//   test('C15 a filter becomes a smart list in one click', async () => {
//     const { page, api, goto } = await openWebApp({ role: 'admin' });
//     await importContacts(api, 'First name,Email\nBea,bea@example.com\n');
//     await goto('/contacts');
//     await page.getByRole('row', { name: 'Bea' }).waitFor();
//     await checkAccessibility(page);
//     await takeScreenshots(page, 'contacts');
//   });
//
// Every call makes an account of its own, unless `account` names one, and signs in with a cookie.
// When the test ends, everything is closed, and the test fails if a page met an error on the
// console, an uncaught exception, a dialog, a failed request or an answer of 400 or more, unless the
// test said that it expects it: `allow(/answer 409: POST .*\/contacts/)`. After a failure a
// screenshot lies in test/e2e/screenshots.
//
// Others to use: `dropFiles` (drag and drop of real files), `settle` (everything loaded and painted),
// `checkWidth` (nothing stands out of the window), `walkPage` (all of this on one page, mirrored too),
// `fillTestAccount` (some of everything), `startProduct` (a server of the test's own).
// Run one file: vitest run --project e2e test/e2e/<page>.e2e.test.ts

export interface WebAppOptions {
  /** The role of whoever is signed in; `owner`. null: nobody is. */
  readonly role?: Role | null;
  /** An account made before, to share it; else one is made. */
  readonly account?: TestAccount;
  /** Somebody of that account, made before, who is signed in instead of somebody new. */
  readonly person?: TestPerson;
  /** The first page; none is opened unless it is given. */
  readonly path?: string;
  /** Of the browser; `en-US`. */
  readonly language?: string;
  readonly colorScheme?: 'light' | 'dark';
  readonly viewport?: { readonly width: number; readonly height: number };
  /** Another server than the one of the run. */
  readonly url?: string;
}

export interface WebApp {
  readonly url: string;
  readonly page: Page;
  readonly context: BrowserContext;
  readonly account: TestAccount;
  /** Who is signed in; null: nobody is. */
  readonly person: TestPerson | null;
  /** The API as the owner of the account calls it, to prepare things and to look. */
  readonly api: Client;
  /** Opens a page of the web app and waits until it has settled. */
  readonly goto: (path: string) => Promise<void>;
  /** Says that problems are expected: patterns of what `PageWatch.problems` lists. */
  readonly allow: (...expected: readonly RegExp[]) => void;
  /** Closes it before the test ends. */
  readonly close: () => Promise<void>;
}

/** Opens the web app in a browser of its own, signed in. To be called inside a test. */
export async function openWebApp(options: WebAppOptions = {}): Promise<WebApp> {
  const url = options.url ?? options.account?.url ?? inject('webApp').url;
  const account = options.account ?? (await makeTestAccount(url));
  const person = await personOf(account, options);
  const opened = await openBrowser({ ...options, url, person });
  if (options.path !== undefined) await opened.goto(options.path);
  return { ...opened, url, account, person, api: account.owner.api };
}

/** A browser on a server, without an account. */
export type OpenBrowser = Pick<WebApp, 'page' | 'context' | 'goto' | 'allow' | 'close'>;

interface BrowserOptions extends Pick<
  WebAppOptions,
  'url' | 'language' | 'colorScheme' | 'viewport'
> {
  readonly person?: TestPerson | null;
}

/** Opens a browser on a server in which somebody is signed in, or nobody. To be called inside a test. */
export async function openBrowser({
  url = inject('webApp').url,
  person = null,
  language = 'en-US',
  colorScheme = 'light',
  viewport = { width: 1440, height: 900 },
}: BrowserOptions = {}): Promise<OpenBrowser> {
  const browser = await testChromium(inject('webApp').chromium);
  const context = await browser.newContext({
    baseURL: url,
    locale: language,
    timezoneId: 'UTC',
    colorScheme,
    viewport,
    // Nothing moves while it is looked at.
    reducedMotion: 'reduce',
    acceptDownloads: true,
  });
  context.setDefaultTimeout(ACTION_MS);
  countRequests(context);
  const watch = watchPages(context);
  if (person === null) watch.allow(/^answer 401: GET \/api\/v1\/session\b/);
  else {
    await context.addCookies(
      [...person.cookies].map(([name, value]) => ({ name, value, url, httpOnly: true })),
    );
  }
  const page = await context.newPage();
  const close = async (): Promise<void> => {
    // Closing once more does nothing.
    await context.close();
    const problems = watch.problems();
    watch.allow(/^/);
    expect(problems, 'what went wrong on the page').toEqual([]);
  };
  onTestFinished(async ({ task }) => {
    if (task.result?.state === 'fail') await keepFailure(page, task.name);
    await close();
  });
  return {
    page,
    context,
    allow: watch.allow,
    close,
    goto: async (path) => {
      // A page behind another one is painted once in a while only.
      await page.bringToFront();
      await page.goto(path);
      // Pages load by themselves, and their texts: what is typed before they stand goes nowhere.
      // Looked at with every frame: a locator looks twice a second once it has waited for a while.
      await page.waitForFunction(() => {
        const marks = [...document.querySelectorAll('h1, h2, [role=alert]')];
        return marks.some((mark) => mark.checkVisibility());
      });
      await settle(page);
    },
  };
}

/** The machine may have other things to do. */
const ACTION_MS = 15_000;

async function personOf(
  account: TestAccount,
  { role = 'owner', person }: WebAppOptions,
): Promise<TestPerson | null> {
  if (role === null) return null;
  if (person !== undefined) return person;
  return role === 'owner' ? account.owner : account.addPerson(role);
}

/** What the page showed when the test failed. */
async function keepFailure(page: Page, name: string): Promise<void> {
  if (page.isClosed()) return;
  await mkdir(SCREENSHOTS, { recursive: true });
  const file = `failed-${name.replaceAll(/[^\p{L}\p{N}]+/gu, '-').slice(0, 80)}.png`;
  // The browser itself may be what failed.
  await page.screenshot({ path: join(SCREENSHOTS, file) }).catch(() => undefined);
}
