import type { Command } from './command.ts';
import { migrateCommand } from './migrate.ts';
import { startCommand } from './start.ts';
import { trailVerifyCommand } from './trail-verify.ts';
import { workerCommand } from './worker.ts';

/** Every verb of `npx formapro`. */
export const commands: readonly Command[] = [startCommand, workerCommand, migrateCommand, trailVerifyCommand];
