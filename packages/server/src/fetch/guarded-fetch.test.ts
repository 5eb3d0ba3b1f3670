import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { createServer as createTcpServer, type Server, type Socket } from 'node:net';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { afterEach, expect, test } from 'vitest';
import { guardedDownload } from './guarded-download.ts';
import { guardedFetch } from './guarded-fetch.ts';
import type { FetchRequest } from './with-response.ts';

/** Undoes what a test started. */
const undoing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  await Promise.all(undoing.splice(0).map((undo) => undo()));
});

/** Serves on loopback; the port. */
async function serve(server: Server): Promise<number> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  undoing.push(async () => {
    for (const socket of sockets) socket.destroy();
    server.close();
    await once(server, 'close');
  });
  return (server.address() as AddressInfo).port;
}

const serveHttp = (listener: RequestListener): Promise<number> => serve(createServer(listener));

function rules(...allowHosts: readonly string[]): FetchRequest {
  return {
    allowHosts,
    timeoutMs: 3_000,
    maxBytes: 100_000,
    resolve: async () => ['127.0.0.1'],
  };
}

const text = (body: Uint8Array): string => Buffer.from(body).toString();

test('an answer comes with status, headers and body, whatever the status', async () => {
  const port = await serveHttp((request, response) => {
    response.writeHead(418, { 'X-Of': 'tea', 'Set-Cookie': ['a=1', 'b=2'] });
    response.end(`${request.method} ${request.url} ${String(request.headers['x-mine'])}`);
  });
  const { status, headers, body } = await guardedFetch(`http://ok.test:${port}/pot?x=1#frag`, {
    ...rules('ok.test'),
    method: 'DELETE',
    headers: { 'x-mine': 'yes' },
  });
  expect(status).toBe(418);
  expect(headers['x-of']).toBe('tea');
  expect(headers['set-cookie']).toBe('a=1, b=2');
  expect(text(body)).toBe('DELETE /pot?x=1 yes');
});

test('a body is sent, and the connection is not kept', async () => {
  const port = await serveHttp((request, response) => {
    request.pipe(response.setHeader('x-connection', request.headers.connection ?? ''));
  });
  const { headers, body } = await guardedFetch(`http://ok.test:${port}/`, {
    ...rules('ok.test'),
    method: 'POST',
    body: 'hello',
  });
  expect(text(body)).toBe('hello');
  expect(headers['x-connection']).toBe('close');
});

test('a host is allowed by name, or by name and port, and nothing else is by that', async () => {
  const port = await serveHttp((_, response) => response.end('in'));
  const url = `http://ok.test:${port}/`;
  expect((await guardedFetch(url, rules(`OK.test:${port}`))).status).toBe(200);
  await expect(guardedFetch(url, rules(`ok.test:${port + 1}`))).rejects.toMatchObject({
    code: 'fetch_refused',
  });
  await expect(guardedFetch(`http://127.0.0.1:${port}/`, rules('ok.test'))).rejects.toMatchObject({
    code: 'fetch_refused',
  });
  expect((await guardedFetch(`http://127.0.0.1:${port}/`, rules('127.0.0.1'))).status).toBe(200);
});

test('a name is looked up once for a connection, so that it cannot lead elsewhere after the check', async () => {
  const port = await serveHttp((_, response) => response.end('in'));
  const answers = [['127.0.0.1'], ['169.254.169.254']];
  let lookups = 0;
  const resolve = async (): Promise<readonly string[]> => answers[lookups++] ?? [];
  const request = { ...rules('rebind.test'), resolve };
  expect((await guardedFetch(`http://rebind.test:${port}/`, request)).status).toBe(200);
  expect(lookups).toBe(1);
  await expect(guardedFetch(`http://rebind.test:${port}/`, request)).rejects.toMatchObject({
    code: 'fetch_refused',
  });
});

test('a name that leads elsewhere after a redirect to itself is refused then', async () => {
  let requests = 0;
  const port = await serveHttp((_, response) => {
    requests += 1;
    response.writeHead(302, { location: '/again' }).end();
  });
  const answers = [['127.0.0.1'], ['169.254.169.254']];
  let lookups = 0;
  const resolve = async (): Promise<readonly string[]> => answers[lookups++] ?? [];
  await expect(
    guardedFetch(`http://rebind.test:${port}/`, { ...rules('rebind.test'), resolve }),
  ).rejects.toMatchObject({ code: 'fetch_refused' });
  expect(requests).toBe(1);
});

