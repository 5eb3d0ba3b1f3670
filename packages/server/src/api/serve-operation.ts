import assert from 'node:assert/strict';
import { isBytes, isEvents, isOfAccount, type Operation } from '@muster/core/contract/operation';
import { may } from '@muster/core/contract/permissions';
import { say } from '@muster/core/language/sentence';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { settingValue } from '../crm/settings.ts';
import { MusterError } from '../errors.ts';
import { openMuster } from '../imports/open-muster.ts';
import type { Caller } from '../people/principal.ts';
import { ACCOUNT_OF_LINK } from '../people/resolve-principal.ts';
import { traced } from '../traced.ts';
import { auditRequest } from './audit-request.ts';
import type { FairQueue } from './fair-queue.ts';
import { answerOnce } from './idempotency.ts';
import { languageOf, sayLanguage } from './language-of.ts';
import type { RateLimiter } from './rate-limit.ts';
import { parsePart } from './parse-request.ts';
import { NoJsonError } from './problem.ts';
import type { FileAnswer, RequestContext, Route, ServerSentEvent } from './route.ts';
import { sendEvents } from './send-events.ts';
import { sendFile } from './send-file.ts';
import type { Services } from './services.ts';

/** What operations are served with. */
export interface Serving {
  readonly services: Services;
  readonly limiter: RateLimiter;
  /** Sign-ins that failed, by address. */
  readonly guesses: RateLimiter;
  readonly queue: FairQueue;
}

/**
 * Serves one operation: finds out who calls, whether they may, what they send; carries it out when
 * it is the account's turn; answers.
 */
export function serveOperation(app: FastifyInstance, route: Route, serving: Serving): void {
  const { operation, id } = route;
  app.route({
    method: operation.method,
    url: operation.path.replaceAll(/\{(\w+)\}/g, ':$1'),
    ...(isOfAccount(operation) ? { bodyLimit: MOST_JSON_BYTES } : {}),
    config: { operationId: id, takesBytes: isBytes(operation.body) },
    // Before the body is read: nobody has the server take in what they may not send.
    onRequest: async (request, reply) => {
      request.admitted = await admit(route, serving, { request, reply });
    },
    handler: (request, reply) => traced(id, () => handle(route, serving, { request, reply })),
  });
}

