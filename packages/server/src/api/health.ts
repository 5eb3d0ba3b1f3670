import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import type { Metrics } from './metrics.ts';
import type { Services } from './services.ts';

/**
 * `/health`: the process answers. `/ready`: so does the database. `/metrics`: figures for
 * Prometheus, for whoever sends the configured token; without one there is no such page.
 */
export function healthRoutes(app: FastifyInstance, services: Services, metrics: Metrics): void {
  const { config, pool } = services;
  app.get('/health', () => ({ status: 'ok' }));
  app.get('/ready', async (_request, reply) => {
    try {
      await pool.query('SELECT 1');
      return { status: 'ok' };
    } catch {
      return reply.code(503).send({ status: 'database_unavailable' });
    }
  });
  app.get('/metrics', async ({ headers }, reply) => {
    const { metricsToken } = config;
    const sent = headers.authorization?.replace(/^Bearer /, '') ?? '';
    if (metricsToken === null || !isSame(sent, metricsToken)) return reply.callNotFound();
    return reply.type(metrics.registry.contentType).send(await metrics.registry.metrics());
  });
}

function isSame(left: string, right: string): boolean {
  const [a, b] = [left, right].map((text) => createHash('sha256').update(text).digest());
  return timingSafeEqual(a as Buffer, b as Buffer);
}