test('when the first address does not answer, the next one is tried', async () => {
  const port = await serveHttp((_, response) => response.end('in'));
  const addresses = ['127.0.0.9', '127.0.0.1'];
  const request = { ...rules('two.test'), resolve: async () => addresses };
  expect((await guardedFetch(`http://two.test:${port}/`, request)).status).toBe(200);
});

test.each([301, 302, 303, 307, 308])(
  'a redirect (%i) to a private address is refused',
  async (status) => {
    let reached = 0;
    const inside = await serveHttp((_, response) => {
      reached += 1;
      response.end('secret');
    });
    for (const location of [
      `http://127.0.0.1:${inside}/`,
      `http://2130706433:${inside}/`,
      `http://[::ffff:127.0.0.1]:${inside}/`,
      `//other.test:${inside}/`,
      'http://169.254.169.254/latest/meta-data/',
      'file:///etc/passwd',
      'gopher://127.0.0.1/',
    ]) {
      const port = await serveHttp((_, response) => response.writeHead(status, { location }).end());
      await expect(
        guardedFetch(`http://ok.test:${port}/`, rules('ok.test')),
        location,
      ).rejects.toMatchObject({ code: 'fetch_refused' });
    }
    expect(reached).toBe(0);
  },
);

test('redirects are followed, five at most', async () => {
  const port = await serveHttp((request, response) => {
    const left = Number(request.url?.slice(1));
    if (left === 0) response.end('there');
    else response.writeHead(302, { location: `./${left - 1}` }).end('x');
  });
  const found = await guardedFetch(`http://ok.test:${port}/5`, rules('ok.test'));
  expect([text(found.body), found.url.pathname]).toEqual(['there', '/0']);
  await expect(guardedFetch(`http://ok.test:${port}/6`, rules('ok.test'))).rejects.toMatchObject({
    code: 'fetch_failed',
  });
  const first = await guardedFetch(`http://ok.test:${port}/5`, {
    ...rules('ok.test'),
    maxRedirects: 0,
  });
  expect(first.status).toBe(302);
  const posted = await guardedFetch(`http://ok.test:${port}/5`, {
    ...rules('ok.test'),
    method: 'POST',
  });
  expect(posted.status).toBe(302);
});

test('credentials stay with the origin that they are for', async () => {
  const seen: unknown[] = [];
  const end = await serveHttp((request, response) => {
    seen.push([request.headers.authorization, request.headers.cookie, request.headers['x-plain']]);
    response.end();
  });
  const start = await serveHttp((request, response) => {
    seen.push([request.headers.authorization, request.headers.cookie, request.headers['x-plain']]);
    const location = request.url === '/' ? '/same' : `http://ok.test:${end}/`;
    response.writeHead(302, { location }).end();
  });
  await guardedFetch(`http://ok.test:${start}/`, {
    ...rules('ok.test'),
    headers: { authorization: 'Bearer x', cookie: 'a=1', 'x-plain': 'p' },
  });
  expect(seen).toEqual([
    ['Bearer x', 'a=1', 'p'],
    ['Bearer x', 'a=1', 'p'],
    [undefined, undefined, 'p'],
  ]);
});

test('the time is for all of it: name, connection, headers and a body that trickles', async () => {
  const silent = await serve(createTcpServer(() => undefined));
  const slow = await serveHttp((_, response) => {
    response.writeHead(200);
    const timer = setInterval(() => response.write('x'), 20);
    response.on('close', () => clearInterval(timer));
  });
  const slowHeaders = await serve(
    createTcpServer((socket) => {
      socket.write('HTTP/1.1 200 OK\r\n');
      const timer = setInterval(() => socket.write('x-a: b\r\n'), 20);
      socket.on('close', () => clearInterval(timer));
    }),
  );
  const started = Date.now();
  for (const port of [silent, slow, slowHeaders]) {
    await expect(
      guardedFetch(`http://ok.test:${port}/`, { ...rules('ok.test'), timeoutMs: 300 }),
    ).rejects.toMatchObject({ code: 'fetch_timeout' });
  }
  const { promise: never } = Promise.withResolvers<readonly string[]>();
  await expect(
    guardedFetch('http://ok.test/', { ...rules('ok.test'), timeoutMs: 300, resolve: () => never }),
  ).rejects.toMatchObject({ code: 'fetch_timeout' });
  expect(Date.now() - started).toBeLessThan(4_000);
});

