import { createHash } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { dataFolders } from '../../adapters/postgres-embedded/index.ts';
import { schemaTrouble } from '../../db/schema-range.ts';
import { openDatabase } from '../../kernel/database.ts';
import { sql } from '../../kernel/sql.ts';
import { openServer } from '../database-server.ts';
import { type Environment, environmentConfiguration } from '../environments/places.ts';
import type { BuildArchive } from './build-archive.ts';
import { readTar } from './tar.ts';

type RanStep = { readonly name: string; readonly sha256: string };

/** Steps that have run in the database of an environment; none where it has no database yet. */
export async function stepsThatRan(environment: Environment): Promise<readonly RanStep[]> {
  const configuration = await environmentConfiguration(environment);
  if (!configuration.databaseUrl && !(await hasCluster(configuration.dataDir))) return [];
  const { address, stop } = await openServer(configuration, () => undefined);
  const owner = openDatabase(address, { as: 'owner', max: 1 });
  try {
    const [found] = await owner.query(
      sql<{ ready: boolean }>`select to_regclass('public.formapro_migration') is not null as ready`,
    );
    if (!found?.ready) return [];
    return await owner.query(sql<RanStep>`select name, sha256 from public.formapro_migration order by name`);
  } finally {
    await owner.close();
    await stop();
  }
}

async function hasCluster(dataDir: string): Promise<boolean> {
  const { clusterBase } = await dataFolders(dataDir);
  return (await readdir(clusterBase).catch(() => [])).some((name) => /^pg\d+$/.test(name));
}

/** Why a build cannot serve on a database where these steps ran, in French, or null when it can. */
export function whyNotOn({ name, bytes }: BuildArchive, ran: readonly RanStep[]): string | null {
  const own = stepsOf(bytes);
  const trouble = schemaTrouble(
    own,
    ran.map((step) => step.name),
  );
  if (trouble?.why === 'ahead')
    return `la version ${name} se sert encore de ce que l’étape ${trouble.step} a retiré de sa base. Installez une version qui la connaît, ou restaurez une sauvegarde d’avant cette étape.`;
  const sums = new Map(own.map((step) => [step.name, step.sha256]));
  const other = ran.find((step) => sums.has(step.name) && sums.get(step.name) !== step.sha256);
  return other
    ? `l’étape ${other.name} de sa base n’est pas celle de la version ${name}. Elle vient d’autres sources.`
    : null;
}

const STEP = /^server\/db\/migrations\/([^/]+\.(expand|data|contract)\.sql)$/;

function stepsOf(bytes: Buffer) {
  const steps: (RanStep & { kind: 'expand' | 'data' | 'contract' })[] = [];
  for (const file of readTar(bytes)) {
    const [, name, kind] = STEP.exec(file.path) ?? [];
    if (name)
      steps.push({
        name,
        kind: kind as 'expand' | 'data' | 'contract',
        sha256: createHash('sha256').update(file.bytes).digest('hex'),
      });
  }
  return steps.sort((a, b) => (a.name < b.name ? -1 : 1));
}
