import { describe, expect, test } from 'vitest';
import { ISSUES_DE } from '../issue/catalogue-de.ts';
import { ISSUES, type IssueCode } from '../issue/catalogue.ts';
import { CONTACT } from '../object/contact.ts';
import { GERMAN } from './german.ts';
import { inLanguage } from './in-language.ts';
import { sayChoice, sayLines, sayList } from './say-list.ts';
import { sayWith } from './say-with.ts';
import { inEnglish, say } from './sentence.ts';

const PARTS = ['title', 'sentence', 'advice'] as const;
const codes = Object.keys(ISSUES) as IssueCode[];

describe('every sentence in German', () => {
  test.each(Object.entries(GERMAN))('%s has the same params', (english, german) => {
    // What a record is called may need no name in German.
    const given = namesIn(english);
    expect(given).toEqual(expect.arrayContaining([...namesIn(german)]));
    expect(namesIn(german)).toEqual(expect.arrayContaining(given.filter((one) => !isWord(one))));
  });

  test.each(codes)('%s has the same params in each of its texts', (code) => {
    for (const part of PARTS) {
      const [english, german] = [namesIn(ISSUES[code][part]), namesIn(ISSUES_DE[code][part])];
      const others = (names: readonly string[]) => names.filter((one) => !isWord(one));
      expect(others(german)).toEqual(others(english));
      // An issue that names what the rows become names it in any number.
      expect(german.some(isWord) && !english.some(isWord)).toBe(false);
    }
  });

  test('no English text stands for two German ones', () => {
    const texts = new Map<string, string>(Object.entries(GERMAN));
    for (const code of codes) {
      for (const part of PARTS) {
        const english = ISSUES[code][part];
        expect(texts.get(english) ?? ISSUES_DE[code][part]).toBe(ISSUES_DE[code][part]);
        texts.set(english, ISSUES_DE[code][part]);
      }
    }
  });

  test('what a contact has is called something in German', () => {
    const known = new Set(Object.keys(GERMAN));
    const used = CONTACT.fields.flatMap(({ label, group }) => [label, group]);
    used.push(CONTACT.label, CONTACT.plural, CONTACT.createNeeds ?? '');
    used.push(CONTACT.label.toLowerCase(), CONTACT.plural.toLowerCase());
    expect(used.filter((text) => !known.has(text))).toEqual([]);
  });
});

describe('a sentence', () => {
  const reason = say('The header means {field}.', { field: say('Email') });

  test('is said in each language, with what fills it', () => {
    expect(inEnglish(reason)).toBe('The header means Email.');
    expect(inLanguage(reason, 'en')).toBe('The header means Email.');
    expect(inLanguage(reason, 'de')).toBe('Die Überschrift bedeutet „E-Mail“.');
  });

  test('a text that fills it is not read as a sentence, whatever it holds', () => {
    const sentence = say('The header means {field}.', { field: 'Email {field}' });
    expect(inLanguage(sentence, 'de')).toBe('Die Überschrift bedeutet „Email {field}“.');
  });

  test('what was kept by another version is said in English', () => {
    const kept = { text: 'An {adjective} sentence.', params: { adjective: 'older' } };
    expect(inLanguage(kept, 'de')).toBe('An older sentence.');
  });

  test('lists are said in each language', () => {
    const items = [say('Email'), say('Phone'), 'Shoe size'];
    expect(inEnglish(sayList(items))).toBe('Email, Phone, Shoe size');
    expect(inEnglish(sayChoice(items))).toBe('Email, Phone or Shoe size');
    expect(inLanguage(sayChoice(items), 'de')).toBe('E-Mail, Telefon oder Shoe size');
    expect(sayChoice([])).toBe('');
    expect(inLanguage(sayLines([say('Email'), say('Phone')]), 'de')).toBe('E-Mail\nTelefon');
  });

  test('ten thousand sentences are said together', () => {
    const count = 10_000;
    const lines = inEnglish(sayLines(Array.from({ length: count }, () => say('Phone')))).split(
      '\n',
    );
    expect(lines).toEqual(Array.from({ length: count }, () => 'Phone'));
  });

  test('the texts that fill it can be replaced, wherever they are', () => {
    const sentence = say('{before} The values {says}.', {
      before: 'at /srv/x',
      says: say('are {kind}', { kind: '/srv/x' }),
    });
    const renamed = sayWith(sentence, (text) => text.replaceAll('/srv/x', 'x.csv'));
    expect(inEnglish(renamed)).toBe('at x.csv The values are x.csv.');
  });
});

/** The names of the params in a text, each once. */
function namesIn(text: string): readonly string[] {
  const names = [...text.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
  return [...new Set(names)].toSorted();
}

function isWord(name: string): boolean {
  return /^objects?$/i.test(name);
}
