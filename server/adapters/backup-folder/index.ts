export { listFiles } from './bundle.ts';
export { type BackupMade, type BackupSource, makeBackup } from './make-backup.ts';
export { type BackupCounts, type BackupManifest, countsOf, listBackups, readManifest } from './manifest.ts';
export { flush } from './parts.ts';
export { type Progress, silentProgress } from './progress.ts';
export {
  differingFiles,
  type OpenedBackup,
  openBackup,
  type RestoredFolders,
  restoreDatabase,
  restoreFolders,
} from './restore-backup.ts';
export { type BackupSecret, readBackupSecret, writeKeyFile } from './secret.ts';
