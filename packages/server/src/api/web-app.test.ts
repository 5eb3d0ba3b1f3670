import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fastify, { type FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { serveWebApp } from './web-app.ts';

let folder: string;
let app: FastifyInstance;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'muster-web-'));
  await mkdir(join(folder, 'assets'));
  await writeFile(join(folder, 'index.html'), '<meta nonce="__NONCE__"><script nonce="__NONCE__">');
  await writeFile(join(folder, 'icon.svg'), '<svg/>');
  await writeFile(join(folder, 'assets', 'index-1a2b.js'), 'plain');
  await writeFile(join(folder, 'assets', 'index-1a2b.js.br'), 'packed');
  app = fastify();
  await serveWebApp(app, folder);
});
afterAll(async () => {
  await app.close();
  await rm(folder, { recursive: true });
});

const AS_PAGE = { accept: 'text/html,application/xhtml+xml' };

test.each(['/', '/contacts', '/imports/01890000-0000-7000-8000-000000000001?tab=rows', '/apiary'])(
  'the page is served at %s, with a nonce of its own',
  async (url) => {
    const [one, two] = [
      await app.inject({ url, headers: AS_PAGE }),
      await app.inject({ url, headers: AS_PAGE }),
    ];
    expect(one.statusCode).toBe(200);
    const nonce = /nonce="([^"]+)"/.exec(one.body)?.[1] ?? '';
    expect(nonce).toMatch(/^[\w+/]{24}$/);
    expect(one.body).toBe(`<meta nonce="${nonce}"><script nonce="${nonce}">`);
    expect(one.headers).toMatchObject({
      'cache-control': 'no-store',
      'content-type': 'text/html; charset=utf-8',
      'referrer-policy': 'no-referrer',
    });
    const policy = String(one.headers['content-security-policy']);
    expect(policy).toContain(`style-src 'self' 'nonce-${nonce}'`);
    expect(policy).toContain("default-src 'self'");
    expect(policy).not.toContain('unsafe');
    expect(two.body).not.toBe(one.body);
  },
);

test.each(['/api', '/api/v1/nothing', '/assets/gone.js', '/health/nothing', '/metrics'])(
  'nothing of the app is served at %s, whoever asks',
  async (url) => {
    const { statusCode, body } = await app.inject({ url, headers: AS_PAGE });
    expect(statusCode).toBe(404);
    expect(body).not.toContain('nonce');
  },
);

test('what is no page is not answered with one', async () => {
  expect((await app.inject({ url: '/contacts', headers: { accept: '*/*' } })).statusCode).toBe(404);
  expect((await app.inject({ method: 'POST', url: '/contacts' })).statusCode).toBe(404);
});

test('files with a checksum in their name are kept for a year, packed for whoever can unpack', async () => {
  const url = '/assets/index-1a2b.js';
  const packed = await app.inject({ url, headers: { 'accept-encoding': 'gzip, br' } });
  expect(packed.body).toBe('packed');
  expect(packed.headers).toMatchObject({
    'content-encoding': 'br',
    'cache-control': 'public, max-age=31536000, immutable',
  });
  expect((await app.inject({ url })).body).toBe('plain');
});

test.each(['/assets/../index.html', '/assets/%2e%2e/index.html', '/assets/..%2findex.html'])(
  'nothing outside of the assets is sent at %s',
  async (url) => {
    const { body, statusCode } = await app.inject({ url });
    expect([403, 404]).toContain(statusCode);
    expect(body).not.toContain('__NONCE__');
  },
);

test('the icon is sent, and may change', async () => {
  const { headers, body } = await app.inject({ url: '/icon.svg' });
  expect(body).toBe('<svg/>');
  expect(headers['cache-control']).toBe('public, max-age=86400');
});
