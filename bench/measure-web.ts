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
  /** From the last key to the rows that are found; the page waits for a pause in typing first. */
  readonly searching: readonly number[];
  /** Of that, from the request to its answer. */
  readonly answering: readonly number[];
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
    const searching = await measureSearch(page, await searchesIn(api, repeat * 20));
    const answering = await page.evaluate(timesOfAnswers);
    say('scrolling');
    const scrolling = await times(repeat, () => measureScrolling(page));
    say('the columns of a file of 500 MB');
    const path = join(server.folder, 'large.csv');
    await generateContacts(path, { rows: LARGE_ROWS, seed: 2, variant: 'plain' });
    const ms = await times(repeat, () => timeMapping(page, path));
    const mapping = { bytes: (await stat(path)).size, ms };
    return { contacts: rows, opening, navigating, searching, answering, scrolling, mapping };
  } finally {
    await browser?.close();
    await muster.stop();
    await database.drop();
  }
}

/** Lines of some 176 bytes: 500 MB. */
const LARGE_ROWS = 2_870_000;

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

/** What is searched, and the name of the contact that is to come first. */
interface Search {
  readonly words: string;
  readonly first: string;
}

/** Names that many have, beginnings of names, and names that one has. */
async function searchesIn(api: Client, count: number): Promise<readonly Search[]> {
  const { items } = await api.listContacts({ query: { limit: 200 } });
  const searches: Search[] = [];
  let before = items[0]?.name;
  for (const [at, { values }] of items.entries()) {
    if (searches.length === count) break;
    const [first, last] = [String(values['first_name']), String(values['last_name'])];
    const words = [last, first.slice(0, 3), `${first} ${last}`][at % 3] ?? last;
    const found = (await api.listContacts({ query: { search: words, limit: 1 } })).items[0];
    // What is there already cannot be waited for.
    if (found === undefined || found.name === before) continue;
    before = found.name;
    searches.push({ words, first: found.name });
  }
  return searches;
}

async function measureSearch(page: Page, searches: readonly Search[]): Promise<readonly number[]> {
  await timeOpening(page, '/contacts', ROW);
  // Else the browser forgets the answers after 250 requests, photos and parts of the app among them.
  await page.evaluate(() => performance.setResourceTimingBufferSize(10_000));
  const box = page.getByRole('searchbox').first();
  const measured: number[] = [];
  for (const { words, first } of searches) {
    const shown = { ...ROW, words: first };
    measured.push(await timeUntil(page, { event: 'input', shown }, () => box.fill(words)));
  }
  return measured;
}

/** How long the browser waited for the first rows of each search, as it counts them. */
function timesOfAnswers(): readonly number[] {
  return performance
    .getEntriesByType('resource')
    .filter(({ name }) => /\/api\/v1\/contacts\?(?!.*cursor=).*search=[^&]/.test(name))
    .map(({ duration }) => duration);
}

/** As by somebody who goes on to the columns as soon as that can be done. */
async function timeMapping(page: Page, path: string): Promise<number> {
  await page.goto('/imports/new?type=Client&step=file', { waitUntil: 'networkidle' });
  const zone = page.getByTestId('drop-area');
  await zone.waitFor();
  return timeUntil(page, { event: 'drop', shown: COLUMNS }, async () => {
    await page.evaluate(goOnWhenPossible);
    await dropFiles(zone, path);
  });
}

const COLUMNS: Shown = { selector: '[aria-label="Columns of the file"]' };

function goOnWhenPossible(): void {
  const look = (): void => {
    const button = [...document.querySelectorAll('button')].find(
      ({ textContent, disabled }) => textContent === 'Continue' && !disabled,
    );
    if (button === undefined) requestAnimationFrame(look);
    else button.click();
  };
  look();
}
