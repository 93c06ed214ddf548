import { readConfiguration } from '../../configuration.ts';
import { type DataPolicy, environmentRule } from '../../modules/release/index.ts';
import { createEnvironment } from '../../operations/environments/places.ts';
import type { Command } from '../command.ts';
import { environmentNamed } from './words.ts';

const POLICIES: readonly string[] = ['synthetic', 'anonymised', 'real'];

export const envCreateCommand: Command = {
  verb: 'env create',
  summary: 'Crée un environnement : son dossier, sa base, ses ports, ses secrets. Il dort jusqu’à son démarrage.',
  options: {
    data: 'synthetic (inventées) ou anonymised (copie qui ne nomme personne) ; PROD porte des données réelles',
    adopt: 'dossier de données existant, pour PROD',
    'first-port': 'premier port des six environnements (8100), si un autre FormaPro de cette machine en a',
  },
  async run({ options, words, json }) {
    const key = environmentNamed(words[0]);
    if (options.data && !POLICIES.includes(options.data)) throw new Error(`--data accepte : ${POLICIES.join(', ')}.`);
    if (options.adopt && key !== 'prod') throw new Error('Seul PROD peut adopter des données existantes.');
    const data = options.data as DataPolicy | undefined;
    const made = await createEnvironment(readConfiguration(process.env).environmentsDir, {
      key,
      data,
      adopt: options.adopt,
      firstPort: portNamed(options['first-port']),
    });
    if (json) console.log(JSON.stringify(made));
    else
      console.log(
        `${environmentRule(key).name} est créé dans ${made.folder}, sur le port ${made.port}. Il dort.\nDémarrez-le : npx formapro env start ${key}`,
      );
    return 0;
  },
};

function portNamed(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const port = Number(text);
  if (!Number.isInteger(port) || port < 1_024 || port > 59_000)
    throw new Error('--first-port est un nombre entre 1024 et 59000.');
  return port;
}
