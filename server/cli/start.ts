import { readConfiguration } from '../configuration.ts';
import { start } from '../main.ts';
import type { Command } from './command.ts';
import { untilStopped } from './until-stopped.ts';

export const startCommand: Command = {
  verb: 'start',
  summary: 'Démarre FormaPro : base de données, application, contenu, travaux de fond.',
  options: { 'no-worker': 'sans les travaux de fond (lancez alors `formapro worker`)' },
  async run({ options, json }) {
    const configuration = readConfiguration(process.env);
    const say = (sentence: string) => {
      if (!json) console.log(sentence);
    };
    const running = await start(configuration, { say, worker: !options['no-worker'] });
    if (json) console.log(JSON.stringify({ app: configuration.appOrigin, content: configuration.contentOrigin }));
    else
      console.log(
        `\nFormaPro est ouvert :\n  Application  ${configuration.appOrigin}\n  Contenus     ${configuration.contentOrigin}\n\nCtrl-C pour arrêter.`,
      );
    await untilStopped();
    say('Arrêt en cours…');
    await running.stop();
    return 0;
  },
};
