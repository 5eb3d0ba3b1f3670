import { expect, test } from 'vitest';
import { findWrongCharacters, hasWrongCharacters } from './wrong-characters.ts';

test.each(['Jürgen Groß', 'São João', 'Ångström', 'Dvořák', '“quoted” – it’s', 'a\tb', 'Ð', ''])(
  'E5 what people write is not wrong: %s',
  (text) => {
    expect(hasWrongCharacters(text)).toBe(false);
    expect(findWrongCharacters(text)).toEqual([{ at: 0, text, isWrong: false }]);
  },
);

test.each([
  ['UTF-8 read as windows-1252', 'JÃ¼rgen', 'Ã¼'],
  ['its apostrophe', 'itâ€™s', 'â€™'],
  ['windows-1252 read as UTF-8', 'J\uFFFDrgen', '\uFFFD'],
  ['a control character', 'J\u0081rgen', '\u0081'],
])('E5 wrong characters are found: %s', (_what, text, wrong) => {
  expect(findWrongCharacters(text).filter(({ isWrong }) => isWrong)).toMatchObject([
    { text: wrong },
  ]);
  expect(
    findWrongCharacters(text)
      .map((piece) => piece.text)
      .join(''),
  ).toBe(text);
});
