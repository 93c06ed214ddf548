import { randomBytes } from 'node:crypto';
import { registerBuild } from '../../modules/release/index.ts';
import { listGateWaivers } from '../../modules/release/store/promotion/gate-waiver.store.ts';
import { askGateWaiver } from '../../modules/release/use-cases/promotion/waive-gate.ts';
import { person, SYSTEM, type World } from '../world.ts';
import { givenPerson } from './trade.ts';

/** Calendars of six environments that exist and that nothing freezes. */
export const OPEN_CALENDARS = { freezesOf: async () => [] };

/** A build that has just been made, in DEV, and the people who carry it further. */
export async function givenBuild(w: World, digest = `sha256:${randomBytes(32).toString('hex')}`) {
  const director = person(
    'director',
    await givenPerson(w, { role: 'director', firstName: 'Karim', lastName: 'Haddad' }),
  );
  const quality = person(
    'qualityManager',
    await givenPerson(w, { role: 'qualityManager', firstName: 'Inès', lastName: 'Delaunay' }),
  );
  const made = { version: '1.2.0', digest, revision: 'a'.repeat(40), sizeBytes: 9_000, files: 12 };
  const { artifactId } = await w.as(SYSTEM, (ctx) => registerBuild(ctx, { ...made, builtAt: ctx.now }));
  return { artifactId, digest, director, quality };
}

/** The same with a waiver that waits for its second person. */
export async function givenBuildToWaive(w: World) {
  const { artifactId, quality } = await givenBuild(w);
  const closed = { freezesOf: async () => null };
  const asked = { environment: 'integration', gate: 'freeze', reason: 'Le calendrier est tenu ailleurs.' } as const;
  await w.as(quality, (ctx) => askGateWaiver(ctx, closed, { ...asked, artifactId, expiresOn: '2027-01-01' }));
  const [waiver] = await w.as(quality, (ctx) => listGateWaivers(ctx, artifactId));
  return { artifactId, gateWaiverId: waiver?.gateWaiverId ?? '' };
}
