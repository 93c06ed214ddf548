import { readConfiguration } from '../../configuration.ts';
import { environmentRule } from '../../modules/release/index.ts';
import { getEnvironment, saveEnvironment } from '../../operations/environments/places.ts';
import type { Command } from '../command.ts';
import { environmentNamed } from './words.ts';

const DAY = /^\d{4}-\d{2}-\d{2}$/;

export const envFreezeCommand: Command = {
  verb: 'env freeze',
  summary: 'Interdit toute mise en production d’un environnement entre deux jours ; sans jours, les montre.',
  options: {
    from: 'premier jour, AAAA-MM-JJ',
    to: 'dernier jour, AAAA-MM-JJ',
    why: 'raison, dite à qui voudra promouvoir',
    lift: 'retire le gel qui commence ce jour',
  },
  async run({ options, words, json }) {
    const key = environmentNamed(words[0]);
    const environment = await getEnvironment(readConfiguration(process.env).environmentsDir, key);
    const freezes = changed(environment.freezes, options);
    if (freezes !== environment.freezes) await saveEnvironment({ ...environment, freezes });
    if (json) console.log(JSON.stringify(freezes));
    else if (freezes.length === 0) console.log(`${environmentRule(key).name} n’a aucun gel.`);
    else for (const { from, to, why } of freezes) console.log(`Du ${from} au ${to} : ${why}`);
    return 0;
  },
};

type Freezes = Awaited<ReturnType<typeof getEnvironment>>['freezes'];

function changed(freezes: Freezes, { from, to, why, lift }: Readonly<Record<string, string>>): Freezes {
  if (lift) return freezes.filter((freeze) => freeze.from !== lift);
  if (!from && !to && !why) return freezes;
  if (!from || !to || !DAY.test(from) || !DAY.test(to) || from > to)
    throw new Error('Donnez deux jours dans l’ordre : --from=2026-12-21 --to=2027-01-03');
  if (!why || why === 'yes') throw new Error('Dites pourquoi : --why="clôture de fin d’année"');
  return [...freezes.filter((freeze) => freeze.from !== from), { from, to, why }];
}
