import { join } from 'node:path';
import type { RestoredFolders } from '../adapters/backup-folder/index.ts';

/** The parts of a data folder that a backup holds beside the database. */
export function dataPlaces(dataDir: string): RestoredFolders {
  return {
    filesFolder: join(dataDir, 'files'),
    anchorsFolder: join(dataDir, 'anchors'),
    keysFolder: join(dataDir, 'keys'),
  };
}
