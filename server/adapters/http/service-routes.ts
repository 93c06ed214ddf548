import type { FastifyInstance } from 'fastify';
import type { RefusalTexts } from '../../kernel/refusal.ts';
import type { Route } from '../../kernel/route.ts';
import type { HttpMetrics } from './metrics.ts';
import { openApiDocument } from './openapi.ts';

type ServiceParts = {
  readonly routes: readonly Route[];
  readonly texts: RefusalTexts;
  readonly metrics: HttpMetrics;
  readonly version: string;
  /** From which step to which the database may stand for this process to serve on it. */
  readonly schema: { readonly min: string; readonly max: string };
  /** Null when the process can serve, else why not; asked at each call. */
  readonly notReadyBecause: () => Promise<string | null>;
};

/** What machines ask: health, metrics, the API's description and the list of refusals. Nothing about people. */
export function mountServiceRoutes(
  server: FastifyInstance,
  { routes, texts, metrics, version, schema, notReadyBecause }: ServiceParts,
): void {
  server.get('/api/health/live', async () => ({ status: 'live', version }));
  server.get('/api/health/ready', async (_request, reply) => {
    const reason = await notReadyBecause();
    return reason
      ? reply.code(503).send({ status: 'not-ready', reason, version, schema })
      : { status: 'ready', version, schema };
  });
  server.get('/metrics', async (_request, reply) =>
    reply.header('content-type', metrics.registry.contentType).send(await metrics.registry.metrics()),
  );
  const document = JSON.stringify(openApiDocument(routes, { texts, version }));
  server.get('/api/openapi.json', async (_request, reply) =>
    reply.header('content-type', 'application/json; charset=utf-8').send(document),
  );
  server.get('/api/refusals', async () => Object.entries(texts).map(([code, text]) => ({ code, ...text })));
}
