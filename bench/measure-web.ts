import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import type { Client } from '../packages/core/src/contract/client.ts';
import { accountPool } from '../packages/server/src/database/account-pool.ts';
import { connectClient, startMuster } from '../test/support/serve-muster.ts';
import { dropFiles } from '../test/support/web/drop-files.ts';
import { findChromium } from '../test/support/web/serve-web-app.ts';
import { inviteTestPerson, type TestPerson } from '../test/support/web/test-account.ts';
import { launchChromium } from '../test/support/web/test-chromium.ts';
import { type BenchServer, settle } from './bench-server.ts';
import { fillAccount } from './fill-account.ts';
import { generateContacts } from './generate-contacts.ts';
import { indexAccount } from './index-account.ts';
import type { Measuring } from './measure-cases.ts';
import { measureScrolling, type Scrolling } from './measure-scrolling.ts';
import { type Shown, timeOpening, timeUntil } from './time-until.ts';

/** What people wait for, in milliseconds, each time. */
export interface WebMeasured {
  readonly contacts: number;
  /** The list's address is opened; what the browser has kept of the app it uses. */
  readonly opening: readonly number[];
  /** From another page of the app, about which nothing is known of contacts yet. */
  readonly navigating: readonly number[];
  /** From the last key to the rows that are found. */
  readonly searching: readonly number[];
  readonly scrolling: readonly Scrolling[];
  /** From dropping a file to its columns. */
  readonly mapping: { readonly bytes: number; readonly ms: readonly number[] };
}

/** The web app in a browser without a window, over an account with that many contacts. */
export async function measureWeb(
  server: BenchServer,
  { rows, repeat, say }: Measuring,
): Promise<WebMeasured> {
  const database = await server.createDatabase();
  say(`an account with ${rows} contacts`);
  const { accountId } = await fillAccount(server, database, rows);
  await indexAccount(server, database, accountId);
  await settle(server, database);
  const muster = await startMuster('serve', {
    dataFolder: server.folder,
    databaseUrl: database.url,
    env: { MUSTER_CHECK_ANSWERS: '' },
  });
  let browser: Browser | null = null;
  try {
    const url = String(muster.url);
    const pools = { pool: database.pool, poolOf: (id: string) => accountPool(database.pool, id) };
    const { api } = await connectClient(pools, url, { account: 'default' });
    const person = await inviteTestPerson(url, { api, role: 'admin', name: 'Bea Bench' });
    browser = await launchChromium(await findChromium());
    const page = await openPage(browser, url, person);
    say('the list of contacts');
    const opening = await times(repeat * 3, () => timeOpening(page, '/contacts', ROW));
    const navigating = await times(repeat * 3, () => timeNavigating(page));
    say('search');
    const searching = await measureSearch(page, await wordsToSearch(api), repeat * 20);
    say('scrolling');
    const scrolling = await times(repeat, () => measureScrolling(page));
    say('the columns of a file of 500 MB');
    const path = join(server.folder, 'large.csv');
    await generateContacts(path, { rows: LARGE_ROWS, seed: 2, variant: 'plain' });
    const ms = await times(repeat, () => timeMapping(page, path));
    const mapping = { bytes: (await stat(path)).size, ms };
    return { contacts: rows, opening, navigating, searching, scrolling, mapping };
  } finally {
    await browser?.close();
    await muster.stop();
    await database.drop();
  }
}

/** Lines of some 176 bytes: 500 MB. */
const LARGE_ROWS = 2_850_000;

const ROW: Shown = { selector: '[role="row"][data-index]:not([aria-busy])' };

async function openPage(browser: Browser, url: string, person: TestPerson): Promise<Page> {
  const context = await browser.newContext({
    baseURL: url,
    locale: 'en-US',
    viewport: { width: 1440, height: 900 },
  });
  await context.addCookies([...person.cookies].map(([name, value]) => ({ name, value, url })));
  const page = await context.newPage();
  // Once for the browser to keep what the app is made of.
  await timeOpening(page, '/contacts', ROW);
  return page;
}

async function times<Measured>(
  count: number,
  measure: () => Promise<Measured>,
): Promise<readonly Measured[]> {
  const measured: Measured[] = [];
  for (let turn = 0; turn < count; turn++) measured.push(await measure());
  return measured;
}

async function timeNavigating(page: Page): Promise<number> {
  await page.goto('/profile', { waitUntil: 'networkidle' });
  const link = page.getByRole('navigation').getByRole('link', { name: 'Contacts', exact: true });
  await link.waitFor();
  return timeUntil(page, { event: 'click', shown: ROW }, () => link.click());
}

/** Names that many have, beginnings of names, and names that one has. */
async function wordsToSearch(api: Client): Promise<readonly string[]> {
  const { items } = await api.listContacts({ query: { limit: 200 } });
  const wordsOf = (key: string): readonly string[] =>
    items.map(({ values }) => String(values[key]).toLowerCase());
  const [first, last] = [wordsOf('first_name'), wordsOf('last_name')];
  return items.map((_, at) => {
    if (at % 3 === 0) return last[at] ?? 'a';
    if (at % 3 === 1) return (first[at] ?? 'a').slice(0, 3);
    return `${first[at]} ${last[at]}`;
  });
}

async function measureSearch(
  page: Page,
  words: readonly string[],
  count: number,
): Promise<readonly number[]> {
  await timeOpening(page, '/contacts', ROW);
  const box = page.getByRole('searchbox').first();
  const measured: number[] = [];
  let before = '';
  for (let turn = 0; measured.length < count && turn < words.length; turn++) {
    const found = words[turn] ?? '';
    // What is there already cannot be waited for.
    const [row = ''] = await page.locator(ROW.selector).allTextContents();
    if (found === before || row.toLowerCase().includes(found)) continue;
    before = found;
    const shown = { ...ROW, words: found };
    measured.push(await timeUntil(page, { event: 'input', shown }, () => box.fill(found)));
  }
  return measured;
}

async function timeMapping(page: Page, path: string): Promise<number> {
  await page.goto('/imports/new?type=Client&step=file', { waitUntil: 'networkidle' });
  const zone = page.locator('[data-testid="drop-zone"]');
  await zone.waitFor();
  const ms = await timeUntil(page, { event: 'drop', shown: COLUMN }, () => dropFiles(zone, path));
  await page.goto('/contacts');
  return ms;
}

const COLUMN: Shown = { selector: '[data-testid="columns"]' };
