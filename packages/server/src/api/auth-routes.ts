import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { answerAudited } from '../people/answer-audited.ts';
import { AUTH_ENDPOINTS } from '../people/auth-endpoints.ts';
import { authFailure } from '../people/auth-failure.ts';
import { ADDRESS_HEADER } from '../people/auth-options.ts';
import { checkSiteOrigin } from '../people/check-origin.ts';
import type { People } from '../people/people.ts';
import { createFairQueue } from './fair-queue.ts';

/** Signing in and what belongs to it: better-auth's endpoints, under `/api/auth`. */
export async function authRoutes(app: FastifyInstance, people: People): Promise<void> {
  const queue = createFairQueue(QUEUE);
  await app.register(
    async (auth) => {
      // Bodies go on as they came; what is no JSON is refused, since forms of other sites send none.
      auth.removeAllContentTypeParsers();
      auth.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_request, body, done) =>
        done(null, body),
      );
      for (const { path } of AUTH_ENDPOINTS) {
        auth.post(
          path,
          { bodyLimit: MOST_BYTES, config: { operationId: `auth${path}` } },
          (request, reply) =>
            queue.run(request.ip, () => forward(people, path, { request, reply })),
        );
      }
    },
    { prefix: '/api/auth' },
  );
}

const MOST_BYTES = 16 * 1024;

/** Hashing a password takes a processor some 50 ms: addresses take turns, and none takes them all. */
const QUEUE = { slots: 4, slotsPerAccount: 2, waitingPerAccount: 50, mostWaitMs: 10_000 };

/** Headers that better-auth reads. */
const PASSED = ['accept', 'content-type', 'cookie', 'origin', 'user-agent'] as const;

async function forward(
  people: People,
  path: string,
  { request, reply }: { readonly request: FastifyRequest; readonly reply: FastifyReply },
): Promise<unknown> {
  checkSiteOrigin(request, people.publicUrl);
  const answer = await answerAudited(people, path, {
    headers: passedHeaders(request),
    body: Buffer.isBuffer(request.body) ? new Uint8Array(request.body) : null,
  });
  const cookies = answer.headers.getSetCookie();
  if (cookies.length > 0) reply.header('set-cookie', cookies);
  reply.header('Cache-Control', 'no-store');
  const text = await answer.text();
  const json: unknown = text === '' ? {} : JSON.parse(text);
  if (answer.ok) return reply.code(answer.status).send(json);
  const retryAfter = answer.headers.get('x-retry-after');
  const failure = authFailure(answer.status, {
    ...(json as object),
    retryAfterSeconds: retryAfter === null ? null : Number(retryAfter),
  });
  throw failure ?? new Error(`better-auth answered ${answer.status} at ${path}`);
}

/** The headers of a request as better-auth sees them, with the address of the client. */
export function passedHeaders({ headers, ip }: Pick<FastifyRequest, 'headers' | 'ip'>): Headers {
  const passed = new Headers();
  for (const name of PASSED) {
    const value = headers[name];
    if (value !== undefined) passed.set(name, value);
  }
  passed.set(ADDRESS_HEADER, ip);
  return passed;
}
