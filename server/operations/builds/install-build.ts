import { existsSync } from 'node:fs';
import { environmentRule } from '../../modules/release/index.ts';
import { buildFolder, type Environment, saveEnvironment } from '../environments/places.ts';
import { runState } from '../environments/run.ts';
import { readBuildArchive, unpackBuild } from './build-archive.ts';
import { stepsThatRan, whyNotOn } from './environment-schema.ts';

/**
 * Puts a build, unchanged, into an environment of this machine: its next start runs those bytes and no others.
 *
 * The sum of the archive is computed again, and only what was promoted to this environment is taken: the newest, or an earlier
 * one that is put back, if it can serve on the database as it stands. Killed at any moment, the environment runs what it ran.
 *
 * @param root sources of this machine: their dependencies serve a build that asks for the same.
 */
export async function installBuild(
  environment: Environment,
  {
    name,
    buildsDir,
    root,
    wasPromoted,
    noteInstalled,
  }: {
    name: string;
    buildsDir: string;
    root: string;
    wasPromoted: (digest: string) => Promise<boolean>;
    noteInstalled: (digest: string) => Promise<void>;
  },
): Promise<Environment> {
  const rule = environmentRule(environment.key);
  const archive = await readBuildArchive(buildsDir, name);
  if (!(await wasPromoted(archive.digest)))
    throw new Error(`La version ${name} n’est pas entrée en ${rule.name}. Cela se décide à l’écran « Promotions ».`);
  if ((await runState(environment)).state !== 'asleep')
    throw new Error(`${rule.name} est ouvert. Arrêtez-le d’abord : npx formapro env stop ${environment.key}`);
  const trouble = whyNotOn(archive, await stepsThatRan(environment));
  if (trouble) throw new Error(`${rule.name} garde sa version : ${trouble}`);
  const folder = buildFolder(environment, name);
  if (!existsSync(folder)) await unpackBuild(archive, { folder, root });
  const installed = { ...environment, build: name };
  await saveEnvironment(installed);
  await noteInstalled(archive.digest);
  return installed;
}
