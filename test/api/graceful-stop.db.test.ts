import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../support/create-test-database.ts';
import { connectClient, startMuster } from '../support/serve-muster.ts';

let db: TestDatabase;
let folder: string;
beforeAll(async () => {
  db = await createTestDatabase();
  folder = mkdtempSync(join(tmpdir(), 'muster-stop-'));
});
afterAll(async () => {
  await db.close();
  rmSync(folder, { recursive: true, force: true });
});

test('a server that is told to stop does, although an upload never ends', async () => {
  const server = await startMuster('serve', { dataFolder: folder, databaseUrl: db.url });
  const { key } = await connectClient(db, String(server.url));
  const { hostname, port } = new URL(String(server.url));
  const socket = connect(Number(port), hostname);
  socket.on('error', () => undefined);
  socket.write(
    `POST /api/v1/uploads?name=slow.csv HTTP/1.1\r\nHost: ${hostname}\r\nAuthorization: Bearer ${key}\r\n` +
      'Content-Type: application/octet-stream\r\nContent-Length: 1000000\r\n\r\nEmail\n',
  );
  const drip = setInterval(() => socket.write('ann@example.com\n'), 200);
  const isIn = async (): Promise<boolean> => {
    const { rows } = await db.pool.query('SELECT FROM upload');
    return rows.length > 0;
  };
  await expect.poll(isIn, { timeout: 10_000 }).toBe(true);
  const stopped = server.stop();
  const gaveUp = new Promise((resolve) => {
    setTimeout(resolve, 30_000, 'it goes on').unref();
  });
  const end = await Promise.race([stopped, gaveUp]);
  clearInterval(drip);
  socket.destroy();
  if (end !== 0) await server.kill();
  expect(end).toBe(0);
});
