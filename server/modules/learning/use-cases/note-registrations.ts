import type { Context } from '../../../kernel/context.ts';
import { stepOutcome } from '../domain/content/step-outcome.ts';
import { courseOutcome } from '../domain/sequencing/index.ts';
import { activeSecondsOf } from '../store/launch.store.ts';
import { type CommitGround, listRecords, type Place, touchRegistrations } from '../store/state.store.ts';
import { noteStep } from './open-step.ts';
import { packageContent } from './package-contents.ts';

export type Touched = {
  readonly registrationId: string;
  readonly itemId: string;
  readonly ground: Omit<CommitGround, 'order' | 'before' | 'isOutrun' | 'tokenKey' | 'itemId' | 'launchNumber'>;
  readonly activeSeconds: number;
  /** Where the learner stands in a course with rules, and the order of the commit that said so; null when none did. */
  readonly place: Place | null;
  /** Something that the step as a whole depends on is new. */
  readonly isChange: boolean;
};

/** Brings the steps of a path up to date with the items just kept; returns the registrations whose step is done. */
export async function noteRegistrations(ctx: Context, touched: readonly Touched[]): Promise<ReadonlySet<string>> {
  if (touched.length === 0) return new Set();
  await touchRegistrations(
    ctx,
    touched.map(({ registrationId, itemId, ground, activeSeconds, place }) => ({
      registrationId,
      itemId,
      activeSeconds,
      place,
      launchId: ground.launchId,
      isNewItem: ground.currentItem !== itemId,
    })),
  );
  const changed = [
    ...new Map(touched.filter(({ isChange }) => isChange).map((one) => [one.registrationId, one])).values(),
  ];
  const records =
    changed.length > 0
      ? await listRecords(
          ctx,
          changed.map(({ registrationId }) => registrationId),
        )
      : [];
  const done = new Set<string>();
  for (const { registrationId, ground, itemId, place } of changed) {
    const mine = records.filter((record) => record.registrationId === registrationId);
    const { description } = await packageContent(ctx, ground.packageVersionId);
    const whole = place && description.course ? courseOutcome(description.course, place.course) : null;
    const outcome = stepOutcome(description, new Map(mine.map((record) => [record.itemId, record])), whole);
    if (outcome.isDone) done.add(registrationId);
    const item = description.launchable.find(({ identifier }) => identifier === itemId);
    await noteStep(ctx, ground, {
      ...outcome,
      enrolmentId: ground.enrolmentId,
      stepId: ground.stepId,
      learnerId: ground.learnerId,
      companyId: ground.companyId,
      passed: whole?.passed ?? successOf(mine),
      realSeconds: await activeSecondsOf(ctx, registrationId),
      bookmark: description.launchable.length > 1 ? (item?.title ?? '') : '',
      evidence: `registration:${registrationId}`,
    });
  }
  return done;
}

function successOf(records: readonly { success: string }[]): boolean | null {
  const said = records.filter(({ success }) => success !== 'unknown');
  return said.length === 0 ? null : said.every(({ success }) => success === 'passed');
}
