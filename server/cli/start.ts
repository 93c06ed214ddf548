import { buildWeb } from '../../tools/build/web.ts';
import { createDemo, demoAccounts } from '../../tools/demo/create.ts';
import { type Configuration, readConfiguration } from '../configuration.ts';
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
    await buildWeb(say);
    const running = await start(configuration, {
      say,
      worker: !options['no-worker'],
      prepare: configuration.demo ? (runtime) => createDemo(runtime, say) : undefined,
    });
    try {
      if (json) console.log(JSON.stringify({ app: configuration.appOrigin, content: configuration.contentOrigin }));
      else announce(configuration);
      await untilStopped();
      say('Arrêt en cours…');
    } finally {
      await running.stop();
    }
    return 0;
  },
};

/** Where FormaPro is, and in a demonstration who one may be. */
function announce({ appOrigin, contentOrigin, demo }: Configuration): void {
  const lines = [
    '',
    'FormaPro est ouvert :',
    `  Application  ${appOrigin}`,
    `  Contenus     ${contentOrigin} (modules e-learning, ouverts depuis l’application)`,
  ];
  if (demo) lines.push('', `Comptes de démonstration (mot de passe : ${demoAccounts.password})`, ...demoAccounts.lines);
  console.log([...lines, '', 'Ctrl-C pour arrêter.'].join('\n'));
}
