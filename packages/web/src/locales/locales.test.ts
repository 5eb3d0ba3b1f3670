import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

/** The texts of a subject in a language by their keys, in the order of the file. */
function textsOf(language: string, subject: string): ReadonlyMap<string, string> {
  const file = new URL(`${language}/${subject}`, import.meta.url);
  return new Map(flattened(JSON.parse(readFileSync(file, 'utf8')) as Texts));
}

interface Texts {
  readonly [key: string]: string | Texts;
}

function flattened(texts: Texts, path = ''): (readonly [key: string, text: string])[] {
  return Object.entries(texts).flatMap(([key, text]) =>
    typeof text === 'string'
      ? [[`${path}${key}`, text] as const]
      : flattened(text, `${path}${key}.`),
  );
}

/** What is put into a text, and what is around parts of it. */
function placeholdersIn(text: string | undefined): readonly string[] {
  return [...new Set(text?.match(/\{\{\s*\w+|<\/?\w+/g))].toSorted();
}

const SUBJECTS = readdirSync(new URL('en', import.meta.url)).filter((name) =>
  name.endsWith('.json'),
);

describe.each(SUBJECTS)('%s', (subject) => {
  const [english, german] = [textsOf('en', subject), textsOf('de', subject)];

  test('German has every text that English has, and no other', () => {
    expect([...german.keys()].toSorted()).toEqual([...english.keys()].toSorted());
    expect([...english, ...german].filter(([, text]) => text.trim() === '')).toEqual([]);
  });

  test('the same is put into a text in both languages', () => {
    const wrong = [...english].filter(
      ([key, text]) => String(placeholdersIn(text)) !== String(placeholdersIn(german.get(key))),
    );
    expect(wrong).toEqual([]);
  });

  test('what is counted has words for one and for others', () => {
    const missing = [...english]
      .filter(([key, text]) => isCounted(subject, key, text))
      .map(([key]) => key.replace(FORM, ''))
      .flatMap((key) => [`${key}_one`, `${key}_other`])
      .filter((key) => !english.has(key));
    expect(missing).toEqual([]);
  });
});

function isCounted(subject: string, key: string, text: string): boolean {
  if (FORM.test(key)) return true;
  return /\{\{\s*count\b/.test(text) && SAME_FOR_ONE[subject]?.test(key) !== true;
}

const FORM = /_(?:one|other)$/;

/** Texts with a count whose words are the same for one, and those that are said of several only. */
const SAME_FOR_ONE: Readonly<Record<string, RegExp>> = {
  'contact.json': /^history\.all$/,
  'imports.json':
    /^(?:contacts|outcome|planned|undone)\.(?:created|updated|unchanged|skipped|failed|kept|reversed)$/,
  'review.json':
    /^(?:(?:planned\.)?count\.(?:created|updated|unchanged|skipped|failed|pending|left)|manyColumns|page\.moreKept)$/,
  'wizard.json': /^(?:facts\.about|record\.row)$/,
};
