import type { FastifyReply, FastifyRequest } from 'fastify';
import { Counter, collectDefaultMetrics, Histogram, Registry } from 'prom-client';
import type { Log } from '../../kernel/log.ts';

export type HttpMetrics = {
  readonly registry: Registry;
  readonly seconds: Histogram<'method' | 'route' | 'status'>;
  readonly requests: Counter<'route' | 'role' | 'status'>;
};

/** Prometheus metrics by route pattern, never by address: no identifier of a person becomes a label. */
export function createMetrics(): HttpMetrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  return {
    registry,
    seconds: new Histogram({
      name: 'formapro_http_seconds',
      help: 'Time to answer, by route pattern',
      labelNames: ['method', 'route', 'status'],
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.15, 0.3, 0.5, 1, 3, 10],
      registers: [registry],
    }),
    requests: new Counter({
      name: 'formapro_http_requests_total',
      help: 'Answers, by route pattern and role',
      labelNames: ['route', 'role', 'status'],
      registers: [registry],
    }),
  };
}

/** One log line and one measure per answer: pattern, status, milliseconds, role, request id. */
export function observe(
  { log, metrics }: { log: Log; metrics: HttpMetrics },
  request: FastifyRequest,
  reply: FastifyReply,
): void {
  const route = request.routeOptions.url ?? 'unknown';
  const status = String(reply.statusCode);
  const role = (request as FastifyRequest & { role?: string }).role ?? 'none';
  metrics.seconds.observe({ method: request.method, route, status }, reply.elapsedTime / 1000);
  metrics.requests.inc({ route, role, status });
  log.info(
    {
      requestId: request.id,
      method: request.method,
      route,
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime),
      role,
    },
    'answered',
  );
}
