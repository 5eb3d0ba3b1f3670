import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { findViolations } from '../support/web/check-accessibility.ts';
import { findTooWide } from '../support/web/check-width.ts';
import { dropFiles } from '../support/web/drop-files.ts';
import { contactsCsv, importContacts } from '../support/web/import-contacts.ts';
import { openBrowser, openWebApp } from '../support/web/open-web-app.ts';

// What the other tests rely on: that something wrong on a page is seen. Each of these pages is wrong.
const WRONG: readonly (readonly [name: string, problem: RegExp, spoil: (page: Page) => unknown])[] =
  [
    [
      'an error on the console',
      /^console error: something/,
      (page) => page.evaluate(() => console.error('something')),
    ],
    [
      'an exception that nobody caught',
      /^page error: .*unexpected/,
      (page) =>
        page.evaluate(() => {
          setTimeout(() => {
            throw new Error('unexpected');
          });
        }),
    ],
    [
      'a promise that failed and nobody looked at',
      /^page error: .*nobody looked/,
      (page) =>
        page.evaluate(() => {
          setTimeout(() => void Promise.reject(new Error('nobody looked')));
        }),
    ],
    ['a dialog', /^dialog: alert hello/, (page) => page.evaluate(() => alert('hello'))],
    [
      'a script that the policy forbids',
      /^console error: .*Content Security Policy/i,
      (page) =>
        page.evaluate(() => {
          const script = document.createElement('script');
          script.textContent = 'globalThis.ran = true';
          document.head.append(script);
        }),
    ],
    [
      'a style that the policy forbids',
      /^console error: .*Content Security Policy/i,
      (page) =>
        page.evaluate(() => {
          const style = document.createElement('style');
          style.textContent = 'body { color: red }';
          document.head.append(style);
        }),
    ],
    [
      'a style attribute in markup that the policy forbids',
      /^console error: .*Content Security Policy/i,
      (page) =>
        page.evaluate(() =>
          document.body.insertAdjacentHTML('beforeend', '<p style="color: red">red</p>'),
        ),
    ],
    [
      'a request that failed',
      /^request failed: GET \/health .*INTERNET_DISCONNECTED/,
      async (page) => {
        await page.waitForLoadState('networkidle');
        await page.context().setOffline(true);
        await page.evaluate(() => fetch('/health').catch(() => undefined));
      },
    ],
    [
      'an answer that is an error',
      /^answer 404: GET \/api\/v1\/nothing$/,
      (page) => page.evaluate(() => fetch('/api/v1/nothing').then(() => undefined)),
    ],
  ];

test.each(WRONG)('%s on a page is seen', async (_name, problem, spoil) => {
  const { page, goto, close, allow } = await openBrowser();
  await goto('/sign-in');
  await spoil(page);
  await page.waitForTimeout(100);
  const failure = await close().catch((error: unknown) => error as Error & { actual?: unknown });
  allow(/^/);
  expect(failure?.actual).toEqual([expect.stringMatching(problem)]);
});

test('axe finds a picture without words and text that can hardly be read', async () => {
  const { page, goto } = await openBrowser();
  await goto('/sign-in');
  await page.evaluate(() => {
    const image = document.createElement('img');
    const text = document.createElement('p');
    text.textContent = 'Hardly to be read';
    text.style.setProperty('color', '#808080');
    text.style.setProperty('background', '#888888');
    document.body.append(image, text);
  });
  expect(await findViolations(page)).toEqual([
    expect.stringMatching(/^color-contrast:/),
    expect.stringMatching(/^image-alt:/),
  ]);
});

test('a page that is wider than the window is seen', async () => {
  const { page, goto } = await openBrowser();
  await goto('/sign-in');
  await page.evaluate(() => {
    const wide = document.createElement('div');
    wide.style.setProperty('width', '3000px');
    wide.textContent = 'wide';
    document.body.append(wide);
  });
  expect(await findTooWide(page)).toEqual([expect.stringContaining('wide')]);
});

test('accounts are their own, with people of every role, and contacts in them', async () => {
  const [one, other] = [await openWebApp({ role: 'viewer' }), await openWebApp()];
  await importContacts(one.api, contactsCsv(30));
  const { total } = await one.api.listContacts({ query: { total: 'true' } });
  expect(total).toEqual({ count: 30, exact: true });
  expect((await other.api.listContacts({ query: { total: 'true' } })).total?.count).toBe(0);
  const session = await one.page.request.get('/api/v1/session');
  expect((await session.json()).account).toMatchObject({ role: 'viewer', name: 'Lee & Co' });
});

test('files that are dropped arrive as files', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'muster-drop-'));
  try {
    const path = join(folder, 'clients.csv');
    await writeFile(path, 'Email\nann@example.com\n');
    const { page, goto } = await openBrowser();
    await goto('/sign-in');
    await page.evaluate(() => {
      const zone = document.createElement('div');
      zone.id = 'zone';
      zone.textContent = 'Drop here';
      document.body.prepend(zone);
      zone.addEventListener('dragover', (event) => event.preventDefault());
      zone.addEventListener('drop', (event) => {
        event.preventDefault();
        const file = event.dataTransfer?.files[0];
        const reader = new FileReader();
        reader.addEventListener('load', () => {
          document.title = `${file?.name}: ${reader.result as string}`;
        });
        if (file !== undefined) reader.readAsText(file);
      });
    });
    await dropFiles(page.locator('#zone'), path);
    await expect.poll(() => page.title()).toBe('clients.csv: Email ann@example.com');
  } finally {
    await rm(folder, { recursive: true });
  }
});
