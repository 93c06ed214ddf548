import { resolve } from 'node:path';
import { readConfiguration } from '../../configuration.ts';
import { environmentRule, noteInstalled, wasPromoted } from '../../modules/release/index.ts';
import { installBuild } from '../../operations/builds/install-build.ts';
import { askSteering, keepInSteering } from '../../operations/builds/steering.ts';
import { getEnvironment } from '../../operations/environments/places.ts';
import type { Command } from '../command.ts';
import { environmentNamed } from './words.ts';

const ROOT = resolve(import.meta.dirname, '..', '..', '..');

export const envInstallCommand: Command = {
  verb: 'env install',
  summary: 'Installe dans un environnement une version qui y a été promue, telle qu’elle a été construite.',
  async run({ words, json }) {
    const key = environmentNamed(words[0]);
    const name = words[1];
    if (!name) throw new Error('Dites quelle version : npx formapro env install recette 1.2.0+3f9a…');
    const configuration = readConfiguration(process.env);
    const { folder } = await installBuild(await getEnvironment(configuration.environmentsDir, key), {
      name,
      buildsDir: configuration.buildsDir,
      root: ROOT,
      wasPromoted: (digest) =>
        askSteering(configuration, {
          name: 'env.install',
          ask: (ctx) => wasPromoted(ctx, { digest, environment: key }),
        }),
      noteInstalled: (digest) =>
        keepInSteering(configuration, {
          name: 'env.install',
          table: 'release.installation',
          keep: (ctx) => noteInstalled(ctx, { digest, environment: key }),
        }),
    });
    if (json) console.log(JSON.stringify({ key, build: name, folder }));
    else
      console.log(
        `${environmentRule(key).name} est sur la version ${name}. Démarrez-le : npx formapro env start ${key}`,
      );
    return 0;
  },
};
