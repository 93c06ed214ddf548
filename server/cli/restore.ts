import { resolve } from 'node:path';
import { systemClock } from '../kernel/clock.ts';
import { type RestoreReport, restore } from '../operations/restore.ts';
import type { Command } from './command.ts';
import { chosenConfiguration, envOption } from './environments/chosen-configuration.ts';
import { progressBar } from './progress-bar.ts';
import { amount } from './words.ts';

export const restoreCommand: Command = {
  verb: 'restore',
  summary: 'Restaure une sauvegarde dans un lieu vide, puis vérifie lignes, fichiers, règles et journal.',
  options: {
    from: 'dossier de la sauvegarde',
    into: 'dossier de données à remplir (sinon DATA_DIR)',
    env: envOption,
    replace: 'remplace ce qui s’y trouve ; l’ancien dossier est gardé à côté',
  },
  async run({ options, json }) {
    if (!options.from)
      throw new Error('Dites quelle sauvegarde : npx formapro restore --from=/chemin/de/la/sauvegarde');
    const chosen = await chosenConfiguration(options.env);
    const configuration = options.into ? { ...chosen, dataDir: resolve(options.into) } : chosen;
    const report = await restore({
      configuration,
      from: resolve(options.from),
      replace: Boolean(options.replace),
      clock: systemClock,
      progress: progressBar({ json }),
    });
    if (json) console.log(JSON.stringify(report));
    else tell(report, configuration.dataDir);
    return report.faults.length === 0 ? 0 : 1;
  },
};

function tell(report: RestoreReport, dataDir: string): void {
  console.log(
    [
      `Sauvegarde du ${new Date(report.madeAt).toLocaleString('fr-FR')} restaurée dans ${dataDir}`,
      `  ${amount(report.rows)} lignes dans ${report.tables} tables, ${amount(report.files)} fichiers : comptes, références et règles vérifiés.`,
      report.faults.length === 0
        ? `  Le journal tient : ${amount(report.sealed)} lignes scellées, ${report.anchors} ancrage(s).`
        : `  Le journal ne tient pas : ${report.faults.join(' ')}`,
      ...(report.keptAs ? [`  Ce qui s’y trouvait est gardé dans ${report.keptAs}`] : []),
      'Vous pouvez démarrer FormaPro.',
    ].join('\n'),
  );
}
