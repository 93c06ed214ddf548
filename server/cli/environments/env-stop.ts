import { readConfiguration } from '../../configuration.ts';
import { environmentRule } from '../../modules/release/index.ts';
import { getEnvironment } from '../../operations/environments/places.ts';
import { stopEnvironment } from '../../operations/environments/run.ts';
import type { Command } from '../command.ts';
import { environmentNamed } from './words.ts';

export const envStopCommand: Command = {
  verb: 'env stop',
  summary: 'Arrête un environnement ; ses données restent.',
  async run({ words, json }) {
    const key = environmentNamed(words[0]);
    const ran = await stopEnvironment(await getEnvironment(readConfiguration(process.env).environmentsDir, key));
    const { name } = environmentRule(key);
    if (json) console.log(JSON.stringify({ key, stopped: ran }));
    else console.log(ran ? `${name} est arrêté. Ses données restent.` : `${name} dormait déjà.`);
    return 0;
  },
};
