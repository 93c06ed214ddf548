import { accessOpenCommand } from './access-open.ts';
import { backupCommand } from './backup.ts';
import { backupDrillCommand } from './backup-drill.ts';
import { backupKeyCommand } from './backup-key.ts';
import { cockpitCommand } from './cockpit.ts';
import type { Command } from './command.ts';
import { edgeCommand } from './edge.ts';
import { envCloneCommand } from './environments/env-clone.ts';
import { envCreateCommand } from './environments/env-create.ts';
import { envFreezeCommand } from './environments/env-freeze.ts';
import { envInstallCommand } from './environments/env-install.ts';
import { envStartCommand } from './environments/env-start.ts';
import { envStatusCommand } from './environments/env-status.ts';
import { envStopCommand } from './environments/env-stop.ts';
import { migrateCommand } from './migrate.ts';
import { recetteRunCommand } from './recette-run.ts';
import { releaseBuildCommand } from './release-build.ts';
import { releaseLiveCommand } from './release-live.ts';
import { releaseLoadCommand } from './release-load.ts';
import { releaseManifestsCommand } from './release-manifests.ts';
import { releaseRehearseCommand } from './release-rehearse.ts';
import { releaseSkewCommand } from './release-skew.ts';
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
  envCreateCommand,
  envInstallCommand,
  envStartCommand,
  envStopCommand,
  envStatusCommand,
  envCloneCommand,
  envFreezeCommand,
  releaseBuildCommand,
  releaseRehearseCommand,
  releaseLoadCommand,
  releaseManifestsCommand,
  releaseLiveCommand,
  releaseSkewCommand,
  recetteRunCommand,
];
