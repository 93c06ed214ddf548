import type pg from 'pg';
import { fileAnchors } from '../adapters/anchor-file/index.ts';
import { timeStampAnchors } from '../adapters/anchor-rfc3161/index.ts';
import { type BackupManifest, differingFiles } from '../adapters/backup-folder/index.ts';
import { dataInvariants } from '../db/invariants.ts';
import type { Clock } from '../kernel/clock.ts';
import type { DatabaseAddress } from '../kernel/database.ts';
import { sealTrail, verifyTrail } from '../modules/quality/index.ts';
import { withSmallApplication } from './small-application.ts';

/** Refuses restored data, inside its transaction, when an invariant is broken or a stored file is not the one of its row. */
export async function refuseBrokenData(
  client: pg.ClientBase,
  { filesFolder, manifest }: { filesFolder: string; manifest: BackupManifest },
): Promise<void> {
  const faults: string[] = [];
  await client.query("set local app.scope = 'internal'");
  for (const { sentence, sql } of dataInvariants) {
    const { rows } = await client.query(`select 1 from (${sql}) as broken limit 1`);
    if (rows.length > 0) faults.push(`règle non tenue : « ${sentence} »`);
  }
  const differing = await differingFiles(client, { filesFolder, missing: manifest.files.missing });
  if (differing.length > 0)
    faults.push(`${differing.length} fichier(s) diffèrent de leur empreinte (${differing[0]}…)`);
  if (faults.length > 0)
    throw new Error(`Les données restaurées ne tiennent pas, rien n’a été gardé : ${faults.join(' ; ')}.`);
}

/** Seals what the backup had not sealed yet, then verifies the whole journal against the anchors that came with it. */
export async function verifyRestoredTrail(
  address: DatabaseAddress,
  dataDir: string,
  clock: Clock,
): Promise<{ sealed: number; anchors: number; faults: readonly string[] }> {
  return withSmallApplication({ address, dataDir, clock }, async (app) => {
    const anchors = fileAnchors(dataDir);
    await sealTrail(app, anchors);
    const timeStamps = timeStampAnchors({ dataDir, url: null, authorities: [], now: clock.now });
    return verifyTrail(app, anchors, timeStamps);
  });
}
