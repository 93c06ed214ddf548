import { readConfiguration } from '../../configuration.ts';
import { systemClock } from '../../kernel/clock.ts';
import { environmentRule } from '../../modules/release/index.ts';
import { type CloneReport, cloneEnvironment } from '../../operations/environments/clone.ts';
import type { Command } from '../command.ts';
import { progressBar } from '../progress-bar.ts';
import { amount } from '../words.ts';
import { environmentNamed } from './words.ts';

export const envCloneCommand: Command = {
  verb: 'env clone',
  summary: 'Refait un environnement avec la dernière sauvegarde d’un autre, sans nommer personne.',
  options: { pseudonymise: 'obligatoire : noms, courriels, textes, fichiers et signatures sont remplacés' },
  async run({ options, words, json }) {
    const [from, to] = [environmentNamed(words[0]), environmentNamed(words[1])];
    if (!options.pseudonymise)
      throw new Error(
        `Les données de ${environmentRule(from).name} ne vont nulle part telles quelles. Ajoutez --pseudonymise.`,
      );
    const root = readConfiguration(process.env).environmentsDir;
    const report = await cloneEnvironment({ root, from, to, clock: systemClock, progress: progressBar({ json }) });
    console.log(json ? JSON.stringify(report) : sentences(report));
    return 0;
  },
};

function sentences({ from, to, backupAt, rows, files, identities, password, accounts }: CloneReport): string {
  return [
    `${environmentRule(to).name} contient une copie de ${environmentRule(from).name} (sauvegarde du ${new Date(backupAt).toLocaleString('fr-FR')}).`,
    `  ${amount(rows)} lignes, ${amount(files)} fichiers ; comptes et références comparés, journal vérifié.`,
    `  ${amount(identities)} noms, adresses et numéros recherchés partout : 0 trouvé. La clé est détruite.`,
    `Pour l’essayer : npx formapro env start ${to}, puis un de ces comptes, mot de passe ${password}`,
    ...accounts.map(({ role, email }) => `  ${role.padEnd(22)} ${email}`),
  ].join('\n');
}
