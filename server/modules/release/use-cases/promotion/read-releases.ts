import type { z } from 'zod';
import type { ReleaseDetails, ReleaseSummary } from '../../../../../contract/promotion.ts';
import { type Context, personOf } from '../../../../kernel/context.ts';
import { Refusal } from '../../../../kernel/refusal.ts';
import { ENVIRONMENT_KEYS, type EnvironmentKey, environmentRule } from '../../domain/environments/environment.ts';
import { buildName } from '../../domain/promotion/build-name.ts';
import type { GateState } from '../../domain/promotion/eligibility.ts';
import type { FreezeCalendars } from '../../ports.ts';
import { type Artifact, findArtifact, listArtifacts } from '../../store/promotion/artifact.store.ts';
import { listGateWaivers } from '../../store/promotion/gate-waiver.store.ts';
import { listPromotions, type Promotion } from '../../store/promotion/promotion.store.ts';
import { eligibilityNow, isWaiverInForce, nextOf } from './known-now.ts';

type Summary = z.input<typeof ReleaseSummary>;
type Details = z.input<typeof ReleaseDetails>;

/** The last builds with where each stands among the six environments. */
export async function readReleases(ctx: Context, calendars: FreezeCalendars): Promise<{ rows: Summary[] }> {
  const artifacts = await listArtifacts(ctx);
  const promotions = await listPromotions(
    ctx,
    artifacts.map(({ artifactId }) => artifactId),
  );
  const rows: Summary[] = [];
  for (const artifact of artifacts) {
    const own = promotions.filter(({ artifactId }) => artifactId === artifact.artifactId);
    rows.push(await summaryOf(ctx, calendars, artifact, own));
  }
  return { rows };
}

async function summaryOf(
  ctx: Context,
  calendars: FreezeCalendars,
  artifact: Artifact,
  own: readonly Promotion[],
): Promise<Summary> {
  const environment = nextOf(arrivedOf(own));
  const next = environment && (await eligibilityNow(ctx, calendars, { artifact, environment }));
  const isOpen = ({ answer, isWaived }: GateState) => answer === 'pass' || isWaived;
  return {
    ...shownBuild(artifact),
    places: ENVIRONMENT_KEYS.map((key) => {
      const found = own.find((one) => one.environment === key);
      return { environment: key, name: environmentRule(key).name, ...placeOf(found) };
    }),
    next: next && {
      environment: next.environment,
      open: next.gates.filter(isOpen).length,
      gates: next.gates.length,
      mayEnter: next.mayEnter,
    },
  };
}

/** A build: what each environment asked or asks of it, and the waivers that were asked. */
export async function readRelease(ctx: Context, calendars: FreezeCalendars, artifactId: string): Promise<Details> {
  const artifact = await findArtifact(ctx, artifactId);
  if (!artifact) throw new Refusal('NOT_FOUND');
  const own = await listPromotions(ctx, [artifactId]);
  const environments: Details['environments'] = [];
  for (const key of ENVIRONMENT_KEYS) {
    const { name, purpose } = environmentRule(key);
    const found = own.find((one) => one.environment === key);
    const now = await eligibilityNow(ctx, calendars, { artifact, environment: key });
    const gates = found ? found.gates : now.gates.map(shownGate);
    const { turn, mayEnter } = now;
    environments.push({ environment: key, name, purpose, ...placeOf(found), turn, mayEnter, gates });
  }
  const me = personOf(ctx).personId;
  const waivers = (await listGateWaivers(ctx, artifactId)).map(({ artifactId: _, askedById, ...waiver }) => ({
    ...waiver,
    isMine: askedById === me,
    isInForce: isWaiverInForce(ctx, { ...waiver, artifactId, askedById }),
  }));
  return { ...shownBuild(artifact), environments, waivers };
}

const arrivedOf = (own: readonly Promotion[]): ReadonlySet<EnvironmentKey> =>
  new Set(own.map(({ environment }) => environment));

function placeOf(found: Promotion | undefined) {
  return {
    enteredAt: found?.promotedAt.toISOString() ?? null,
    enteredBy: found?.promotedBy ?? null,
    isCurrent: found?.isCurrent ?? false,
  };
}

function shownBuild({ artifactId, version, digest, revision, sizeBytes, files, builtAt }: Artifact) {
  const name = buildName({ version, digest });
  return { artifactId, name, version, digest, revision, sizeBytes, files, builtAt: builtAt.toISOString() };
}

const shownGate = (gate: GateState) => ({ ...gate, at: gate.at?.toISOString() ?? null });
