import { accessOpenCommand } from './access-open.ts';
import { backupCommand } from './backup.ts';
import { backupDrillCommand } from './backup-drill.ts';
import { backupKeyCommand } from './backup-key.ts';
import { cockpitCommand } from './cockpit.ts';
import type { Command } from './command.ts';
import { edgeCommand } from './edge.ts';
import { migrateCommand } from './migrate.ts';
import { restoreCommand } from './restore.ts';
import { startCommand } from './start.ts';
import { trailVerifyCommand } from './trail-verify.ts';
import { workerCommand } from './worker.ts';

/** Every verb of `npx formapro`. */
export const commands: readonly Command[] = [
  startCommand,
  workerCommand,
  edgeCommand,
  cockpitCommand,
  migrateCommand,
  accessOpenCommand,
  trailVerifyCommand,
  backupCommand,
  backupKeyCommand,
  backupDrillCommand,
  restoreCommand,
];
