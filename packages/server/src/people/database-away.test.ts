import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { connectPool } from '../database/connect-pool.ts';
import { AUTH_ENDPOINTS } from './auth-endpoints.ts';
import { readInvitation } from './invitations.ts';
import { openPeople } from './open-people.ts';
import type { People } from './people.ts';
import { makeResetLink } from './reset-password.ts';
import { resolvePrincipal } from './resolve-principal.ts';
import { firstOwnerLink } from './sign-up.ts';

let dataFolder: string;
let people: People;
beforeAll(async () => {
  dataFolder = await mkdtemp(join(tmpdir(), 'muster-away-'));
  const pool = connectPool('postgresql://nobody@127.0.0.1:1/none');
  people = await openPeople({
    pool,
    registry: pool,
    config: {
      dataFolder,
      publicUrl: null,
      secret: null,
      smtpUrl: null,
      mailFrom: '',
      openSignup: false,
    },
    baseUrl: () => 'http://localhost',
    log: pino({ level: 'silent' }),
  });
});
afterAll(async () => {
  people.close();
  await rm(dataFolder, { recursive: true, force: true });
});

const AWAY = { code: 'database_unavailable' };

test.each(AUTH_ENDPOINTS)('without a database $path says so', async ({ path }) => {
  const body = Buffer.from(
    JSON.stringify({ email: 'ann@example.com', password: 'a long password', token: 'x' }),
  );
  const headers = new Headers({ 'content-type': 'application/json' });
  const answer = people.auth.answer(path, { headers, body: new Uint8Array(body) });
  await expect(answer).rejects.toMatchObject(AWAY);
});

test('without a database a key is not said to be wrong', async () => {
  const key = `mk_${'0'.repeat(32)}_${'x'.repeat(43)}`;
  const request = {
    method: 'GET',
    headers: { authorization: `Bearer ${key}` },
    protocol: 'http',
    host: 'localhost',
  };
  await expect(resolvePrincipal(people, request)).rejects.toMatchObject(AWAY);
});

test('without a database nobody is told that a link is not valid', async () => {
  await expect(readInvitation(people, 'x')).rejects.toMatchObject(AWAY);
  await expect(firstOwnerLink(people)).rejects.toMatchObject(AWAY);
  await expect(makeResetLink(people, 'ann@example.com')).rejects.toMatchObject(AWAY);
});
