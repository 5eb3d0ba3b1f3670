import type { Page } from 'playwright-core';
import type { TestPerson } from './test-account.ts';

/** Fills the form for signing in, and sends it. */
export async function signIn(
  page: Page,
  { email, password }: Pick<TestPerson, 'email' | 'password'>,
): Promise<void> {
  await page.getByLabel('Email').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
}
