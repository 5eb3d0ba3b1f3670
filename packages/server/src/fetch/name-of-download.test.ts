import { expect, test } from 'vitest';
import { nameOfDownload } from './name-of-download.ts';

test.each([
  ['attachment; filename="clients.csv"', 'clients.csv'],
  ['attachment; filename=clients.csv', 'clients.csv'],
  ['attachment;FileName = clients.csv; size=3', 'clients.csv'],
  ['attachment; filename="a \\"b\\".csv"', 'a "b".csv'],
  [`attachment; filename="x.csv"; filename*=UTF-8''caf%C3%A9.csv`, 'café.csv'],
  [`attachment; filename*=UTF-8''broken%; filename="x.csv"`, 'broken%'],
  ['attachment; filename="../../etc/passwd"', 'passwd'],
  [String.raw`attachment; filename="C:\\Users\\ann\\x.csv"`, 'x.csv'],
  [`attachment; filename*=UTF-8''..%2F..%2Fx.csv`, 'x.csv'],
  ['attachment; filename=".."', 'été.csv'],
  ['attachment; filename=""', 'été.csv'],
  ['attachment', 'été.csv'],
  ['inline; name="x"', 'été.csv'],
  [`attachment; filename="${'\\"'.repeat(100_000)}`, 'été.csv'],
  ['', 'été.csv'],
])('%s', (disposition, name) => {
  const url = new URL('https://example.com/files/%C3%A9t%C3%A9.csv?x=/y.csv');
  expect(nameOfDownload(url, { 'content-disposition': disposition })).toBe(name);
});

test('an address without a last part gives no name', () => {
  expect(nameOfDownload(new URL('https://example.com/'), {})).toBeNull();
  expect(nameOfDownload(new URL('https://example.com/a%2'), {})).toBe('a%2');
});
