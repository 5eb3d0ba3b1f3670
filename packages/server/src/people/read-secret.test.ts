import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readSecret } from './read-secret.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'muster-secret-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

test('a secret is made once, kept, and shown to nobody else', async () => {
  const data = join(folder, 'data');
  const secret = await readSecret(null, data);
  expect(secret).toMatch(/^[0-9a-f]{64}$/);
  expect(await readSecret(null, data)).toBe(secret);
  expect((await stat(join(data, 'secret'))).mode & 0o777).toBe(0o600);
});

test('processes that start at once have one secret, and leave nothing else behind', async () => {
  const secrets = await Promise.all(Array.from({ length: 20 }, () => readSecret(null, folder)));
  expect(new Set(secrets).size).toBe(1);
  expect(await readdir(folder)).toEqual(['secret']);
});

test('a configured secret is not written down', async () => {
  expect(await readSecret('configured'.repeat(4), folder)).toBe('configured'.repeat(4));
  expect(await readdir(folder)).toEqual([]);
});
