import type { Pool } from 'pg';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { FairQueue } from './fair-queue.ts';

/** What Prometheus reads of one process. */
export interface Metrics {
  readonly registry: Registry;
  readonly countRequest: (request: {
    readonly operation: string;
    readonly status: number;
    readonly ms: number;
  }) => void;
}

export function createMetrics(watched: {
  readonly queue: Pick<FairQueue, 'waiting'>;
  readonly pool: Pick<Pool, 'totalCount' | 'idleCount' | 'waitingCount'>;
}): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, prefix: 'muster_' });
  const requests = new Counter({
    name: 'muster_http_requests_total',
    help: 'Requests answered, by operation and status.',
    labelNames: ['operation', 'status'],
    registers: [registry],
  });
  const seconds = new Histogram({
    name: 'muster_http_request_seconds',
    help: 'Time from a request to the end of its answer, by operation.',
    labelNames: ['operation'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers: [registry],
  });
  const { queue, pool } = watched;
  const gauges: readonly (readonly [name: string, help: string, read: () => number])[] = [
    ['requests_waiting', 'Requests that wait for their turn.', () => queue.waiting()],
    ['database_connections', 'Connections to the database.', () => pool.totalCount],
    ['database_connections_idle', 'Connections that nobody uses.', () => pool.idleCount],
    ['database_waiting', 'Requests that wait for a connection.', () => pool.waitingCount],
  ];
  for (const [name, help, read] of gauges) {
    const gauge: Gauge = new Gauge({
      name: `muster_${name}`,
      help,
      registers: [registry],
      collect: () => gauge.set(read()),
    });
  }
  return {
    registry,
    countRequest({ operation, status, ms }) {
      requests.inc({ operation, status });
      seconds.observe({ operation }, ms / 1_000);
    },
  };
}
