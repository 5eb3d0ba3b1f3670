import { describe, expect, it } from 'vitest';
import { yesNoCoder } from './yes-no.ts';
import { YES_NO_WORDS } from './yes-no-words.ts';

describe('yes and no', () => {
  it.each([
    ['en', 'true', true],
    ['en', 'TRUE', true],
    ['en', 'False', false],
    ['en', 'yes', true],
    ['en', 'No', false],
    ['en', 'Y', true],
    ['en', 'n', false],
    ['en', '1', true],
    ['en', '0', false],
    ['en', 'x', true],
    ['en', 'X', true],
    ['en', 'on', true],
    ['en', 'off', false],
    ['en', ' yes ', true],
    ['en', 't', true],
    ['en', 'f', false],
    ['en', '✓', true],
    ['de', 'Ja', true],
    ['de', 'Nein', false],
    ['de', 'yes', true],
    ['de-AT', 'wahr', true],
    ['fr', 'OUI', true],
    ['fr', 'non', false],
    ['es', 'Sí', true],
    ['es', 'SI\u0301', true],
    ['es', 'si', true],
    ['it', 'sì', true],
    ['pt', 'não', false],
    ['nl', 'nee', false],
    ['pl', 'tak', true],
    ['pl', 'nie', false],
  ])('%s: %s', (language, text, value) => {
    expect(yesNoCoder(language)(text)).toEqual({ kind: 'value', value });
  });
  it('an empty cell is empty, beside cells with x too', () => {
    expect(yesNoCoder('en')('  ')).toEqual({ kind: 'empty' });
  });
  it.each(['maybe', 'oui', '2', '-1', 'yes please', 'nein', 'y'.repeat(1000), '__proto__'])(
    '%s is neither in English',
    (text) => {
      expect(yesNoCoder('en')(text)).toEqual({
        kind: 'unreadable',
        issue: { code: 'yes_no_unreadable' },
      });
    },
  );
  it('no word means both in one language', () => {
    for (const language of Object.keys(YES_NO_WORDS)) {
      const code = yesNoCoder(language);
      for (const [value, words] of [
        [true, YES_NO_WORDS[language]?.yes],
        [false, YES_NO_WORDS[language]?.no],
      ] as const) {
        for (const word of words ?? []) {
          expect(code(word), `${language} ${word}`).toEqual({ kind: 'value', value });
        }
      }
    }
  });
});
