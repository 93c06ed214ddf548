import { buildWeb } from '../../../tools/build/web.ts';
import { readConfiguration } from '../../configuration.ts';
import { environmentRule } from '../../modules/release/index.ts';
import { environmentConfiguration, getEnvironment } from '../../operations/environments/places.ts';
import { startEnvironment } from '../../operations/environments/run.ts';
import type { Command } from '../command.ts';
import { environmentNamed } from './words.ts';

export const envStartCommand: Command = {
  verb: 'env start',
  summary: 'Démarre un environnement dans son propre processus et attend qu’il réponde.',
  async run({ words, json }) {
    const key = environmentNamed(words[0]);
    const environment = await getEnvironment(readConfiguration(process.env).environmentsDir, key);
    if (!environment.build)
      await buildWeb((sentence) => {
        if (!json) console.log(sentence);
      });
    const state = await startEnvironment(environment);
    const { appOrigin } = await environmentConfiguration(environment);
    if (json) console.log(JSON.stringify({ key, address: appOrigin, ...state }));
    else console.log(`${environmentRule(key).name} est ouvert : ${appOrigin} (version ${state.version})`);
    return 0;
  },
};
