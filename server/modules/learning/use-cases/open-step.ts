import type { Context } from '../../../kernel/context.ts';
import { findFile } from '../../../kernel/files.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { FileToSend } from '../../../kernel/route.ts';
import { tokenHash } from '../../../kernel/secrets.ts';
import { holdRegistration, insertLaunch } from '../store/launch.store.ts';
import { markStep, type StepMark } from '../store/progress.store.ts';
import { playerAddress } from './player-address.ts';
import { holdOwnStep, type OwnStep } from './read-learner-path.ts';

/** A learner may stay on one page for a working day. */
const LAUNCH_MS = 12 * 3_600_000;

/** Opens a package of one's own path in the player; an opening elsewhere is closed. The token leaves in the fragment. */
export async function launchStep(
  ctx: Context,
  { enrolmentId, stepId, userAgent }: { enrolmentId: string; stepId: string; userAgent: string },
): Promise<{ url: string; title: string }> {
  const own = await holdOwnStep(ctx, enrolmentId, stepId);
  const { packageVersionId } = own.step;
  if (own.step.kind !== 'package' || !packageVersionId) throw new Refusal('STEP_NOT_PLAYABLE');
  const { learnerId, companyId } = own.enrolment;
  const { registrationId } = await holdRegistration(ctx, {
    enrolmentId,
    stepId,
    learnerId,
    companyId,
    packageVersionId,
  });
  const token = ctx.randomBytes(32).toString('base64url');
  await insertLaunch(ctx, {
    registrationId,
    learnerId,
    companyId,
    tokenHash: tokenHash(token),
    expiresAt: new Date(ctx.now.getTime() + LAUNCH_MS),
    userAgent,
  });
  if (!own.step.progress) await noteOpened(ctx, own);
  return { url: playerAddress(ctx, token), title: own.step.title };
}

/** The bytes of a document of one's own path. */
export async function readStepDocument(ctx: Context, enrolmentId: string, stepId: string): Promise<FileToSend> {
  const { step } = await holdOwnStep(ctx, enrolmentId, stepId);
  if (!step.fileId) throw new Refusal('STEP_NOT_PLAYABLE');
  const found = await findFile(ctx, step.fileId);
  return {
    bytes: await ctx.app.files.read(found.id),
    mediaType: 'application/pdf',
    name: found.name,
    inline: true,
  };
}

/** "I have read this document": the only proof a document can give, dated and traced. */
export async function confirmReading(ctx: Context, enrolmentId: string, stepId: string): Promise<void> {
  const own = await holdOwnStep(ctx, enrolmentId, stepId);
  if (own.step.kind !== 'document') throw new Refusal('STEP_NOT_PLAYABLE');
  await noteStep(ctx, own.enrolment, { ...blank(own), isDone: true, evidence: `reading:${own.step.fileId}` });
}

async function noteOpened(ctx: Context, own: OwnStep): Promise<void> {
  await markStep(ctx, blank(own));
  await ctx.record({ action: 'learning.step-opened', ...stepLinks(own.enrolment, own.step.stepId) });
}

/** Writes progress and, the first time it is done, its line in the trail. */
export async function noteStep(
  ctx: Context,
  enrolment: { sessionId: string },
  mark: StepMark,
): Promise<{ justDone: boolean }> {
  const justDone = await markStep(ctx, mark);
  if (justDone) {
    await ctx.record({
      action: 'learning.step-completed',
      ...stepLinks({ ...mark, sessionId: enrolment.sessionId }, mark.stepId),
      facts: { evidence: mark.evidence, scoreBp: mark.scoreBp, realSeconds: mark.realSeconds },
    });
  }
  return { justDone };
}

const blank = ({ enrolment, step }: OwnStep): StepMark => ({
  enrolmentId: enrolment.enrolmentId,
  stepId: step.stepId,
  learnerId: enrolment.learnerId,
  companyId: enrolment.companyId,
  isDone: false,
  progressBp: 0,
  scoreBp: null,
  passed: null,
  realSeconds: 0,
  bookmark: '',
  evidence: '',
});

const stepLinks = (
  own: { enrolmentId: string; sessionId: string; learnerId: string; companyId: string | null },
  stepId: string,
) => ({
  subject: { kind: 'step', id: stepId },
  links: { session: own.sessionId, person: own.learnerId, company: own.companyId, enrolment: own.enrolmentId },
});
