import { readConfiguration } from '../configuration.ts';
import { announceProcess } from '../modules/release/index.ts';
import { openRuntime } from '../runtime.ts';
import type { Command } from './command.ts';
import { untilStopped } from './until-stopped.ts';

export const workerCommand: Command = {
  verb: 'worker',
  summary: 'Exécute les travaux de fond (courriels, PDF, scellement) à côté d’un ou plusieurs serveurs.',
  async run() {
    const runtime = await openRuntime(readConfiguration(process.env), console.log);
    await runtime.jobs.work(
      runtime.app,
      runtime.modules.flatMap((module) => module.jobs),
      runtime.log,
    );
    const leave = await announceProcess(runtime.app, runtime.schema.max, (error) =>
      runtime.log.warn({ err: error }, 'release'),
    );
    console.log('Travaux de fond en route. Ctrl-C pour arrêter.');
    await untilStopped();
    leave();
    await runtime.close();
    return 0;
  },
};
