import { loadNamespaces } from 'i18next';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { useTranslation } from 'react-i18next';
import { expect, test, vi } from 'vitest';
import { useFormat } from '../parts/format.ts';
import { startTranslation } from './i18n.ts';

test('a number in a text is written as one beside it: as people do in the country of the browser', async () => {
  vi.stubGlobal('navigator', { languages: ['en-IN', 'en'] });
  vi.stubGlobal('location', { search: '' });
  vi.stubGlobal('localStorage', { getItem: () => null });
  vi.stubGlobal('document', { documentElement: {} });
  await startTranslation();
  await loadNamespaces('imports');
  const shown = renderToStaticMarkup(createElement(Both, { count: 1_234_567 }));
  expect(shown).toBe('12,34,567 warnings, 12,34,567');
});

function Both({ count }: { readonly count: number }) {
  const { t } = useTranslation('imports');
  const { number } = useFormat();
  return `${t('warnings', { count })}, ${number(count)}`;
}
