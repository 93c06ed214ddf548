import { resolve } from 'node:path';
import { writeKeyFile } from '../adapters/backup-folder/index.ts';
import type { Command } from './command.ts';

export const backupKeyCommand: Command = {
  verb: 'backup key',
  summary: 'Fait une clé de sauvegarde dans un fichier que vous seul lisez.',
  options: { to: 'fichier à créer, hors du dossier des données' },
  async run({ options, json }) {
    if (!options.to)
      throw new Error('Dites où mettre la clé : npx formapro backup key --to=/chemin/formapro-backup.key');
    const path = resolve(options.to);
    await writeKeyFile(path);
    if (json) console.log(JSON.stringify({ keyFile: path }));
    else
      console.log(
        `Clé faite : ${path}\n\n1. Copiez-la hors de cette machine : sans elle, aucune sauvegarde ne s’ouvre.\n2. Lancez FormaPro avec BACKUP_KEY_FILE=${path} : une sauvegarde se fera chaque nuit.`,
      );
    return 0;
  },
};
