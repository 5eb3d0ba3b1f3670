import { collectDefaultMetrics, Counter, Histogram, Registry } from 'prom-client';

/** What Prometheus reads of one process. */
export interface Metrics {
  readonly registry: Registry;
  readonly countRequest: (request: {
    readonly operation: string;
    readonly status: number;
    readonly ms: number;
  }) => void;
}

export function createMetrics(): Metrics {
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
  return {
    registry,
    countRequest({ operation, status, ms }) {
      requests.inc({ operation, status });
      seconds.observe({ operation }, ms / 1_000);
    },
  };
}
