import { resolve } from 'node:path';
import { buildWeb } from '../../tools/build/web.ts';
import { readConfiguration } from '../configuration.ts';
import { systemClock } from '../kernel/clock.ts';
import { noteMeasure } from '../modules/release/index.ts';
import { makeBuild } from '../operations/builds/make-build.ts';
import { rehearseMigrations } from '../operations/builds/rehearse.ts';
import { keepBuild } from '../operations/builds/steering.ts';
import type { Command } from './command.ts';
import { chosenConfiguration, envOption } from './environments/chosen-configuration.ts';
import { progressBar } from './progress-bar.ts';
import { amount, seconds } from './words.ts';

const ROOT = resolve(import.meta.dirname, '..', '..');

export const releaseRehearseCommand: Command = {
  verb: 'release rehearse',
  summary:
    'Répète la mise à niveau de la base par cette version, sur la dernière sauvegarde restaurée à part, et note le résultat.',
  options: { env: envOption },
  async run({ options, json }) {
    const steering = readConfiguration(process.env);
    const source = await chosenConfiguration(options.env);
    await buildWeb(() => undefined);
    const build = await makeBuild({ root: ROOT, to: steering.buildsDir, clock: systemClock });
    const { passed, steps, backupAt, durationMs, faults } = await rehearseMigrations(source, {
      clock: systemClock,
      progress: progressBar({ json }),
    });
    const summary = passed
      ? `${amount(steps)} étape(s) appliquée(s) à la sauvegarde du ${backupAt.toLocaleString('fr-FR')}, en ${seconds(durationMs)}`
      : (faults[0] ?? '').slice(0, LONGEST);
    const outcome = passed ? 'pass' : 'fail';
    await keepBuild(steering, build, (ctx) =>
      noteMeasure(ctx, { digest: build.digest, gate: 'migrations', outcome, summary }),
    );
    if (json)
      console.log(JSON.stringify({ name: build.name, digest: build.digest, passed, steps, durationMs, faults }));
    else
      console.log(`${passed ? 'La mise à niveau passe' : 'La mise à niveau échoue'} pour ${build.name} : ${summary}.`);
    return passed ? 0 : 1;
  },
};

/** Characters that evidence keeps of a fault. */
const LONGEST = 500;
