import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Refusal } from '../../kernel/refusal.ts';
import type { Route } from '../../kernel/route.ts';
import { forgetLaunch, noteLaunch } from './answered.ts';
import { carryOut } from './call.ts';
import { baseServer, type HttpParts, languageOf } from './server.ts';

/** A file of a package on its way out, see modules/learning/use-cases/serve-content.ts. */
type ContentFile = {
  readonly status: 200 | 206;
  readonly bytes: NodeJS.ReadableStream;
  readonly sizeBytes: number;
  readonly mediaType: string;
  readonly range: { readonly start: number; readonly end: number } | null;
};

export type ContentParts = Pick<HttpParts, 'app' | 'log' | 'metrics' | 'texts' | 'onAnswered'> & {
  readonly routes: readonly Route[];
  /** Folder of the built player page. */
  readonly playerFolder: string;
  /** Folder of the player's files of this and earlier versions. */
  readonly keptFolder?: string | undefined;
  openFile(asked: {
    ticket: string;
    path: string;
    rangeHeader: string | undefined;
  }): Promise<ContentFile | null | 'bad-range'>;
  /** Whether a launch token was ever given to somebody. */
  knowsLaunch(token: string): Promise<boolean>;
};

const DAY_SECONDS = 86_400;

/**
 * The content origin: the player page, its few routes, and the files of packages. It reads no cookie and sets none.
 *
 * Packages run what their authors wrote, so they share nothing with the application: another host name, no credential but
 * the launch token of the one registration that is open.
 */
export async function createContentServer(parts: ContentParts): Promise<FastifyInstance> {
  const server = baseServer(parts);
  const { appOrigin } = parts.app.settings;
  // A beacon says text/plain whatever it carries.
  server.addContentTypeParser('text/plain', { parseAs: 'string' }, (_request, body, done) => {
    server.getDefaultJsonParser('ignore', 'ignore')(_request, String(body), done);
  });
  server.addHook('onRequest', async (_request, reply) => {
    reply.header('x-content-type-options', 'nosniff');
    reply.header('referrer-policy', 'same-origin');
    // Old courses save in onunload, which browsers are about to switch off by default.
    reply.header('permissions-policy', 'unload=(self), camera=(), geolocation=()');
    reply.header('content-security-policy', `frame-ancestors 'self' ${appOrigin}`);
  });
  for (const route of parts.routes) mount(server, route, parts);
  await servePlayer(server, parts);
  server.get('/c/:ticket/*', (request, reply) => sendContent(request, reply, parts));
  server.get('/api/health/live', async () => ({ status: 'ok' }));
  server.setNotFoundHandler(() => {
    throw new Refusal('NOT_FOUND');
  });
  return server;
}

function mount(server: FastifyInstance, route: Route, { app, knowsLaunch }: ContentParts): void {
  const [method = 'POST', path = '/'] = route.key.split(' ');
  server.route({
    method,
    url: `/api${path}`,
    handler: async (request, reply) => {
      refuseOtherOrigins(request, app.settings.contentOrigin);
      const caller = { actor: { kind: 'anonymous' }, language: languageOf(request), half: false } as const;
      const token = noteLaunch(request);
      try {
        return await carryOut({ route, request, reply, app, caller });
      } catch (error) {
        // What is refused to a made-up token is no failure of this version: strangers could have it taken back.
        if (token && !(await knowsLaunch(token))) forgetLaunch(request);
        throw error;
      }
    },
  });
}

/** The player page calls from this origin; a browser that names another one is not ours. */
function refuseOtherOrigins({ headers }: FastifyRequest, contentOrigin: string): void {
  if (headers.origin !== undefined && headers.origin !== contentOrigin) throw new Refusal('FOREIGN_REQUEST');
}

async function servePlayer(server: FastifyInstance, { playerFolder, keptFolder, app }: ContentParts): Promise<void> {
  const policy = `default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; font-src 'self' data:; img-src 'self' data:; connect-src 'self'; frame-src 'self'; frame-ancestors ${app.settings.appOrigin} 'self'; base-uri 'none'; form-action 'none'`;
  await server.register(fastifyStatic, {
    root: [join(playerFolder, 'assets'), ...(keptFolder ? [join(keptFolder, 'assets')] : [])],
    prefix: '/assets/',
    preCompressed: true,
    cacheControl: true,
    immutable: true,
    maxAge: `${DAY_SECONDS * 365}s`,
  });
  server.get('/play', (_request, reply) =>
    reply
      .header('content-security-policy', policy)
      .header('cache-control', 'no-cache')
      .sendFile('index.html', playerFolder, { cacheControl: false }),
  );
}

async function sendContent(request: FastifyRequest, reply: FastifyReply, parts: ContentParts): Promise<FastifyReply> {
  const { ticket = '', '*': path = '' } = request.params as Record<string, string>;
  const found = await parts.openFile({ ticket, path, rangeHeader: request.headers.range });
  if (found === null) throw new Refusal('NOT_FOUND');
  if (found === 'bad-range') return reply.code(416).send();
  const { range, sizeBytes } = found;
  if (range) reply.header('content-range', `bytes ${range.start}-${range.end}/${sizeBytes}`);
  return reply
    .code(found.status)
    .header('content-type', found.mediaType)
    .header('content-length', range ? range.end - range.start + 1 : sizeBytes)
    .header('accept-ranges', 'bytes')
    .header('cache-control', `private, max-age=${DAY_SECONDS}, immutable`)
    .send(found.bytes);
}
