import { randomUUID } from 'node:crypto';
import { plant } from '../../../tools/stage/plant.ts';
import { sql } from '../../kernel/sql.ts';
import { noteEdge } from '../../modules/release/store/rollout/edge.store.ts';
import { addBuckets } from '../../modules/release/store/rollout/health.store.ts';
import { noteInstance } from '../../modules/release/store/rollout/instance.store.ts';
import { end, insertRollout } from '../../modules/release/store/rollout/rollout.store.ts';
import { findCurrentTable } from '../../modules/release/store/rollout/table.store.ts';
import { SYSTEM, type World } from '../world.ts';
import { givenCompany, givenLearner, givenPerson, givenTrainer } from './trade.ts';

const MINUTE_MS = 60_000;
/** The new version of these tests: a build, under the name it serves. */
export const CANARY = '1.1.0+bbbbbbbbbbbb';

/** A build of this name that PROD has taken, as its gates would have let it. */
export async function givenInProd({ owner }: Pick<World, 'owner'>, name: string): Promise<void> {
  const [version = '', digits = ''] = name.split('+');
  const isIt = sql`version = ${version} and starts_with(digest, ${`sha256:${digits}`})`;
  await plant(
    { owner },
    sql`insert into release.artifact (id, version, digest, revision, size_bytes, file_count, built_at)
        select ${randomUUID()}, ${version}, ${`sha256:${digits.padEnd(64, '0')}`}, 'abcdef0', 1, 1, '2026-01-01'
         where not exists (select 1 from release.artifact where ${isIt})`,
    sql`insert into release.promotion (artifact_id, environment, promoted_at, gates)
        select id, 'prod', '2026-01-01', '[]' from release.artifact where ${isIt}
            on conflict (artifact_id, environment) do nothing`,
  );
}

/** Servers of the two versions have just said that they are there. */
export async function givenServers(w: World, versions: readonly string[] = ['1.0.0', CANARY]): Promise<void> {
  if (versions.includes(CANARY)) await givenInProd(w, CANARY);
  for (const version of versions) {
    const id = `host:${version}`;
    await w.as(SYSTEM, (ctx) =>
      noteInstance(ctx, { id, version, app: '127.0.0.1:9001', content: '127.0.0.1:9002', schemaMax: '' }),
    );
  }
}

/** Companies of so many learners each, a trainer and a director who steers. */
export async function givenClients(w: World, sizes: readonly number[]) {
  const companies: string[] = [];
  for (const [index, size] of sizes.entries()) {
    const companyId = await givenCompany(w, `Entreprise ${String(index + 1).padStart(2, '0')}`);
    companies.push(companyId);
    for (let learner = 0; learner < size; learner++) await givenLearner(w, { companyId });
  }
  await givenTrainer(w);
  const director = await givenPerson(w, { role: 'director', firstName: 'Karim', lastName: 'Haddad' });
  return { companies, director };
}

/** An edge that does what was published last, and has just said so. */
export async function givenEdge(w: World): Promise<void> {
  await w.as(SYSTEM, async (ctx) => {
    const table = await findCurrentTable(ctx);
    const { generation, checksum } = table ?? { generation: 0, checksum: '' };
    await noteEdge(ctx, { id: 'edge-1', driver: 'node', generation, checksum, servers: [], drift: false });
  });
}

/** Measures of this minute for both versions: so many users, so many of them met an error. */
export async function givenMeasures(
  w: World,
  { stable, canary }: { stable: [units: number, failures: number]; canary: [units: number, failures: number] },
): Promise<void> {
  const minute = Math.floor(w.clock.now().getTime() / MINUTE_MS);
  for (const [version, [units, failures]] of [
    ['1.0.0', stable],
    [CANARY, canary],
  ] as const) {
    await w.as(SYSTEM, (ctx) =>
      addBuckets(ctx, {
        version,
        minute,
        buckets: [{ signal: 'errors', role: 'learner', operation: 'read', units, failures }],
      }),
    );
  }
}

/** How many tables were published. */
export async function publishedTables(w: World): Promise<number> {
  return w.as(SYSTEM, async (ctx) => {
    const [row] = await ctx.query(sql<{ count: number }>`select count(*)::int as count from release.routing_table`);
    return row?.count ?? 0;
  });
}

/** A rollout that is over. */
export async function givenPastRollout(w: World): Promise<string> {
  const id = randomUUID();
  await w.as(SYSTEM, async (ctx) => {
    await insertRollout(ctx, { id, stableVersion: '0.8.0', canaryVersion: '0.9.0', salt: id });
    await end(ctx, id, 'completed');
  });
  return id;
}
