import { buildWeb } from '../../tools/build/web.ts';
import { startCockpit } from '../cockpit.ts';
import { readConfiguration } from '../configuration.ts';
import type { Command } from './command.ts';
import { untilStopped } from './until-stopped.ts';

const PORT = '8090';
/** Nothing is played here; only has to differ. */
const UNUSED_PORT = '8091';

export const cockpitCommand: Command = {
  verb: 'cockpit',
  summary: 'Démarre le pilotage seul (COCKPIT_PORT, 8090) : il répond quand le produit ne répond plus.',
  async run({ json }) {
    const port = process.env.COCKPIT_PORT ?? PORT;
    const { APP_ORIGIN: _app, CONTENT_ORIGIN: _content, ...env } = process.env;
    const configuration = readConfiguration({
      ...env,
      PORT: port,
      CONTENT_PORT: port === UNUSED_PORT ? PORT : UNUSED_PORT,
      ...(env.COCKPIT_ORIGIN ? { APP_ORIGIN: env.COCKPIT_ORIGIN } : {}),
    });
    const say = (sentence: string) => {
      if (!json) console.log(sentence);
    };
    await buildWeb(say);
    const cockpit = await startCockpit(configuration, say);
    if (json) console.log(JSON.stringify({ cockpit: configuration.appOrigin }));
    else console.log(`Pilotage ouvert : ${configuration.appOrigin}/mise-en-production. Ctrl-C pour arrêter.`);
    await untilStopped();
    await cockpit.stop();
    return 0;
  },
};