test('a body is cut off at the limit: announced, endless, or large only when decompressed', async () => {
  let sent = 0;
  const bomb = gzipSync(Buffer.alloc(100 * 1024 * 1024));
  const brotliBomb = brotliCompressSync(Buffer.alloc(10 * 1024 * 1024));
  const port = await serveHttp((request, response) => {
    if (request.url === '/announced') {
      response.writeHead(200, { 'content-length': 1e12 }).write('x');
    } else if (request.url === '/gzip') {
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb);
    } else if (request.url === '/br') {
      response.writeHead(200, { 'content-encoding': 'br' }).end(brotliBomb);
    } else {
      const more = (): void => {
        sent += 65_536;
        if (!response.destroyed) response.write(Buffer.alloc(65_536), () => setImmediate(more));
      };
      more();
    }
  });
  for (const path of ['announced', 'gzip', 'br', 'endless']) {
    await expect(
      guardedFetch(`http://ok.test:${port}/${path}`, rules('ok.test')),
      path,
    ).rejects.toMatchObject({ code: 'fetch_too_large' });
  }
  expect(sent).toBeLessThan(20 * 1024 * 1024);
});

test('a compressed body is decompressed; one compressed otherwise, or broken, is a failure', async () => {
  const port = await serveHttp((request, response) => {
    const encoding = request.url?.slice(1) ?? '';
    const body = encoding === 'gzip' ? gzipSync('hello') : Buffer.from('hello');
    response.writeHead(200, { 'content-encoding': encoding }).end(body);
  });
  const found = await guardedFetch(`http://ok.test:${port}/gzip`, rules('ok.test'));
  expect(text(found.body)).toBe('hello');
  for (const path of ['br', 'x-gzip', 'deflate', 'gzip,gzip', 'zstd']) {
    await expect(
      guardedFetch(`http://ok.test:${port}/${path}`, rules('ok.test')),
      path,
    ).rejects.toMatchObject({ code: 'fetch_failed' });
  }
});

test('what is no web server, breaks off, or sends endless headers is a failure', async () => {
  const answers: Readonly<Record<string, string>> = {
    banner: 'SSH-2.0-OpenSSH_9.6\r\n',
    'broken off': 'HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\nhello',
    'two lengths': 'HTTP/1.1 200 OK\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\nhello',
    headers: `HTTP/1.1 200 OK\r\n${'x-a: b\r\n'.repeat(100_000)}\r\n`,
    'a header': `HTTP/1.1 200 OK\r\nx-a: ${'b'.repeat(1_000_000)}\r\n\r\n`,
    nothing: '',
  };
  for (const [name, answer] of Object.entries(answers)) {
    const port = await serve(createTcpServer((socket) => socket.end(answer)));
    const failure = await guardedFetch(`http://ok.test:${port}/`, rules('ok.test')).catch(
      (error: Error) => error,
    );
    expect(failure, name).toMatchObject({ code: 'fetch_failed' });
    expect((failure as Error).message, name).not.toMatch(/127\.0\.0\.1|SSH|bbb/);
  }
});

test('no proxy of the environment is used', async () => {
  let proxied = 0;
  const proxy = await serveHttp((_, response) => {
    proxied += 1;
    response.end('proxy');
  });
  const port = await serveHttp((_, response) => response.end('direct'));
  const names = ['http_proxy', 'HTTP_PROXY', 'https_proxy', 'all_proxy'];
  for (const name of names) process.env[name] = `http://127.0.0.1:${proxy}`;
  try {
    const { body } = await guardedFetch(`http://ok.test:${port}/`, rules('ok.test'));
    expect([text(body), proxied]).toEqual(['direct', 0]);
  } finally {
    for (const name of names) delete process.env[name];
  }
});

test('a certificate has to be valid, and for the name', async () => {
  const server = createTlsServer({ key: KEY, cert: CERTIFICATE }, (request, response) =>
    response.end(`${request.headers.host}`),
  );
  const port = await serve(server);
  const request = rules('cert.test', 'other.test', '127.0.0.1');
  const failed = { code: 'fetch_failed' };
  await expect(guardedFetch(`https://cert.test:${port}/`, request)).rejects.toMatchObject(failed);
  const trusted = getCACertificates('default');
  setDefaultCACertificates([...trusted, CERTIFICATE]);
  process.env['NODE_TLS_REJECT_UNAUTHORIZED'] = '0';
  try {
    const { body } = await guardedFetch(`https://cert.test:${port}/`, request);
    expect(text(body)).toBe(`cert.test:${port}`);
    for (const host of ['other.test', '127.0.0.1']) {
      await expect(guardedFetch(`https://${host}:${port}/`, request)).rejects.toMatchObject(failed);
    }
  } finally {
    delete process.env['NODE_TLS_REJECT_UNAUTHORIZED'];
    setDefaultCACertificates(trusted);
  }
});

