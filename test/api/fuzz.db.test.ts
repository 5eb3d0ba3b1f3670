import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isBytes, isEvents, type Operation } from '../../packages/core/src/contract/operation.ts';
import { OPERATIONS } from '../../packages/core/src/contract/operations.ts';
import { openApiDocument } from '../../packages/server/src/api/openapi.ts';
import { AUTH_ENDPOINTS } from '../../packages/server/src/people/auth-endpoints.ts';
import { createTestDatabase, type TestDatabase } from '../support/create-test-database.ts';
import { HOSTILE_JSON, type HostileRequest, hostileRequests } from '../support/hostile-requests.ts';
import { makeOneOfEach } from '../support/make-one-of-each.ts';
import { startTestServer, type TestServer } from '../support/start-test-server.ts';

// Every operation is sent what nobody would send: it answers with a status that it declares, and
// never with one that says that the server did not expect it.
let db: TestDatabase;
let server: TestServer;
let headers: Readonly<Record<string, string>>;
let ids: Readonly<Record<string, string>>;
beforeAll(async () => {
  db = await createTestDatabase();
  // Nothing is fetched: the only host that may be asked is not there.
  server = await startTestServer(db, { MUSTER_FETCH_ALLOW: 'hooks.example.com' });
  const client = await server.clientOf('main');
  ({ headers } = client);
  ids = await makeOneOfEach(db, client);
});
afterAll(async () => {
  await server.close();
  await db.close();
});

const RUNS = 30;
/** For one operation: all of them together end within half a minute. */
const MOST_MS = 1_500;

/** What removes comes last: the others find something until then. */
const ALL = Object.entries(OPERATIONS as Readonly<Record<string, Operation>>).toSorted(
  ([, left], [, right]) => Number(removes(left)) - Number(removes(right)),
);
const WITH_JSON = ALL.filter(([, { body }]) => body !== undefined && !isBytes(body));

function removes({ method, path }: Operation): boolean {
  return method === 'DELETE' || /erase|discard|cancel/.test(path);
}

describe('hostile values', () => {
  test.each(ALL)('%s expects them', async (id, operation) => {
    const declared = statusesOf(operation);
    await fc.assert(
      fc.asyncProperty(hostileRequests(operation, ids), async (request) => {
        const { status, text } = await send(operation, request);
        expect(declared, `${id} answered ${status}: ${text}`).toContain(status);
        expect(status, `${id}: ${text}`).toBeLessThan(500);
      }),
      { numRuns: RUNS, interruptAfterTimeLimit: MOST_MS },
    );
  });

  test.each(AUTH_ENDPOINTS)('signing in expects them: $path', async ({ path, body }) => {
    const fields = Object.fromEntries(
      Object.keys(body).map((name) => [name, fc.option(HOSTILE_JSON, { nil: undefined })]),
    );
    await fc.assert(
      fc.asyncProperty(fc.record(fields), async (given) => {
        const { status, text } = await answerOf(`/api/auth${path}`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(given),
        });
        expect(status, text).toBeLessThan(500);
      }),
      { numRuns: RUNS, interruptAfterTimeLimit: MOST_MS },
    );
  });
});

function bodies(): readonly (readonly [string, string, string | Uint8Array])[] {
  const deep = 20_000;
  const json = 'application/json';
  return [
    ['cut off', json, '{"values": {"email": "a'],
    ['nothing', json, ''],
    ['null', json, 'null'],
    ['a number', json, '1e999'],
    ['a text', json, '"\\ud800\\u0000"'],
    ['a list', json, '[{}]'],
    ['deep', json, `${'['.repeat(deep)}${']'.repeat(deep)}`],
    ['deep inside', json, `{"values":${'{"a":'.repeat(deep)}1${'}'.repeat(deep)}}`],
    ['a prototype', json, '{"__proto__": {"admin": true}, "values": {}}'],
    ['a constructor', json, '{"constructor": {"prototype": {"admin": true}}}'],
    ['bytes that are no UTF-8', json, Buffer.from('{"values": {"email": "\xff\xfe"}}', 'latin1')],
    ['a form', 'application/x-www-form-urlencoded', 'confirm=true'],
    ['plain text', 'text/plain', '{"confirm": true}'],
    ['a form with files', 'multipart/form-data; boundary=x', '--x--\r\n'],
    ['a type that is none', 'nonsense', '{}'],
  ];
}

