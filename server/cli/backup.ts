import { systemClock } from '../kernel/clock.ts';
import { recordBackup } from '../modules/release/index.ts';
import { backUp, factsOf } from '../operations/back-up.ts';
import { openServer } from '../operations/database-server.ts';
import { record } from '../operations/record.ts';
import type { Command } from './command.ts';
import { chosenConfiguration, envOption } from './environments/chosen-configuration.ts';
import { progressBar } from './progress-bar.ts';
import { amount, size } from './words.ts';

export const backupCommand: Command = {
  verb: 'backup',
  summary:
    'Sauvegarde la base, les fichiers et, à part, les clés ; tout est chiffré. FormaPro peut continuer de tourner.',
  options: { to: 'dossier qui reçoit la sauvegarde (sinon BACKUP_DIR)', env: envOption },
  async run({ options, json }) {
    const configuration = await chosenConfiguration(options.env);
    const server = await openServer(configuration, () => undefined);
    try {
      const where = { address: server.address, dataDir: configuration.dataDir, clock: systemClock };
      const made = await backUp(configuration, { ...where, to: options.to, progress: progressBar({ json }) });
      const facts = factsOf(made);
      await record(where, { job: 'release.back-up', run: (ctx) => recordBackup(ctx, facts) });
      if (json) console.log(JSON.stringify(facts));
      else
        console.log(
          [
            `Sauvegarde faite : ${facts.folder}`,
            `  ${amount(facts.rows)} lignes, ${amount(facts.files)} fichiers, ${size(facts.sizeBytes)} chiffrés.`,
            ...(facts.missingFiles > 0
              ? [`  ${amount(facts.missingFiles)} fichier(s) supprimés pendant la sauvegarde.`]
              : []),
            'Gardez-en une copie hors de cette machine, et la clé ailleurs que la copie.',
          ].join('\n'),
        );
      return 0;
    } finally {
      await server.stop();
    }
  },
};