test('a redirect from https to http is refused', async () => {
  const server = createTlsServer({ key: KEY, cert: CERTIFICATE }, (_, response) =>
    response.writeHead(302, { location: 'http://cert.test:9999/' }).end(),
  );
  const port = await serve(server);
  const trusted = getCACertificates('default');
  setDefaultCACertificates([...trusted, CERTIFICATE]);
  try {
    await expect(
      guardedFetch(`https://cert.test:${port}/`, rules('cert.test')),
    ).rejects.toMatchObject({ code: 'fetch_refused' });
  } finally {
    setDefaultCACertificates(trusted);
  }
});

test('it ends when its signal does, with the reason', async () => {
  const port = await serve(createTcpServer(() => undefined));
  const ending = new AbortController();
  setTimeout(() => ending.abort(new Error('stopping')), 50);
  await expect(
    guardedFetch(`http://ok.test:${port}/`, { ...rules('ok.test'), signal: ending.signal }),
  ).rejects.toThrow('stopping');
});

test('a download is written whole or not at all, and never over something', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'muster-fetch-'));
  undoing.push(() => rm(folder, { recursive: true }));
  const port = await serveHttp((request, response) => {
    if (request.url === '/gone') response.writeHead(404).end('no');
    else if (request.url === '/large') response.end(Buffer.alloc(200_000));
    else if (request.url === '/broken') {
      response.writeHead(200, { 'content-length': 10 }).write('abc');
      setTimeout(() => response.destroy(), 50);
    } else response.end('name\nAnn\n');
  });
  const download = (path: string): ReturnType<typeof guardedDownload> =>
    guardedDownload(`http://ok.test:${port}${path}`, {
      ...rules('ok.test'),
      path: join(folder, 'file'),
    });
  await expect(download('/gone')).rejects.toMatchObject({ code: 'fetch_failed' });
  await expect(download('/large')).rejects.toMatchObject({ code: 'fetch_too_large' });
  await expect(download('/broken')).rejects.toMatchObject({ code: 'fetch_failed' });
  expect(await readdir(folder)).toEqual([]);
  const { size, hash, name } = await download('/people.csv');
  expect(name).toBe('people.csv');
  expect(size).toBe(9);
  expect(hash).toMatch(/^[0-9a-f]{64}$/);
  await writeFile(join(folder, 'file'), 'mine');
  await expect(download('/people.csv')).rejects.toThrow();
  expect(await readFile(join(folder, 'file'), 'utf8')).toBe('mine');
});

/** For cert.test, of these tests alone, signed by itself. */
const CERTIFICATE = `-----BEGIN CERTIFICATE-----
MIIBlTCCATugAwIBAgIUUE4GdWa6GL9q8pGsr3EeTeZChFkwCgYIKoZIzj0EAwIw
FDESMBAGA1UEAwwJY2VydC50ZXN0MCAXDTI2MTEyMTA1MzQ0OFoYDzIxMjYxMDI4
MDUzNDQ4WjAUMRIwEAYDVQQDDAljZXJ0LnRlc3QwWTATBgcqhkjOPQIBBggqhkjO
PQMBBwNCAAQNVIKjpgN2bz6G+HsgEwJoQB/IlpRRxIWPSu9r49WciLpfOCiFbxcS
/nsZ6ja9biGv/sLNZ19+bfyjuRBa2GXNo2kwZzAdBgNVHQ4EFgQUKpbuZJP7a7dN
3w5RqT2rrw1xtjcwHwYDVR0jBBgwFoAUKpbuZJP7a7dN3w5RqT2rrw1xtjcwFAYD
VR0RBA0wC4IJY2VydC50ZXN0MA8GA1UdEwEB/wQFMAMBAf8wCgYIKoZIzj0EAwID
SAAwRQIhAICzcAYtcGd2RrFM5433Ue5ksakvYDOmk89/V6GE8l+wAiB0EmL6EcXJ
54D/bmdVh/pJ6RsAkK72rFAzZ4bwEyasew==
-----END CERTIFICATE-----`;

const KEY = `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQga8ZP230o6iAcP1Fe
y4Sr+tu4vhzJFNIytfvL8cIFULKhRANCAAQNVIKjpgN2bz6G+HsgEwJoQB/IlpRR
xIWPSu9r49WciLpfOCiFbxcS/nsZ6ja9biGv/sLNZ19+bfyjuRBa2GXN
-----END PRIVATE KEY-----`;