interface Exchange {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

/** Plan files and pasted rows are JSON; files are not. */
const MOST_JSON_BYTES = 32 * 1024 * 1024;

/** Finds out who calls, whether they may, and takes the request from their share; what a handler works with. */
async function admit(
  { operation }: Route,
  serving: Serving,
  { request, reply }: Exchange,
): Promise<object> {
  if (operation.action === 'anyone') {
    takeShare(serving.limiter, `address ${request.ip}`, reply);
    return {};
  }
  const caller = await authenticate(serving, request);
  if (operation.action === 'signed_in') {
    takeShare(serving.limiter, caller.person?.id ?? caller.account?.principal.id ?? '', reply);
    return { caller };
  }
  const context = await accountContext(operation, serving, { request, reply, caller });
  takeShare(serving.limiter, context.principal.id, reply);
  return context;
}

async function handle(route: Route, serving: Serving, exchange: Exchange): Promise<unknown> {
  const { operation } = route;
  const { admitted: context } = exchange.request;
  assert(context);
  const carry = (): Promise<unknown> => carryOut(route, serving, { ...exchange, context });
  return operation.method === 'POST' && isOfAccount(operation)
    ? answerOnce(operation, context as RequestContext, carry)
    : carry();
}

/**
 * Who calls. Whoever guesses keys is held up, by the address the guesses come from.
 *
 * @throws MusterError as `Services.authenticate`; `rate_limited`
 */
export async function authenticate(
  { services, guesses }: Pick<Serving, 'services' | 'guesses'>,
  request: FastifyRequest,
): Promise<Caller> {
  try {
    return await services.authenticate(request);
  } catch (error) {
    const isGuess = error instanceof MusterError && error.code === 'unauthenticated';
    if (isGuess) guesses.take(request.ip);
    throw error;
  }
}

function takeShare(limiter: RateLimiter, caller: string, reply: FastifyReply): void {
  const { limit, remaining } = limiter.take(caller);
  reply.header('RateLimit-Limit', limit).header('RateLimit-Remaining', remaining);
}

/**
 * What a handler works with, once the caller has an account and may take the action in it.
 *
 * @throws MusterError `forbidden`
 */
export async function accountContext(
  operation: Pick<Operation, 'action'>,
  { services }: Pick<Serving, 'services'>,
  { request, reply, caller }: Exchange & { readonly caller: Caller },
): Promise<RequestContext> {
  if (caller.account === null) {
    throw new MusterError(
      'forbidden',
      say(
        'No account is chosen. Choose one of yours, or send its ID in the header Muster-Account.',
      ),
    );
  }
  const { accountId, principal } = caller.account;
  const muster = await openMuster(services, accountId, languageOf(request));
  const { action } = operation;
  assert(action !== 'anyone' && action !== 'signed_in');
  const allowed =
    may(principal.role, action, {
      membersMayImport: settingValue(muster.account.settings, 'members_may_import'),
    }) &&
    (principal.scopes === null || principal.scopes.includes(action));
  if (!allowed) {
    throw new MusterError(
      'forbidden',
      principal.kind === 'key'
        ? say('This key may not do that: it lacks {action}.', { action })
        : say(
            'As {role} of this account you may not do that ({action}). Ask an owner or admin of the account.',
            { role: say(principal.role), action },
          ),
    );
  }
  return { services, request, reply, muster, principal };
}

/** Sessions and keys are revoked, and roles change, while events are sent. */
async function isStillAllowed(
  operation: Operation,
  services: Services,
  exchange: Exchange,
): Promise<boolean> {
  try {
    const caller = await services.authenticate(exchange.request);
    await accountContext(operation, { services }, { ...exchange, caller });
    return true;
  } catch (error) {
    // Anything else, such as a database that is away, says nothing about it.
    return !(error instanceof MusterError && error.status >= 400 && error.status < 500);
  }
}

async function carryOut(
  route: Route,
  { services, queue }: Serving,
  { request, reply, context }: Exchange & { readonly context: object },
): Promise<unknown> {
  const { operation, handle: handler } = route;
  if (request.isMultipart() && !isBytes(operation.body)) throw new NoJsonError();
  const input = {
    params: parsePart(operation.params, 'params', request.params),
    query: parsePart(operation.query, 'query', queryOf(operation, request)),
    body: isBytes(operation.body) ? undefined : parsePart(operation.body, 'body', request.body),
  };
  const whole = { services, request, reply, ...context };
  const work = async (): Promise<unknown> => handler(whole as never, input as never);
  const isLong = isBytes(operation.body) || isEvents(operation.response) || operation.slow === true;
  // Uploads and event streams last for as long as the client likes: they hold no place.
  const result = await (isLong || !('muster' in context)
    ? work()
    : queue.run((context as RequestContext).muster.account.accountId, work));
  if ('muster' in context) {
    await auditRequest(route, whole as RequestContext, { params: input.params, result });
  }
  return answer(operation, result, { request, reply, services });
}

/** What is asked for, and not of which account: that was looked at before. */
function queryOf(operation: Operation, { query }: FastifyRequest): unknown {
  if (operation.method !== 'GET' || !isOfAccount(operation)) return query;
  const { [ACCOUNT_OF_LINK]: _account, ...rest } = query as Readonly<Record<string, unknown>>;
  return rest;
}

function answer(
  operation: Operation,
  result: unknown,
  { request, reply, services }: Exchange & { readonly services: Services },
): unknown {
  const { response, status } = operation;
  reply.code(status);
  if (response === undefined) return reply.send();
  if (isBytes(response)) return sendFile(reply, result as FileAnswer);
  if (isEvents(response)) {
    return sendEvents({ request, reply }, result as AsyncIterable<ServerSentEvent>, {
      isAllowed: () => isStillAllowed(operation, services, { request, reply }),
    });
  }
  if (services.config.checkAnswers) response.parse(JSON.parse(JSON.stringify(result)));
  reply.header('Cache-Control', 'no-store');
  return sayLanguage(reply, languageOf(request)).send(result);
}
