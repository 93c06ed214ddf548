import { readConfiguration } from '../configuration.ts';
import { environmentRule, isLoadBorne, LOAD_CONNECTIONS } from '../modules/release/index.ts';
import { measureLoad } from '../operations/builds/measure-load.ts';
import { keepMeasure } from '../operations/builds/steering.ts';
import { environmentConfiguration, getEnvironment } from '../operations/environments/places.ts';
import { runState } from '../operations/environments/run.ts';
import type { Command } from './command.ts';
import { environmentNamed } from './environments/words.ts';
import { amount } from './words.ts';

const SECONDS = 60;
const LONGEST_S = 3_600;

export const releaseLoadCommand: Command = {
  verb: 'release load',
  summary: 'Tient 300 connexions sur un environnement ouvert et note la mesure pour la version qu’il sert.',
  options: {
    env: 'environnement aux données inventées : dev, integration, test ou recette',
    seconds: `durée, en secondes (${SECONDS})`,
  },
  async run({ options, json }) {
    const key = environmentNamed(options.env);
    if (key === 'prod') throw new Error('La charge ne se mesure jamais sur PROD : des personnes y travaillent.');
    const seconds = Number(options.seconds ?? SECONDS);
    if (!Number.isInteger(seconds) || seconds < 1 || seconds > LONGEST_S)
      throw new Error(`--seconds est un nombre entre 1 et ${LONGEST_S}.`);
    const configuration = readConfiguration(process.env);
    const environment = await getEnvironment(configuration.environmentsDir, key);
    const { state, version } = await runState(environment);
    if (state !== 'open' || !version)
      throw new Error(`${environmentRule(key).name} n’est pas ouvert. Démarrez-le : npx formapro env start ${key}`);
    const { appOrigin } = await environmentConfiguration(environment);
    if (!json) console.log(`${LOAD_CONNECTIONS} connexions sur ${appOrigin} pendant ${seconds} s…`);
    const measured = await measureLoad(appOrigin, { connections: LOAD_CONNECTIONS, seconds });
    const isBorne = isLoadBorne(measured);
    const summary = `${measured.connections} connexions pendant ${seconds} s : ${amount(measured.requests)} lectures, 95 % en ${amount(Math.round(measured.p95Ms))} ms ou moins, 99 % en ${amount(Math.round(measured.p99Ms))} ms, ${amount(measured.failures)} échec(s)`;
    await keepMeasure(configuration, { name: version, gate: 'load', outcome: isBorne ? 'pass' : 'fail', summary });
    if (json) console.log(JSON.stringify({ name: version, ...measured, passed: isBorne }));
    else console.log(`${isBorne ? 'La charge est tenue' : 'La charge n’est pas tenue'} par ${version}. ${summary}.`);
    return isBorne ? 0 : 1;
  },
};
