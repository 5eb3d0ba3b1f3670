import { createHash, randomUUID } from 'node:crypto';
import { appendFile, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { displayName } from './display-name.ts';
import { storedFilePath } from './file-store.ts';
import {
  arrivedBytes,
  giveToImport,
  hashUpload,
  receiveFile,
  removeUploadFile,
  uploadPath,
  uploadsFolder,
} from './upload-store.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'muster-uploads-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

function receive(
  body: Readable,
  { mostBytes = 100, stallMs = 5_000 } = {},
): { readonly uploadId: string; readonly done: ReturnType<typeof receiveFile> } {
  const uploadId = randomUUID();
  return { uploadId, done: receiveFile(folder, { uploadId, body, mostBytes, stallMs }) };
}

describe('a body', () => {
  test('is written and hashed as it arrives', async () => {
    const { uploadId, done } = receive(Readable.from([Buffer.from('ab'), Buffer.from('c')]));
    const hash = createHash('sha256').update('abc').digest('hex');
    expect(await done).toEqual({ size: 3, hash });
    expect(await readFile(uploadPath(folder, uploadId), 'utf8')).toBe('abc');
    expect(await hashUpload(folder, uploadId)).toBe(hash);
  });

  test('that stalls is given up, and nothing is left of it', async () => {
    const body = new PassThrough();
    const { uploadId, done } = receive(body, { stallMs: 200 });
    const refused = expect(done).rejects.toMatchObject({ code: 'upload_stalled' });
    // Slow is not stalled.
    for (let piece = 0; piece < 4; piece++) {
      body.write('x');
      await sleep(100);
    }
    expect(await arrivedBytes(folder, uploadId)).toBeGreaterThan(0);
    await refused;
    expect(body.destroyed).toBe(true);
    expect(await readdir(uploadsFolder(folder))).not.toContain(uploadId);
  });

  test('that is too large is refused before it has all arrived', async () => {
    let sent = 0;
    const endless = new Readable({
      read() {
        sent += 1;
        this.push(Buffer.alloc(10));
      },
    });
    const { uploadId, done } = receive(endless);
    await expect(done).rejects.toMatchObject({ code: 'file_too_large' });
    expect(sent).toBeLessThan(100_000);
    expect(await readdir(uploadsFolder(folder))).not.toContain(uploadId);
  });

  test('that breaks off is refused', async () => {
    const body = new PassThrough();
    const { done } = receive(body);
    body.write('x');
    body.destroy();
    await expect(done).rejects.toMatchObject({ code: 'upload_broken_off' });
  });
});

test('an import sees its file grow, and keeps it when the upload goes', async () => {
  const { uploadId, done } = receive(Readable.from([Buffer.from('ab')]));
  await done;
  const importId = randomUUID();
  await giveToImport(folder, { uploadId, importId, isWhole: false });
  await appendFile(uploadPath(folder, uploadId), 'cd');
  await removeUploadFile(folder, uploadId);
  expect(await readFile(storedFilePath(folder, importId), 'utf8')).toBe('abcd');
  await expect(
    giveToImport(folder, { uploadId, importId: randomUUID(), isWhole: true }),
  ).rejects.toMatchObject({ code: 'not_found' });
});

test.each([
  ['clients.csv', 'clients.csv'],
  ['', 'file'],
  [null, 'file'],
  ['\u0000\u0007\u202e\u2066', 'file'],
  ['a\u0000b\r\nc\u2028d\u202egpj.exe', 'abcdgpj.exe'],
  ['half \ud83d of a face', 'half  of a face'],
  ['名簿 été.csv', '名簿 été.csv'],
])('the name %j is shown as %j', (given, shown) => {
  expect(displayName(given)).toBe(shown);
});

test('a long name keeps its ending, and no half characters', () => {
  const name = displayName(`${'😀'.repeat(5_000)}.csv`);
  expect(name.length).toBeLessThanOrEqual(255);
  expect(name.endsWith('.csv')).toBe(true);
  expect(name.isWellFormed()).toBe(true);
});
