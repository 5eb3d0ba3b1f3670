import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ApiError } from '../../packages/core/src/contract/api-error.ts';
import type { ClientOptions, Fetch } from '../../packages/core/src/contract/call-operation.ts';
import { type Client, createClient } from '../../packages/core/src/contract/client.ts';
import { openApiDocument } from '../../packages/server/src/api/openapi.ts';

/** A server that notes what it is asked, and answers what the test says. */
let server: Server;
let url: string;
let asked: Asked;
let answer: (response: ServerResponse, request: IncomingMessage) => void;
beforeAll(async () => {
  server = createServer((request, response) => {
    const { method = '', url: path = '', headers } = request;
    asked = { method, path, headers, body: '' };
    request.setEncoding('utf8').on('data', (text: string) => (asked.body += text));
    request.on('end', () => answer(response, request));
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await once(server, 'close');
});

interface Asked {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  body: string;
}

interface Described {
  readonly operationId: string;
  readonly parameters: readonly { name: string; in: 'path' | 'query' | 'header' }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, unknown>> };
  readonly responses: Readonly<
    Record<string, { readonly content?: Readonly<Record<string, unknown>> }>
  >;
}

/** Every operation as the description of the API has it. */
const DESCRIBED = Object.entries(openApiDocument().paths).flatMap(([path, methods]) =>
  Object.entries(methods as Readonly<Record<string, Described>>).map(
    ([method, described]) => [described.operationId, { method, path, described }] as const,
  ),
);

describe('the client and the description of the API', () => {
  test('name the same operations', () => {
    const names = Object.keys(createClient({ url, fetch: nodeFetch }));
    expect(names.sort()).toEqual(DESCRIBED.map(([id]) => id).sort());
  });

  test.each(DESCRIBED)('agree about %s', async (id, { method, path, described }) => {
    const namesIn = (place: string): readonly string[] =>
      described.parameters.filter((one) => one.in === place).map(({ name }) => name);
    const [status = '', { content = {} } = {}] =
      Object.entries(described.responses).find(([code]) => code.startsWith('2')) ?? [];
    const [answerType] = Object.keys(content);
    answer = (response) => {
      response.writeHead(
        Number(status),
        answerType === undefined ? {} : { 'Content-Type': answerType },
      );
      response.end(
        answerType === 'text/event-stream'
          ? 'event: e\ndata: {"a":1}\n\n'
          : status === '204'
            ? ''
            : '{}',
      );
    };
    const bodyTypes = Object.keys(described.requestBody?.content ?? {});
    const isJson = bodyTypes[0] === 'application/json';
    const result = await callAny(id, {
      params: Object.fromEntries(namesIn('path').map((name) => [name, 'a/b c'])),
      query: Object.fromEntries(namesIn('query').map((name) => [name, ['é&', 2]])),
      idempotencyKey: 'k-1',
      ...(bodyTypes.length === 0 ? {} : { body: isJson ? { a: 1 } : 'bytes' }),
    });

    const [askedPath, askedQuery = ''] = asked.path.split('?');
    expect(asked.method).toBe(method.toUpperCase());
    expect(askedPath).toBe(`/api/v1${path.replaceAll(/\{\w+\}/g, 'a%2Fb%20c')}`);
    expect(askedQuery).toBe(
      namesIn('query')
        .map((name) => `${name}=%C3%A9%26&${name}=2`)
        .join('&'),
    );
    expect(asked.headers.authorization).toBe('Bearer mk_test');
    expect(asked.headers['content-type']).toBe(bodyTypes[0]);
    expect(asked.body).toBe(bodyTypes.length === 0 ? '' : isJson ? '{"a":1}' : 'bytes');
    if (answerType === undefined) expect(result).toBeUndefined();
    else if (answerType === 'application/json') expect(result).toEqual({});
    else if (answerType === 'text/event-stream') {
      const events: unknown[] = [];
      for await (const event of result as AsyncIterable<unknown>) events.push(event);
      expect(events).toEqual([{ event: 'e', data: { a: 1 } }]);
    } else expect(await (result as Response).text()).toBe('{}');
  });
});

describe('the client', () => {
  test('throws the problem that the server answered with', async () => {
    const problem = {
      type: 'urn:muster:problem:import_state',
      title: 'Not possible in this state',
      status: 409,
      code: 'import_state',
      detail: 'The import is undone.',
      requestId: 'r-1',
      state: 'undone',
    };
    answer = (response) => {
      response.writeHead(409, { 'Content-Type': 'application/problem+json; charset=utf-8' });
      response.end(JSON.stringify(problem));
    };
    const error = await failureOf(client().readApiDocument());
    expect(error).toBeInstanceOf(ApiError);
    expect(error).toMatchObject({
      code: 'import_state',
      message: 'The import is undone.',
      problem,
    });
  });

  test.each([
    ['a page of a proxy', 502, 'text/html', '<html>Bad Gateway</html>'],
    ['nothing at all', 503, '', ''],
    ['JSON of another program', 404, 'application/json', '{"message":"Not Found"}'],
    ['JSON that is cut off', 500, 'application/problem+json', '{"code":"x","deta'],
    ['JSON that is no object', 500, 'application/json', 'null'],
    ['a page that asks to sign in to a network', 200, 'text/html; charset=utf-8', '<html>'],
    ['text where JSON is due', 200, 'text/plain', 'ok'],
  ])('says so when the answer is not of Muster: %s', async (...[, status, type, body]) => {
    answer = (response) => {
      response.writeHead(status, type === '' ? {} : { 'Content-Type': type }).end(body);
    };
    expect(await failureOf(client().readApiDocument())).toMatchObject({
      name: 'ApiError',
      code: 'not_muster',
      problem: { status },
    });
  });

  test('passes on what fetch throws when there is no answer', async () => {
    const closed = createServer();
    await once(closed.listen(0, '127.0.0.1'), 'listening');
    const { port } = closed.address() as AddressInfo;
    closed.close();
    const nobody = client({ url: `http://127.0.0.1:${port}` });
    const error = await failureOf(nobody.readApiDocument());
    expect(error).toBeInstanceOf(TypeError);
    expect(error).not.toBeInstanceOf(ApiError);
  });

  test('is stopped by a signal', async () => {
    answer = () => undefined;
    const stopping = client().readApiDocument({ signal: AbortSignal.timeout(50) });
    expect(await failureOf(stopping)).toMatchObject({ name: 'TimeoutError' });
  });

  test('takes an address that ends with a slash', async () => {
    answer = (response) => response.writeHead(200).end('{}');
    await client({ url: `${url}/` }).readApiDocument();
    expect(asked.path).toBe('/api/v1/openapi.json');
  });

  test('sends key, account and headers of the call', async () => {
    answer = (response) => response.writeHead(200).end('{}');
    await client({ key: 'mk_1', account: 'acc' }).readApiDocument({ headers: { 'X-Own': '1' } });
    expect(asked.headers).toMatchObject({
      authorization: 'Bearer mk_1',
      'muster-account': 'acc',
      'x-own': '1',
    });
  });

  test('sends no key that it has not', async () => {
    answer = (response) => response.writeHead(200).end('{}');
    await createClient({ url, fetch: nodeFetch }).readApiDocument();
    expect(asked.headers).not.toHaveProperty('authorization');
    expect(asked.headers).not.toHaveProperty('muster-account');
  });
});

const nodeFetch: Fetch = (address, init) => fetch(address, init as RequestInit);

function client(options: Partial<ClientOptions> = {}): Client {
  return createClient({ url, fetch: nodeFetch, key: 'mk_test', ...options });
}

function callAny(id: string, input: object): Promise<unknown> {
  const any = client() as unknown as Readonly<Record<string, (given: object) => Promise<unknown>>>;
  return any[id]?.(input) ?? Promise.reject(new Error(`The client has no ${id}.`));
}

async function failureOf(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    () => undefined,
    (error: unknown) => error,
  );
}
