import { createHash } from 'node:crypto';
import type { Context } from '../../server/kernel/context.ts';
import { gatesOf } from '../../server/modules/release/index.ts';
import { insert } from './insert.ts';
import { chance } from './random.ts';
import { digestOf, VERSION } from './recette.ts';
import type { DemoWorld } from './world.ts';

const SEED = 20_260_611;
const HOUR_MS = 3_600_000;

/** The two builds of the recette under way, each carried as far as RECETTE: the second waits for its procès-verbal. */
export async function demoReleases(ctx: Context, world: DemoWorld): Promise<void> {
  const dice = chance(SEED);
  const director = world.staff.find(({ role }) => role === 'director');
  if (!director) throw new Error('the demonstration has a director');
  for (const { build, daysAgo, tests } of [
    { build: `${VERSION}-rc.1`, daysAgo: 10, tests: 1_204 },
    { build: `${VERSION}-rc.2`, daysAgo: 4, tests: 1_219 },
  ]) {
    const id = dice.uuid();
    const builtAt = ctx.now.getTime() - daysAgo * 24 * HOUR_MS;
    const after = (hours: number) => new Date(builtAt + hours * HOUR_MS);
    const testsAt = after(1);
    await insert(ctx, 'release.artifact', [
      {
        id,
        version: VERSION,
        digest: digestOf(build),
        revision: createHash('sha1').update(build).digest('hex'),
        size_bytes: 9_640_000 + tests,
        file_count: 1_600 + daysAgo,
        built_at: after(0),
      },
    ]);
    await insert(ctx, 'release.gate_evidence', [
      {
        id: dice.uuid(),
        artifact_id: id,
        gate: 'tests',
        outcome: 'pass',
        summary: `${tests.toLocaleString('fr-FR')} tests passés, 0 en échec`,
        noted_at: testsAt,
      },
    ]);
    const places = [
      { environment: 'dev', at: after(0) },
      { environment: 'integration', at: after(2) },
      { environment: 'test', at: after(4) },
      { environment: 'recette', at: after(20) },
    ] as const;
    const approvals = places.slice(1).map(({ environment, at }) => ({
      artifact_id: id,
      environment,
      approved_by: director.id,
      approved_at: at,
    }));
    await insert(ctx, 'release.promotion_approval', approvals);
    await insert(
      ctx,
      'release.promotion',
      places.map(({ environment, at }) => ({
        artifact_id: id,
        environment,
        promoted_at: at,
        promoted_by: environment === 'dev' ? null : director.id,
        gates: gatesOf(environment).map((gate) => ({
          gate,
          answer: 'pass',
          reason: 'proven',
          at: gate === 'tests' ? testsAt : gate === 'approval' ? at : null,
          until: null,
          words:
            gate === 'tests'
              ? `${tests.toLocaleString('fr-FR')} tests passés, 0 en échec`
              : gate === 'approval'
                ? `${director.firstName} ${director.lastName}`
                : '',
          isWaived: false,
        })),
      })),
    );
  }
}
