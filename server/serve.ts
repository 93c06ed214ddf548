import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { loginCookieName } from './adapters/http/call.ts';
import type { Caller } from './adapters/http/caller.ts';
import { createContentServer } from './adapters/http/content-server.ts';
import { createMetrics } from './adapters/http/metrics.ts';
import { sendProblem, toProblem } from './adapters/http/problem.ts';
import { createAppServer, type HttpParts, languageOf } from './adapters/http/server.ts';
import { mountServiceRoutes } from './adapters/http/service-routes.ts';
import { listMigrations, type Migration } from './db/migrate.ts';
import { schemaRange, schemaTrouble } from './db/schema-range.ts';
import type { Clock } from './kernel/clock.ts';
import type { Application } from './kernel/context.ts';
import type { Database } from './kernel/database.ts';
import type { Log } from './kernel/log.ts';
import type { Module } from './kernel/module.ts';
import { Refusal } from './kernel/refusal.ts';
import { sql } from './kernel/sql.ts';
import { recogniseLogin, recogniseToken } from './modules/identity/index.ts';
import { knowsLaunch, openContentFile } from './modules/learning/index.ts';
import { allRefusals } from './modules.ts';

export type ServeParts = {
  readonly app: Application;
  readonly database: Database;
  readonly clock: Clock;
  readonly modules: readonly Module[];
  readonly log: Log;
  /** Folder of the built pages, `app` and `player`; the API alone is served when it is missing. */
  readonly webFolder: string;
  /** Files of this and earlier versions, see kept-assets.ts; absent where only one version is ever served. */
  readonly keptFolder?: string | undefined;
  readonly onAnswered?: HttpParts['onAnswered'];
  /** Whether it still prepares what it will serve: machines that ask are told to wait. */
  readonly isOpening?: () => boolean;
};

/** Builds the server of the application origin: API, health, and the web application for every other address. */
export async function buildAppServer({
  app,
  database,
  clock,
  modules,
  log,
  webFolder: builtFolder,
  onAnswered,
  keptFolder,
  isOpening = () => false,
}: ServeParts): Promise<FastifyInstance> {
  const webFolder = join(builtFolder, 'app');
  const texts = allRefusals(modules);
  const routes = modules.flatMap((module) => module.routes);
  const metrics = createMetrics();
  const migrations = await listMigrations();
  const server = await createAppServer({
    app,
    routes,
    texts,
    log,
    metrics,
    onAnswered,
    authenticate: (request) => authenticate(request, { app, database, clock }),
  });
  mountServiceRoutes(server, {
    routes,
    texts,
    metrics,
    version: app.settings.version,
    schema: schemaRange(migrations),
    notReadyBecause: async () => (isOpening() ? 'opening' : databaseTrouble(database, migrations)),
  });
  await serveWeb(server, [webFolder, ...(keptFolder ? [join(keptFolder, 'app')] : [])]);
  server.setNotFoundHandler((request, reply) => {
    if (request.method === 'GET' && !request.url.startsWith('/api') && existsSync(join(webFolder, 'index.html')))
      return reply.header('cache-control', 'no-cache').sendFile('index.html');
    return sendProblem(
      reply,
      toProblem(new Refusal('NOT_FOUND'), { texts, language: languageOf(request), reference: request.id }),
    );
  });
  return server;
}

/** Builds the server of the content origin: the player page and the files of packages. */
export function buildContentServer({
  app,
  modules,
  log,
  webFolder,
  keptFolder,
  onAnswered,
}: ServeParts): Promise<FastifyInstance> {
  return createContentServer({
    app,
    log,
    onAnswered,
    routes: modules.flatMap((module) => module.contentRoutes ?? []),
    texts: allRefusals(modules),
    metrics: createMetrics(),
    playerFolder: join(webFolder, 'player'),
    keptFolder: keptFolder ? join(keptFolder, 'player') : undefined,
    openFile: (asked) => openContentFile(app, asked),
    knowsLaunch: (token) => knowsLaunch(app, token),
  });
}

async function authenticate(
  request: FastifyRequest,
  { app, database, clock }: Pick<ServeParts, 'app' | 'database' | 'clock'>,
): Promise<Caller> {
  const bearer = /^Bearer (\S{10,200})$/.exec(request.headers.authorization ?? '')?.[1];
  const recognised = bearer
    ? await recogniseToken(database, clock, bearer)
    : await recogniseLogin(database, clock, request.cookies[loginCookieName(app)]);
  return { ...recognised, language: recognised.language ?? languageOf(request) };
}

/** A database that does not answer, or that is not what this build was written for. */
async function databaseTrouble(database: Database, own: readonly Migration[]): Promise<string | null> {
  try {
    const ran = await database.query(sql<{ name: string }>`select name from public.formapro_migration order by name`);
    const names = ran.map(({ name }) => name);
    const trouble = schemaTrouble(own, names);
    return trouble ? `schema-${trouble.why}: ${trouble.step}` : null;
  } catch {
    return 'database';
  }
}

const YEAR_SECONDS = 31_536_000;

/** Built files carry their hash in their name, so they are kept for a year; the page itself never. */
async function serveWeb(server: FastifyInstance, folders: readonly [string, ...string[]]): Promise<void> {
  if (!existsSync(folders[0])) return;
  await server.register(fastifyStatic, {
    root: [...folders],
    preCompressed: true,
    cacheControl: false,
    setHeaders: (response, path) => {
      response.header(
        'cache-control',
        path.includes('/assets/') ? `public, max-age=${YEAR_SECONDS}, immutable` : 'no-cache',
      );
    },
  });
}
