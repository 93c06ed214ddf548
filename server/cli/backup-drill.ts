import { systemClock } from '../kernel/clock.ts';
import { recordDrill } from '../modules/release/index.ts';
import { openServer } from '../operations/database-server.ts';
import { drill } from '../operations/drill.ts';
import { record } from '../operations/record.ts';
import type { Command } from './command.ts';
import { chosenConfiguration, envOption } from './environments/chosen-configuration.ts';
import { progressBar } from './progress-bar.ts';
import { amount, seconds } from './words.ts';

export const backupDrillCommand: Command = {
  verb: 'backup drill',
  summary:
    'Restaure la dernière sauvegarde dans un lieu vide, la vérifie toute, publie le résultat, puis efface ce lieu.',
  options: { env: envOption },
  async run({ options, json }) {
    const configuration = await chosenConfiguration(options.env);
    const outcome = await drill(configuration, { clock: systemClock, progress: progressBar({ json }) });
    const server = await openServer(configuration, () => undefined);
    try {
      const where = { address: server.address, dataDir: configuration.dataDir, clock: systemClock };
      await record(where, { job: 'release.restore-drill', run: (ctx) => recordDrill(ctx, outcome) });
    } finally {
      await server.stop();
    }
    const passed = outcome.faults.length === 0;
    if (json) console.log(JSON.stringify({ ...outcome, passed }));
    else if (passed)
      console.log(
        `La sauvegarde du ${outcome.backupAt.toLocaleString('fr-FR')} se restaure : ${amount(outcome.rows)} lignes, ${amount(outcome.files)} fichiers, ${amount(outcome.sealed)} lignes de journal vérifiées, en ${seconds(outcome.durationMs)}.`,
      );
    else console.error(`La sauvegarde ne se restaure pas.\n${outcome.faults.map((fault) => `  ${fault}`).join('\n')}`);
    return passed ? 0 : 1;
  },
};
