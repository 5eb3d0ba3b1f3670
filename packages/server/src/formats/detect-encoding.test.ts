import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { createDecoder } from '@muster/core/read/decode';
import { detectEncoding } from '@muster/core/read/detect-encoding';
import { findEncoding } from '@muster/core/read/encoding';
import type { Encoding } from '@muster/core/read/encoding';
import { openTextStream } from './open-text-stream.ts';

function decode(bytes: Uint8Array, encoding: Encoding): string {
  const decoder = createDecoder(encoding, { byteOffset: 0, openTextStream });
  return decoder.decode(bytes).text + decoder.end().text;
}

function detect(bytes: Uint8Array) {
  return detectEncoding({ start: bytes, telling: bytes, validUtf8: null }, decode);
}

// Short lists as contact files have them: a few letters beyond ASCII must be enough.
const texts: readonly { readonly encoding: string; readonly texts: readonly string[] }[] = [
  {
    encoding: 'windows-1252',
    texts: [
      'Name,City\nJosé Núñez,Málaga\n',
      'Müller;Größe;Straße\n',
      'François,Besançon\n',
      'Søren Ærø,Århus\n',
      'It’s – “fine” €5\n',
      'São Paulo,João\n',
      'Añejo,¿Qué?\n',
      'n° 5, 20°C\n',
      '© ACME®\n',
      'Hélène;Benoît;Gaëlle\n',
    ],
  },
  {
    encoding: 'windows-1250',
    texts: ['Wałęsa,Święty\n', 'Dvořák,Plzeň\n', 'Jiří Novák;Děčín\n', 'Őrség,Győr\n'],
  },
  { encoding: 'windows-1254', texts: ['Şükrü Yılmaz,İstanbul\n', 'Çağrı Öztürk,Iğdır\n'] },
  { encoding: 'macintosh', texts: ['José Núñez,Málaga\n', 'Müller,Größe\n'] },
  { encoding: 'cp850', texts: ['Müller,x\n', 'José Núñez,x\n'] },
  { encoding: 'windows-1251', texts: ['Имя\nИван Петров,Москва\n'] },
  { encoding: 'koi8-r', texts: ['name,city\nАнна Сергеевна,Санкт-Петербург\n'] },
  { encoding: 'windows-1253', texts: ['Γιώργος Παπαδόπουλος,Αθήνα\n'] },
  { encoding: 'shift_jis', texts: ['山田太郎,東京都\n'] },
  { encoding: 'gb18030', texts: ['姓名,城市\n王芳,上海市\n'] },
  { encoding: 'big5', texts: ['陳大文,台北市\n'] },
  { encoding: 'euc-kr', texts: ['김철수,서울특별시\n'] },
  { encoding: 'utf-8', texts: ['José\n', '山田太郎,東京都\n', 'plain\n'] },
  { encoding: 'utf-16le', texts: ['name,town\nAnn,Rome\n', 'name,town\n山田太郎,東京都\n'] },
  { encoding: 'utf-16be', texts: ['name,town\nAnn,Rome\n'] },
];

const cases = texts.flatMap((one) => one.texts.map((text) => ({ encoding: one.encoding, text })));

describe('encoding', () => {
  test.each(cases)('$encoding is read rightly: $text', ({ encoding, text }) => {
    const bytes = new Uint8Array(iconv.encode(text, encoding));
    expect(decode(bytes, detect(bytes).encoding.value)).toBe(text);
  });

  test.each([
    ['utf-8', [0xef, 0xbb, 0xbf]],
    ['utf-16le', [0xff, 0xfe]],
    ['utf-16be', [0xfe, 0xff]],
    ['utf-32le', [0xff, 0xfe, 0, 0]],
    ['utf-32be', [0, 0, 0xfe, 0xff]],
  ])('a byte-order mark decides: %s', (name, mark) => {
    const found = detect(Uint8Array.from([...mark, 0x61, 0, 0x62, 0]));
    expect(found.encoding.value.name).toBe(name);
    expect(found.byteOrderMarkLength).toBe(mark.length);
  });

  test('a few broken bytes among many good ones leave it UTF-8', () => {
    const bytes = Buffer.concat([
      Buffer.from('é'.repeat(20)),
      Buffer.from([0xed, 0xa0, 0x80, 0x0a]),
    ]);
    expect(detect(new Uint8Array(bytes)).encoding.value.name).toBe('utf-8');
  });

  test('as many valid characters as broken bytes leave a short file UTF-8', () => {
    const bytes = Buffer.from(
      'a,b\nJos\u00C3\u00A9,N\u00C3\u00BA,jose@mx.com\nRen\u00E9,Caf\u00E9,rene@mx.com\n',
      'latin1',
    );
    expect(detect(new Uint8Array(bytes)).encoding.value.name).toBe('utf-8');
  });

  test.each([
    ['CP1252', 'windows-1252'],
    ['Latin-1', 'windows-1252'],
    ['UTF8', 'utf-8'],
    ['Shift-JIS', 'shift_jis'],
    ['IBM850', 'cp850'],
    ['nonsense', undefined],
  ])('encodings are found by their usual names: %s', (label, name) => {
    expect(findEncoding(label)?.name).toBe(name);
  });
});
