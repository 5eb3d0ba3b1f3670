import { expect, test } from 'vitest';
import { shortcutOf, SHORTCUTS } from './shortcuts.ts';

test('keys that begin something are waited for', () => {
  expect(shortcutOf(['g'])).toBe('more');
  expect(shortcutOf(['g', 'i'])).toBe('imports');
  expect(shortcutOf(['g', 'x'])).toBe(null);
  expect(shortcutOf(['?'])).toBe('map');
});

test('no shortcut begins as another one is written', () => {
  const written = SHORTCUTS.map(({ keys }) => keys.join(' '));
  for (const one of written)
    expect(written.filter((other) => other.startsWith(`${one} `) || other === one)).toEqual([one]);
});
