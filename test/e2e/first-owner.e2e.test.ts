import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser } from '../support/web/open-web-app.ts';
import { pathOf } from '../support/web/path-of.ts';
import { type Product, startProduct } from '../support/web/serve-web-app.ts';
import { walkPage } from '../support/web/walk-page.ts';

let product: Product;

beforeAll(async () => {
  product = await startProduct({ MUSTER_OPEN_SIGNUP: '' });
});

afterAll(() => product?.stop());

test('on a new server, the page to sign in says how the first owner is made', async () => {
  const browser = await openBrowser({ url: product.url });
  await browser.goto('/sign-in');
  await browser.page.getByText('This server is new').waitFor();
  await walkPage(browser, 'sign-in-new-server', '/sign-in');
});

test('the link that the server prints at its start makes the first owner, once', async () => {
  await expect.poll(() => linkIn(product)).not.toBeNull();
  const path = String(linkIn(product));
  const browser = await openBrowser({ url: product.url });
  await walkPage(browser, 'welcome-new-server', path);
  const { page, goto } = browser;
  await goto(path);
  await page.getByLabel('Your name').fill('Ann Lee');
  await page.getByLabel('Email').fill('ann@example.com');
  await page.getByLabel('Password', { exact: true }).fill('correct horse battery');
  await page.getByLabel('Name of your account').fill('Lee & Co');
  await page.getByRole('button', { name: 'Begin' }).click();
  await expect.poll(() => pathOf(page)).toBe('/contacts');
  await page.getByText('Lee & Co').first().waitFor();

  const other = await openBrowser({ url: product.url });
  await other.goto(path);
  await other.page.getByText('This server has an owner already').waitFor();
});

function linkIn({ output }: Product): string | null {
  const link = /https?:\/\/\S+\/welcome\?token=\S+/.exec(output())?.[0];
  return link === undefined ? null : link.replace(/^https?:\/\/[^/]+/, '');
}
