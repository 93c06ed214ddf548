import { resolve } from 'node:path';
import type { Configuration } from './configuration.ts';
import { systemClock } from './kernel/clock.ts';
import { announceProcess } from './modules/release/index.ts';
import { cockpitModules } from './modules.ts';
import { openRuntime, type Runtime } from './runtime.ts';
import { buildAppServer } from './serve.ts';

const WEB_FOLDER = resolve(import.meta.dirname, '..', 'dist', 'web');

/**
 * The control plane as a process of its own: sign-in, the journal and what steers a release, with their jobs. It needs the
 * database and none of the business modules, so it answers when the product does not.
 */
export async function startCockpit(
  configuration: Configuration,
  say: (sentence: string) => void,
): Promise<{ runtime: Runtime; stop(): Promise<void> }> {
  const runtime = await openRuntime(configuration, say, systemClock, cockpitModules);
  const server = await buildAppServer({ ...runtime, webFolder: WEB_FOLDER });
  await server.listen({ port: configuration.port, host: process.env.HOST ?? '0.0.0.0' });
  const own = runtime.modules
    .filter(({ name }) => name === 'release')
    .flatMap((module) => module.jobs)
    // A report bears the address where it is verified, which is the product's: its workers write it.
    .filter(({ name }) => name !== 'release.keep-rollout-reports');
  await runtime.jobs.work(runtime.app, own, runtime.log);
  const leave = await announceProcess(runtime.app, runtime.schema.max, (error) =>
    runtime.log.warn({ err: error }, 'release'),
  );
  return {
    runtime,
    async stop() {
      leave();
      await server.close();
      await runtime.close();
    },
  };
}
