import { parisDay } from '../../../../kernel/clock.ts';
import { type Context, personOf } from '../../../../kernel/context.ts';
import { Refusal } from '../../../../kernel/refusal.ts';
import type { EnvironmentKey } from '../../domain/environments/environment.ts';
import type { WaivableGate } from '../../domain/promotion/gates.ts';
import type { FreezeCalendars } from '../../ports.ts';
import * as waivers from '../../store/promotion/gate-waiver.store.ts';
import { eligibilityNow, heldArtifact } from './known-now.ts';
import { refuseOutOfTurn } from './promote.ts';

type Asked = {
  artifactId: string;
  environment: EnvironmentKey;
  gate: WaivableGate;
  reason: string;
  expiresOn: string;
};

/** Asks that a gate be waived for one build and one environment, until a day. Nothing opens before a second person grants it. */
export async function askGateWaiver(ctx: Context, calendars: FreezeCalendars, asked: Asked): Promise<void> {
  const { artifactId, environment, gate, expiresOn } = asked;
  const artifact = await heldArtifact(ctx, artifactId);
  const eligibility = await eligibilityNow(ctx, calendars, { artifact, environment });
  refuseOutOfTurn(eligibility);
  const state = eligibility.gates.find((one) => one.gate === gate);
  if (!state || state.answer === 'pass') throw new Refusal('GATE_NEEDS_NO_WAIVER');
  const today = parisDay(ctx.now);
  if (expiresOn < today) throw new Refusal('WAIVER_EXPIRED');
  const same = (await waivers.listGateWaivers(ctx, artifactId)).filter(
    (one) => one.environment === environment && one.gate === gate && one.expiresOn >= today,
  );
  if (same.length > 0) throw new Refusal('GATE_WAIVER_EXISTS');
  const gateWaiverId = ctx.newId();
  await waivers.insertGateWaiver(ctx, { ...asked, gateWaiverId });
  await ctx.record({
    action: 'release.gate-waiver-asked',
    subject: { kind: 'gateWaiver', id: gateWaiverId },
    links: { artifact: artifactId },
    facts: { environment, gate, answer: state.answer, expiresOn, digest: artifact.digest },
    personal: { reason: asked.reason },
  });
}

/** Keeps INV-PRO-02: a gate is waived by two different people, or it is not. */
export async function grantGateWaiver(ctx: Context, gateWaiverId: string): Promise<void> {
  const asked = await waivers.findGateWaiver(ctx, gateWaiverId);
  if (!asked) throw new Refusal('NOT_FOUND');
  const { digest } = await heldArtifact(ctx, asked.artifactId);
  if (asked.askedById === personOf(ctx).personId) throw new Refusal('SECOND_PERSON_NEEDED');
  if (asked.expiresOn < parisDay(ctx.now)) throw new Refusal('WAIVER_EXPIRED');
  if (!(await waivers.moveGateWaiverToGranted(ctx, gateWaiverId))) throw new Refusal('WAIVER_SETTLED');
  const { environment, gate, expiresOn, artifactId } = asked;
  await ctx.record({
    action: 'release.gate-waiver-granted',
    subject: { kind: 'gateWaiver', id: gateWaiverId },
    links: { artifact: artifactId },
    facts: { environment, gate, expiresOn, digest },
  });
}
