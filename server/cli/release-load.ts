import { join } from 'node:path';
import type { Pool } from 'pg';
import { type Configuration, readConfiguration } from '../configuration.ts';
import { systemClock } from '../kernel/clock.ts';
import { openDatabase } from '../kernel/database.ts';
import { environmentRule, findBuilt, isLoadBorne, LOAD_CONNECTIONS } from '../modules/release/index.ts';
import { openCrowd } from '../operations/builds/load-crowd.ts';
import { type Measured, measureLoad, READER_ROLES } from '../operations/builds/measure-load.ts';
import { askSteering, keepMeasure } from '../operations/builds/steering.ts';
import { openServer } from '../operations/database-server.ts';
import { type Environment, environmentConfiguration, getEnvironment } from '../operations/environments/places.ts';
import { runState } from '../operations/environments/run.ts';
import { holdLock } from '../operations/lock.ts';
import type { Command } from './command.ts';
import { environmentNamed } from './environments/words.ts';
import { amount } from './words.ts';

const SECONDS = 60;
const LONGEST_S = 3_600;

export const releaseLoadCommand: Command = {
  verb: 'release load',
  summary:
    'Tient 300 connexions sur un environnement ouvert, lectures et suivi de modules, et note la mesure pour la version qu’il sert.',
  options: {
    env: 'environnement où personne n’est nommé : données inventées, ou copie sans noms (jamais PROD)',
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
    if (!(await askSteering(configuration, { name: 'release.load', ask: (ctx) => findBuilt(ctx, version) })))
      throw new Error(
        `${environmentRule(key).name} sert ${version}, qui n’est pas une version construite ici : la mesure ne compterait pour aucune empreinte. Installez-en une : npx formapro env install ${key} …`,
      );
    if (environment.data === 'real')
      throw new Error(`${environmentRule(key).name} porte les données des personnes : la charge ne s’y mesure pas.`);
    if (!json) console.log(`${LOAD_CONNECTIONS} connexions sur ${environmentRule(key).name} pendant ${seconds} s…`);
    const measured = await measure(environment, seconds);
    const isBorne = isLoadBorne(measured);
    const summary = `${measured.connections} connexions pendant ${seconds} s : ${amount(measured.requests - measured.writes)} lectures, ${amount(measured.writes)} enregistrements de modules, 95 % en ${amount(Math.round(measured.p95Ms))} ms ou moins, 99 % en ${amount(Math.round(measured.p99Ms))} ms, ${amount(measured.failures)} échec(s)`;
    await keepMeasure(configuration, { name: version, gate: 'load', outcome: isBorne ? 'pass' : 'fail', summary });
    if (json) console.log(JSON.stringify({ name: version, ...measured, passed: isBorne }));
    else console.log(`${isBorne ? 'La charge est tenue' : 'La charge n’est pas tenue'} par ${version}. ${summary}.`);
    return isBorne ? 0 : 1;
  },
};

/** Doors are opened in the environment's own database for the time of the measure, and removed. One measure at a time. */
async function measure(environment: Environment, seconds: number): Promise<Measured> {
  const release = await holdLock(join(environment.folder, 'load.lock'));
  if (typeof release === 'number') throw new Error(`Une mesure est déjà en cours ici (processus ${release}).`);
  try {
    const configuration = await environmentConfiguration(environment);
    return await withOwner(configuration, async (owner) => {
      const doors = { roles: READER_ROLES, followers: LOAD_CONNECTIONS, now: systemClock.now() };
      const crowd = await openCrowd(owner, doors);
      try {
        const where = { app: configuration.appOrigin, content: configuration.contentOrigin };
        return await measureLoad(where, crowd, { connections: LOAD_CONNECTIONS, seconds });
      } finally {
        await crowd.leave();
      }
    });
  } finally {
    await release();
  }
}

async function withOwner<T>(configuration: Configuration, run: (owner: Pool) => Promise<T>): Promise<T> {
  const server = await openServer(configuration, () => undefined);
  const owner = openDatabase(server.address, { as: 'owner', max: 1 });
  try {
    return await run(owner.pool);
  } finally {
    await owner.close();
    await server.stop();
  }
}
