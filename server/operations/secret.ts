import { relative } from 'node:path';
import { type BackupSecret, readBackupSecret } from '../adapters/backup-folder/index.ts';
import type { Configuration } from '../configuration.ts';

/** The secret that this configuration names, or null. A key kept with the data it protects is refused. */
export async function configuredSecret({
  backupKeyFile,
  backupPassphrase,
  dataDir,
}: Configuration): Promise<BackupSecret | null> {
  if (backupKeyFile && !relative(dataDir, backupKeyFile).startsWith('..'))
    throw new Error(
      `La clé de sauvegarde est rangée avec les données qu’elle protège (${backupKeyFile}). Mettez-la ailleurs, et une copie hors de la machine.`,
    );
  return readBackupSecret({ keyFile: backupKeyFile, passphrase: backupPassphrase });
}

/** The secret, or a refusal that says how to have one. */
export async function neededSecret(configuration: Configuration): Promise<BackupSecret> {
  const secret = await configuredSecret(configuration);
  if (secret) return secret;
  throw new Error(
    'Une sauvegarde est toujours chiffrée. Faites une clé avec « npx formapro backup key --to=chemin », puis donnez BACKUP_KEY_FILE=chemin (ou BACKUP_PASSPHRASE).',
  );
}
