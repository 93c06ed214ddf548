import { readConfiguration } from '../configuration.ts';
import { edgeKeyFile, openEdge } from '../edge.ts';
import type { TrafficPlane } from '../modules/release/index.ts';
import type { Command } from './command.ts';
import { untilStopped } from './until-stopped.ts';

/** SIGHUP: replaces the processes that answer, one time after the other when it is told again meanwhile. */
function restartWhenTold(plane: TrafficPlane): { end(): Promise<void> } {
  let running = Promise.resolve();
  process.on('SIGHUP', () => {
    running = running.then(async () => {
      await plane.restart().then(
        () => console.log('Répartiteur redémarré sans couper personne.'),
        (error: Error) => console.error(`Le redémarrage n’a pas abouti, le trafic continue : ${error.message}`),
      );
    });
  });
  return { end: () => running };
}

const COCKPIT = 'http://127.0.0.1:8090';

export const edgeCommand: Command = {
  verb: 'edge',
  summary: 'Répartit les personnes entre deux versions, devant l’application et les contenus (PORT et CONTENT_PORT).',
  options: {
    driver: 'node (intégré, par défaut) ou haproxy',
    stable: 'adresses de la version stable : application/contenu, séparées par des virgules',
    cockpit: `adresse du pilotage (par défaut ${COCKPIT})`,
    name: 'nom de ce répartiteur',
    'key-file': 'clés reçues de l’installation, quand ce répartiteur est sur une autre machine',
    key: 'écrit ces clés, puis s’arrête',
  },
  async run({ options, json }) {
    const configuration = readConfiguration(process.env);
    if (options.key) {
      console.log(JSON.stringify(await edgeKeyFile(configuration.dataDir)));
      return 0;
    }
    const driver = options.driver ?? 'node';
    if (driver !== 'node' && driver !== 'haproxy') throw new Error('--driver attend node ou haproxy.');
    if (!options.stable)
      throw new Error('Indiquez où répond la version stable : --stable=127.0.0.1:9001/127.0.0.1:9002');
    const edge = await openEdge(
      configuration,
      {
        driver,
        stable: options.stable,
        cockpit: (options.cockpit ?? COCKPIT).replace(/\/$/, ''),
        name: options.name ?? null,
        keyFile: options['key-file'] ?? null,
      },
      console.error,
    );
    if (json) console.log(JSON.stringify({ app: configuration.port, content: configuration.contentPort, driver }));
    else
      console.log(`Répartiteur ouvert sur ${configuration.port} et ${configuration.contentPort}. Ctrl-C pour arrêter.`);
    const restarting = restartWhenTold(edge.plane);
    await untilStopped();
    await restarting.end();
    await edge.stop();
    return 0;
  },
};
