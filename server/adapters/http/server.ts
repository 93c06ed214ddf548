import cookie from '@fastify/cookie';
import multipart from '@fastify/multipart';
import fastify, { type FastifyInstance, type FastifyRequest } from 'fastify';
import type { Application } from '../../kernel/context.ts';
import type { Log } from '../../kernel/log.ts';
import { Refusal, type RefusalTexts } from '../../kernel/refusal.ts';
import type { Route } from '../../kernel/route.ts';
import { type Answered, answeredOf, notePerson } from './answered.ts';
import { carryOut } from './call.ts';
import type { Authenticate } from './caller.ts';
import { type HttpMetrics, observe } from './metrics.ts';
import { sendProblem, toProblem } from './problem.ts';
import { renewRoutingToken } from './routing-cookie.ts';
import { securityHeaders } from './security-headers.ts';

export type HttpParts = {
  readonly app: Application;
  readonly routes: readonly Route[];
  readonly texts: RefusalTexts;
  readonly authenticate: Authenticate;
  readonly log: Log;
  readonly metrics: HttpMetrics;
  /** Hears of each answer given to somebody: how a version fares. */
  readonly onAnswered?: ((answered: Answered) => void) | undefined;
};

const BODY_LIMIT_BYTES = 2_000_000;
/** Longer than an edge keeps an idle connection, so that it is never this side that closes first. */
const KEEP_ALIVE_MS = 75_000;

/**
 * The application origin: /api routes behind one door, in one order (cross-site check, who, rights, input, work, answer).
 *
 * Errors become problem documents; a defect is logged with the request id and answers nothing but that id.
 */
export async function createAppServer(parts: HttpParts): Promise<FastifyInstance> {
  const server = baseServer(parts);
  await server.register(cookie);
  await server.register(multipart, { limits: { files: 1 } });
  server.addHook('onRequest', securityHeaders(parts.app.settings));
  server.addHook('onRequest', async (request) => refuseForeignWrite(request, parts.app.settings.appOrigin));
  for (const route of parts.routes) mount(server, route, parts);
  return server;
}

/** What both origins share: request ids, log without personal data, problems, metrics. */
export function baseServer(
  parts: Pick<HttpParts, 'log' | 'texts' | 'metrics' | 'app' | 'onAnswered'>,
): FastifyInstance {
  const server = fastify({
    logger: false,
    bodyLimit: BODY_LIMIT_BYTES,
    genReqId: () => crypto.randomUUID(),
    trustProxy: process.env.TRUST_PROXY ? process.env.TRUST_PROXY.split(',') : false,
    forceCloseConnections: 'idle',
    keepAliveTimeout: KEEP_ALIVE_MS,
    routerOptions: { maxParamLength: 300, ignoreTrailingSlash: true },
  });
  server.addHook('onSend', async (request, reply) => {
    reply.header('x-request-id', request.id);
    reply.header('x-fp-version', parts.app.settings.version);
  });
  server.addHook('onResponse', async (request, reply) => {
    observe(parts, request, reply);
    const answered = answeredOf(request, reply);
    if (answered) parts.onAnswered?.(answered);
  });
  server.setErrorHandler((error, request, reply) => {
    const problem = toProblem(error, { texts: parts.texts, language: languageOf(request), reference: request.id });
    if (problem.code === 'DEFECT')
      parts.log.error({ requestId: request.id, route: request.routeOptions.url, err: error }, 'defect');
    return sendProblem(reply, problem);
  });
  return server;
}

function mount(server: FastifyInstance, route: Route, parts: HttpParts): void {
  const space = route.key.indexOf(' ');
  server.route({
    method: route.key.slice(0, space),
    url: `/api${route.key.slice(space + 1)}`,
    handler: async (request, reply) => {
      const caller = await parts.authenticate(request);
      Object.assign(request, { role: caller.actor.kind === 'person' ? caller.actor.role : caller.actor.kind });
      if (caller.actor.kind === 'person') {
        notePerson(request, caller.actor);
        renewRoutingToken(request, reply, { app: parts.app, caller });
      }
      return carryOut({ route, request, reply, app: parts.app, caller });
    },
  });
}

/**
 * Refuses a write that another site could have sent: it must carry our header and, when the browser names an origin,
 * ours. A token in the Authorization header is not sent by browsers on their own, so it passes without.
 */
function refuseForeignWrite(request: FastifyRequest, appOrigin: string): void {
  if (request.method === 'GET' || request.method === 'HEAD' || request.method === 'OPTIONS') return;
  if (request.headers.authorization) return;
  const { origin } = request.headers;
  if (request.headers['x-formapro'] !== '1' || (origin !== undefined && origin !== appOrigin))
    throw new Refusal('FOREIGN_REQUEST');
}

/** French unless the reader asks for English first. */
export function languageOf(request: FastifyRequest): 'fr' | 'en' {
  return /^en\b/i.test(String(request.headers['accept-language'] ?? '')) ? 'en' : 'fr';
}
