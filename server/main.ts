import { hostname } from 'node:os';
import { resolve } from 'node:path';
import type { FastifyInstance } from 'fastify';
import type { Configuration } from './configuration.ts';
import { keepAssets } from './kept-assets.ts';
import { type Clock, systemClock } from './kernel/clock.ts';
import { announceInstance, gatherHealth } from './modules/release/index.ts';
import { openRuntime, type Runtime } from './runtime.ts';
import { buildAppServer, buildContentServer } from './serve.ts';

const WEB_FOLDER = resolve(import.meta.dirname, '..', 'dist', 'web');

export type Running = {
  readonly runtime: Runtime;
  readonly servers: readonly FastifyInstance[];
  stop(): Promise<void>;
};

/** Starts everything one machine needs: database, migrations, both web origins, and the worker unless told otherwise. */
export async function start(
  configuration: Configuration,
  {
    say,
    worker = true,
    clock = systemClock,
    prepare,
  }: {
    say: (sentence: string) => void;
    worker?: boolean;
    clock?: Clock;
    /** Done before it says that it is ready and before anybody is sent to it. */
    prepare?: ((runtime: Runtime) => Promise<unknown>) | undefined;
  },
): Promise<Running> {
  const runtime = await openRuntime(configuration, say, clock);
  const { app, log } = runtime;
  const onTrouble = (error: unknown) => log.warn({ err: error }, 'release');
  const health = gatherHealth(app, onTrouble);
  const servers: FastifyInstance[] = [];
  let isOpening = true;
  let leave = async () => {};
  const stop = async () => {
    await leave();
    await Promise.all(servers.map((server) => server.close()));
    await health.stop();
    await runtime.close();
  };
  try {
    const keptFolder = await keepAssets(WEB_FOLDER, configuration.dataDir);
    const parts = {
      ...runtime,
      webFolder: WEB_FOLDER,
      keptFolder,
      onAnswered: health.note,
      isOpening: () => isOpening,
    };
    const appServer = await buildAppServer(parts);
    const contentServer = await buildContentServer(parts);
    servers.push(appServer, contentServer);
    await listen(appServer, configuration.port, 'PORT');
    await listen(contentServer, configuration.contentPort, 'CONTENT_PORT');
    await prepare?.(runtime);
    isOpening = false;
    if (worker)
      await runtime.jobs.work(
        app,
        runtime.modules.flatMap((module) => module.jobs),
        log,
      );
    const { ownAddresses } = configuration;
    leave = await announceInstance(
      app,
      {
        id: `${hostname()}:${configuration.port}`,
        address: ownAddresses.app,
        contentAddress: ownAddresses.content,
        schemaMax: runtime.schema.max,
      },
      onTrouble,
    );
  } catch (error) {
    // A port that is taken must not leave a database running behind it.
    await stop();
    throw error;
  }
  return { runtime, servers, stop };
}

async function listen(server: FastifyInstance, port: number, name: string): Promise<void> {
  try {
    await server.listen({ port, host: process.env.HOST ?? '0.0.0.0' });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const otherwise = `lancez avec un autre port : ${name}=${port < 1024 ? port + 8000 : port + 10} npm start`;
    if (code === 'EADDRINUSE')
      throw new Error(`Le port ${port} est déjà pris par un autre programme. Arrêtez-le, ou ${otherwise}`);
    if (code === 'EACCES') throw new Error(`Le système réserve le port ${port} à son administrateur : ${otherwise}`);
    throw error;
  }
}
