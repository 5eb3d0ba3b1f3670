import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from '../packages/core/src/contract/client.ts';
import { accountPool } from '../packages/server/src/database/account-pool.ts';
import { connectClient, type MusterProcess, startMuster } from '../test/support/serve-muster.ts';
import { type BenchServer, settle } from './bench-server.ts';
import { fillAccount } from './fill-account.ts';
import { indexAccount } from './index-account.ts';
import type { Measuring } from './measure-cases.ts';
import { median, percentile } from './statistics.ts';

/** Times of one kind of request, in milliseconds. */
interface RequestFigures {
  readonly name: string;
  /** Requests at once. */
  readonly atOnce: number;
  readonly requests: number;
  readonly errors: number;
  readonly p50Ms: number;
  readonly p95Ms: number;
}

export interface RequestsMeasured {
  readonly contacts: number;
  /** The whole account into the index that search and sorting use. */
  readonly indexMs: number;
  readonly requests: readonly RequestFigures[];
  /** Sending and reading one file, with nothing else going on and with 200 slow uploads open. */
  readonly upload: {
    readonly aloneMs: number;
    readonly besideSlowMs: number;
    readonly ratio: number;
  };
}

/** Requests to a server of its own, over an account with that many contacts. */
export async function measureRequests(
  server: BenchServer,
  { rows, repeat, say }: Measuring,
): Promise<RequestsMeasured> {
  const database = await server.createDatabase();
  say(`an account with ${rows} contacts`);
  const { accountId } = await fillAccount(server, database, rows);
  say('its index');
  const indexMs = await indexAccount(server, database, accountId);
  await settle(server, database);
  const muster = await startMuster('serve', {
    dataFolder: server.folder,
    databaseUrl: database.url,
    env: { MUSTER_CHECK_ANSWERS: '' },
  });
  try {
    const url = String(muster.url);
    const pools = { pool: database.pool, poolOf: (id: string) => accountPool(database.pool, id) };
    const { api, key } = await connectClient(pools, url, { account: 'default' });
    const requests: RequestFigures[] = [];
    for (const [name, ask] of await asksOf(api)) {
      say(name);
      requests.push(await timeRequests(name, ask, { atOnce: 1, rounds: 30 * repeat }));
    }
    say('1,000 lists at once');
    const list = (): Promise<unknown> => api.listContacts();
    requests.push(await timeRequests('lists at once', list, { atOnce: 1_000, rounds: repeat }));
    say('uploads beside 200 slow ones');
    const upload = await measureUploads(muster, { api, key, repeat });
    return { contacts: rows, indexMs, requests, upload };
  } finally {
    await muster.stop();
    await database.drop();
  }
}

/** What people ask of a list, with words and values that its contacts have. */
async function asksOf(
  api: Client,
): Promise<readonly (readonly [name: string, ask: () => Promise<unknown>])[]> {
  const { items, nextCursor } = await api.listContacts({ query: { limit: 200 } });
  const valuesOf = (key: string): readonly string[] =>
    items.map(({ values }) => values[key]).filter((value) => typeof value === 'string');
  let turn = 0;
  const next = (values: readonly string[]): string => values[turn++ % values.length] ?? 'a';
  const [names, emails, cities] = ['last_name', 'email', 'city'].map(valuesOf) as [
    readonly string[],
    readonly string[],
    readonly string[],
  ];
  return [
    ['the first page', () => api.listContacts()],
    ['the next page', () => api.listContacts({ query: { cursor: String(nextCursor) } })],
    ['sorted by name', () => api.listContacts({ query: { sort: '@name' } })],
    ['last changed first', () => api.listContacts({ query: { sort: '-@updated' } })],
    [
      'filtered by city',
      () =>
        api.listContacts({
          query: {
            filter: JSON.stringify([{ field: 'city', operator: 'is', value: next(cities) }]),
          },
        }),
    ],
    ['search for a name', () => api.listContacts({ query: { search: next(names) } })],
    [
      'search for the beginning of a name',
      () => api.listContacts({ query: { search: next(names).slice(0, 3) } }),
    ],
    ['search for an email', () => api.listContacts({ query: { search: next(emails) } })],
    ['search for what nobody has', () => api.listContacts({ query: { search: `zzz${turn++}` } })],
  ];
}

async function timeRequests(
  name: string,
  ask: () => Promise<unknown>,
  { atOnce, rounds }: { readonly atOnce: number; readonly rounds: number },
): Promise<RequestFigures> {
  const times: number[] = [];
  let errors = 0;
  await ask();
  for (let round = 0; round < rounds; round++) {
    await Promise.all(
      Array.from({ length: atOnce }, async () => {
        const startedAt = performance.now();
        await ask().catch(() => errors++);
        times.push(performance.now() - startedAt);
      }),
    );
  }
  const figures = { p50Ms: percentile(times, 0.5), p95Ms: percentile(times, 0.95) };
  return { name, atOnce, requests: times.length, errors, ...figures };
}

interface UploadTask {
  readonly api: Client;
  readonly key: string;
  readonly repeat: number;
}

/** In turns, so that what else the machine does meets both. */
async function measureUploads(
  muster: MusterProcess,
  { api, key, repeat }: UploadTask,
): Promise<RequestsMeasured['upload']> {
  const body = Buffer.from(`Email,Name\n${'ann@example.com,Ann Lee\n'.repeat(200_000)}`);
  const send = async (): Promise<number> => {
    const startedAt = performance.now();
    const { uploadId } = await api.createUpload({ query: { name: 'a.csv' }, body });
    const { importId } = await api.createImport({ body: { uploadId } });
    await api.previewImport({ params: { importId } });
    const tookMs = performance.now() - startedAt;
    await api.discardImport({ params: { importId } }).catch(() => undefined);
    return tookMs;
  };
  const alone: number[] = [];
  const beside: number[] = [];
  await send();
  for (let turn = 0; turn < repeat * 3; turn++) {
    alone.push(await send());
    const stop = await openSlowUploads(String(muster.url), key);
    beside.push(await send());
    await stop();
  }
  const [aloneMs, besideSlowMs] = [median(alone), median(beside)];
  return { aloneMs, besideSlowMs, ratio: besideSlowMs / aloneMs };
}

/** 200 uploads that send a few bytes now and then, and never end. */
async function openSlowUploads(url: string, key: string): Promise<() => Promise<void>> {
  const { hostname, port } = new URL(url);
  const sockets = Array.from({ length: SLOW_UPLOADS }, () => {
    const socket = connect(Number(port), hostname);
    socket.on('error', () => undefined);
    socket.write(
      `POST /api/v1/uploads?name=slow.csv HTTP/1.1\r\nHost: ${hostname}\r\nAuthorization: Bearer ${key}\r\n` +
        'Content-Type: application/octet-stream\r\nContent-Length: 1000000\r\n\r\nEmail\n',
    );
    return socket;
  });
  const drip = setInterval(() => {
    for (const socket of sockets) if (socket.writable) socket.write('ann@example.com\n');
  }, 1_000);
  await sleep(1_500);
  return async () => {
    clearInterval(drip);
    for (const socket of sockets) socket.destroy();
    await sleep(300);
  };
}

const SLOW_UPLOADS = 200;
