import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { sendFile } from './send-file.ts';

test('a file goes on where it was when the connection breaks in the middle of a piece', async () => {
  const file = Buffer.alloc(9 * 1024 * 1024, 'abcdefg');
  let arrived = Buffer.alloc(0);
  let breaks = 1;
  const server = createServer((request, response) => {
    const taken = { 'Upload-Offset': String(arrived.length) };
    if (request.method === 'POST') response.writeHead(201, { Location: '/tus/u-1' }).end();
    else if (request.method === 'HEAD') response.writeHead(200, taken).end();
    else {
      request.on('data', (bytes: Buffer) => {
        if (request.destroyed) return;
        arrived = Buffer.concat([arrived, bytes]);
        if (breaks > 0 && arrived.length > 1024 * 1024) {
          breaks -= 1;
          request.destroy();
        }
      });
      request.on('end', () =>
        response.writeHead(204, { 'Upload-Offset': String(arrived.length) }).end(),
      );
    }
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  const folder = await mkdtemp(join(tmpdir(), 'muster-send-'));
  const path = join(folder, 'a.csv');
  await writeFile(path, file);
  try {
    const uploadId = await sendFile({ url: `http://127.0.0.1:${port}`, key: 'k' }, path, {
      onProgress: () => undefined,
    });
    expect(uploadId).toBe('u-1');
    expect(breaks).toBe(0);
    expect(arrived.equals(file)).toBe(true);
  } finally {
    server.closeAllConnections();
    server.close();
    await rm(folder, { recursive: true });
  }
});
