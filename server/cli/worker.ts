import { readConfiguration } from '../configuration.ts';
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
    console.log('Travaux de fond en route. Ctrl-C pour arrêter.');
    await untilStopped();
    await runtime.close();
    return 0;
  },
};