describe('bodies that are no JSON, or JSON of another shape', () => {
  test.each(bodies())('are refused by every operation: %s', async (_name, type, body) => {
    for (const [id, operation] of WITH_JSON) {
      const address = addressOf(operation, { params: ids, query: [] });
      const { status, text } = await answerOf(address, {
        method: operation.method,
        headers: { ...headers, 'content-type': type },
        body: body as BodyInit,
      });
      if (body === 'null' && status < 300) continue;
      expect([400, 404, 409, 413, 415, 422], `${id} answered ${status}: ${text}`).toContain(status);
    }
    expect(Object.keys(Object.prototype)).toEqual([]);
  });
});

test.each([
  '/api/v1/contacts/%00',
  '/api/v1/contacts/%zz',
  '/api/v1/contacts/%ED%A0%80',
  '/api/v1/contacts/..%2f..%2fetc%2fpasswd',
  '/api/v1/settings/__proto__',
  '/api/v1/settings/constructor',
  `/api/v1/contacts/${'a'.repeat(5_000)}`,
  '/api/v1/contacts?__proto__=1&constructor=1&limit=1&limit=2',
  '/api/v1//contacts',
  '/api/v1/uploads/tus/..%2f..%2fsecret',
])('the address %s is answered with a problem', async (address) => {
  const { status, text } = await answerOf(address, { headers });
  expect([400, 404, 405, 414]).toContain(status);
  expect(JSON.parse(text)).toMatchObject({ type: /^urn:muster:problem:/, status });
  expect(text).not.toMatch(/node_modules|\.ts|SELECT/);
});

function statusesOf(operation: Operation): readonly number[] {
  const described = (
    openApiDocument().paths[operation.path] as Readonly<
      Record<string, { readonly responses: Readonly<Record<string, unknown>> }>
    >
  )[operation.method.toLowerCase()];
  return Object.keys(described?.responses ?? {}).map(Number);
}

async function send(operation: Operation, request: HostileRequest): Promise<Answered> {
  const { body: shape } = operation;
  const type = isBytes(shape) ? 'application/octet-stream' : 'application/json';
  const isJson = shape !== undefined && !isBytes(shape);
  return answerOf(addressOf(operation, request), {
    method: operation.method,
    headers: { ...headers, ...(shape === undefined ? {} : { 'content-type': type }) },
    ...(shape === undefined
      ? {}
      : { body: isJson ? JSON.stringify(request.body ?? null) : String(request.body) }),
    endless: isEvents(operation.response),
  });
}

function addressOf(
  { path }: Operation,
  { params, query }: Pick<HostileRequest, 'params' | 'query'>,
): string {
  const place = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encoded(params[name] ?? 'x'));
  const asked = query
    .filter(([, value]) => value !== undefined)
    .flatMap(([name, value]) => (Array.isArray(value) ? value : [value]).map((one) => [name, one]))
    .map(([name, value]) => `${String(name)}=${encoded(String(value))}`);
  return `/api/v1${place}?${asked.join('&')}`;
}

function encoded(text: string): string {
  return encodeURIComponent(text.toWellFormed());
}

interface Answered {
  readonly status: number;
  readonly text: string;
}

async function answerOf(
  address: string,
  { endless = false, ...init }: RequestInit & { readonly endless?: boolean },
): Promise<Answered> {
  const response = await fetch(`${server.url}${address}`, init);
  if (!endless || response.status !== 200) {
    return { status: response.status, text: await response.text() };
  }
  await response.body?.cancel();
  return { status: response.status, text: '' };
}
