import { randomUUID } from 'node:crypto';
import helmet from '@fastify/helmet';
import multipart from '@fastify/multipart';
import { say } from '@muster/core/language/sentence';
import fastify, {
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyReply,
  LogController,
} from 'fastify';

import { ALL_ROUTES } from './all-routes.ts';
import { authRoutes } from './auth-routes.ts';
import { describeForLog } from './describe-for-log.ts';
import { contentSecurityPolicy } from './content-security-policy.ts';
import { createFairQueue } from './fair-queue.ts';
import { createMetrics } from './metrics.ts';
import { MusterError } from '../errors.ts';
import { healthRoutes } from './health.ts';
import { NoJsonError, problemOf, sendProblem } from './problem.ts';
import { createRateLimiter } from './rate-limit.ts';
import { accountContext, authenticate, serveOperation } from './serve-operation.ts';
import type { Services } from './services.ts';
import { serveTus } from './tus.ts';
import { serveWebApp } from './web-app.ts';

declare module 'fastify' {
  interface FastifyReply {
    /** Keeps the answer for a request that is sent again; null: it is not kept. */
    keepAnswer: ((payload: unknown) => Promise<void>) | null;
  }
  interface FastifyRequest {
    /** What the handler works with, once it is known who calls and that they may; null before. */
    admitted: object | null;
  }
  interface FastifyContextConfig {
    readonly operationId?: string;
    readonly takesBytes?: boolean;
  }
}

/** The HTTP server with every operation of the API and the web app; it does not listen yet. */
export async function buildServer(services: Services): Promise<FastifyInstance> {
  const { config, log } = services;
  // As Fastify's own type of logger: with pino's, the type of the server would be another.
  const loggerInstance: FastifyBaseLogger = log;
  const app = fastify({
    loggerInstance,
    // One line a request is written below, without addresses of pages, which may hold names.
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => randomUUID(),
    trustProxy: config.trustedProxies.length > 0 ? [...config.trustedProxies] : false,
    bodyLimit: MOST_OPEN_BYTES,
    http: { maxHeaderSize: MOST_HEADER_BYTES },
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: 200 },
    // Addresses that cannot be decoded, or have a part that is no ID by its length.
    frameworkErrors: (_error, request, reply) => {
      void sendProblem(nothingThere(), request, reply);
    },
    // A body that stalls is given up; uploads keep sending, or are resumed.
    requestTimeout: 0,
    connectionTimeout: 120_000,
    keepAliveTimeout: 10_000,
    forceCloseConnections: 'idle',
  });
  const limiter = createRateLimiter({
    perSecond: config.requestsPerSecond,
    burst: config.requestsPerSecond * BURST_SECONDS,
  });
  const guesses = createRateLimiter(GUESSES);
  const queue = createFairQueue(QUEUE);
  const metrics = createMetrics({ queue, pool: services.pool });

  app.decorateReply('keepAnswer', null);
  app.decorateRequest('admitted', null);
  await app.register(helmet, {
    contentSecurityPolicy: { useDefaults: false, directives: contentSecurityPolicy() },
  });
  app.addHook('onRequest', async (request, reply) => {
    reply.header('X-Request-Id', request.id);
  });
  app.addHook('onSend', async (_request, reply: FastifyReply, payload) => {
    await reply.keepAnswer?.(payload);
    return payload;
  });
  app.addHook('onResponse', async (request, reply) => {
    const { operationId } = request.routeOptions.config;
    metrics.countRequest({
      operation: operationId ?? 'other',
      status: reply.statusCode,
      ms: reply.elapsedTime,
    });
    request.log.info(
      {
        operation: operationId,
        method: request.method,
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime),
      },
      'request',
    );
  });
  app.setErrorHandler((error, request, reply) => {
    const { status, code } = problemOf(error, request.id);
    if (status >= 500) request.log.error({ err: describeForLog(error), code }, 'request failed');
    return sendProblem(error, request, reply);
  });
  app.setNotFoundHandler((request, reply) => sendProblem(nothingThere(), request, reply));

  healthRoutes(app, services, metrics);
  if (services.webFolder !== null) await serveWebApp(app, services.webFolder);
  await authRoutes(app, services.people);
  await app.register(
    async (api) => {
      api.addContentTypeParser('*', (request, payload, done) => {
        const { takesBytes = false } = request.routeOptions.config;
        // Bytes are read by the operation as they come; anything else is JSON.
        if (takesBytes) done(null, payload);
        else done(new NoJsonError());
      });
      await api.register(multipart);
      for (const route of ALL_ROUTES)
        serveOperation(api, route, { services, limiter, guesses, queue });
      serveTus(api, services, async (request, reply) => {
        const caller = await authenticate({ services, guesses }, request);
        const exchange = { request, reply, caller };
        const context = await accountContext({ action: 'imports.write' }, { services }, exchange);
        limiter.take(context.principal.id);
        return context;
      });
    },
    { prefix: '/api/v1' },
  );
  return app;
}

function nothingThere(): MusterError {
  return new MusterError('not_found', say('There is nothing at this address.'));
}

/** What is read of anybody, before they have said who they are. */
const MOST_OPEN_BYTES = 16 * 1024;

/** A filter stands in the address: 20,000 characters, of which each may be nine there. */
const MOST_HEADER_BYTES = 256 * 1024;

const BURST_SECONDS = 4;

/** Keys that are wrong: enough for a mistake in a script, too few to find one. */
const GUESSES = { perSecond: 1, burst: 100 };

const QUEUE = { slots: 16, slotsPerAccount: 10, waitingPerAccount: 2_000, mostWaitMs: 30_000 };
