import type { Locator } from 'playwright-core';
import { expect, test } from 'vitest';
import { checkAccessibility } from '../support/web/check-accessibility.ts';
import { checkWidth } from '../support/web/check-width.ts';
import { openWebApp } from '../support/web/open-web-app.ts';
import { takeScreenshots } from '../support/web/take-screenshots.ts';

test('D1 a contact is added by form, with a valid phone or email at least', async () => {
  const { page, api, goto, allow } = await openWebApp();
  await goto('/contacts');
  await page.getByRole('button', { name: 'Add contact' }).click();
  const form = page.getByRole('dialog', { name: 'Add a contact' });
  const submit = form.getByRole('button', { name: 'Add contact' });

  // Neither: it says so beside the field, and the keyboard is there.
  allow(/^answer 422: POST/);
  await form.getByRole('textbox', { name: 'First name' }).fill('Bea');
  await submit.click();
  const email = form.getByRole('textbox', { name: 'Email' });
  await expectProblem(email, 'A contact needs an email or a phone.');
  await expect.poll(() => email.evaluate((input) => input === document.activeElement)).toBe(true);

  await email.fill('bea@');
  await form.getByRole('textbox', { name: 'Phone' }).fill('12');
  await submit.click();
  await expectProblem(email, 'is not an email address that can receive mail');
  await expectProblem(form.getByRole('textbox', { name: 'Phone' }), 'is not a phone number');
  await checkAccessibility(page);

  // What was typed is still there after the form was closed.
  await page.keyboard.press('Escape');
  await form.waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Add contact' }).click();
  await expect.poll(() => email.inputValue()).toBe('bea@');

  // A valid phone is enough; any other field can be filled in as well.
  await email.fill('');
  await form.getByRole('textbox', { name: 'Phone' }).fill('(415) 555-2671');
  await form.locator('input[aria-haspopup="listbox"]').last().click();
  await page.getByRole('option', { name: 'City' }).click();
  await form.getByRole('textbox', { name: 'City' }).fill('Berlin');
  await takeScreenshots(page, 'contact-add', { check: () => checkWidth(page) });
  await form.getByRole('textbox', { name: 'City' }).press('Enter');
  await page.getByRole('heading', { level: 1, name: 'Bea' }).waitFor();
  const { items } = await api.listContacts();
  expect(items.map(({ values }) => values)).toEqual([
    { first_name: 'Bea', phone: '+14155552671', city: 'Berlin' },
  ]);
});

test('D1 one after the other can be added, and somebody who is there already is shown instead', async () => {
  const { page, api, goto, allow } = await openWebApp();
  await goto('/contacts');
  await page.getByRole('button', { name: 'Add contact' }).click();
  const form = page.getByRole('dialog', { name: 'Add a contact' });
  for (const name of ['bea', 'carl']) {
    await form.getByRole('textbox', { name: 'Email' }).fill(`${name}@example.com`);
    await form.getByRole('button', { name: 'Add and add another' }).click();
    await page.getByText(`${name}@example.com was added.`).waitFor();
  }
  expect((await api.listContacts()).items).toHaveLength(2);
  allow(/^answer 409: POST/);
  await form.getByRole('textbox', { name: 'Email' }).fill('BEA@example.com');
  await form.getByRole('button', { name: 'Add contact' }).click();
  await form.getByText('There is such a contact already').waitFor();
  await checkAccessibility(page);
  await form.getByRole('link', { name: 'Open bea@example.com' }).click();
  await page.getByRole('heading', { level: 1, name: 'bea@example.com' }).waitFor();
});

/** The sentence stands beside the input, and is read out with it. */
async function expectProblem(input: Locator, sentence: string): Promise<void> {
  await expect.poll(() => input.getAttribute('aria-invalid')).toBe('true');
  const described = (): Promise<string> =>
    input.evaluate((element) => {
      const ids = element.getAttribute('aria-describedby')?.split(' ') ?? [];
      return ids.map((id) => document.getElementById(id)?.textContent ?? '').join(' ');
    });
  await expect.poll(described).toContain(sentence);
}
