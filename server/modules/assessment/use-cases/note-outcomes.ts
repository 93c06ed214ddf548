import { isDeepStrictEqual } from 'node:util';
import { type Context, personOf } from '../../../kernel/context.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { findVersion } from '../../catalogue/index.ts';
import { findEnrolment } from '../../enrolment/index.ts';
import { findSession } from '../../sessions/index.ts';
import { insertOutcomes, listAssessed, listOutcomes, type Outcome } from '../store/outcome.store.ts';

/** Objectives of the program of a session, and what each person acquired of them. */
export async function readOutcomes(ctx: Context, sessionId: string) {
  const objectives = await objectivesOf(ctx, sessionId);
  const people = await listAssessed(ctx, sessionId);
  const noted = await listOutcomes(
    ctx,
    people.map(({ enrolmentId }) => enrolmentId),
  );
  return {
    objectives,
    people: people.map(({ enrolmentId, name }) => {
      const mine = noted.find((one) => one.enrolmentId === enrolmentId);
      return {
        enrolmentId,
        name,
        number: mine?.number ?? 0,
        outcomes: mine?.outcomes ?? [],
        method: mine?.method ?? '',
      };
    }),
  };
}

/**
 * Notes whether a learner acquired each objective, all at once, from what was read.
 *
 * Asking for what is already so notes nothing and says yes, so that a call may be repeated.
 */
export async function noteOutcomes(
  ctx: Context,
  enrolmentId: string,
  { after, outcomes, method }: { after: number; outcomes: Outcome[]; method: string },
): Promise<void> {
  const enrolment = await findEnrolment(ctx, enrolmentId);
  if (!enrolment || ['CANCELLED', 'REPLACED', 'PROSPECTIVE'].includes(enrolment.status)) throw new Refusal('NOT_FOUND');
  const objectives = await objectivesOf(ctx, enrolment.sessionId);
  if (outcomes.length !== objectives.length)
    throw new Refusal('OUTCOMES_INCOMPLETE', { objectives: objectives.length });
  const [before] = await listOutcomes(ctx, [enrolmentId]);
  if (before && isDeepStrictEqual(before.outcomes, outcomes) && before.method === method) return;
  const { learnerId, sessionId } = enrolment;
  const id = ctx.newId();
  const notedBy = personOf(ctx).personId;
  const isKept =
    (before?.number ?? 0) === after &&
    (await insertOutcomes(ctx, { id, enrolmentId, learnerId, number: after + 1, outcomes, method, notedBy }));
  if (!isKept) throw new Refusal('OUTCOMES_CHANGED_MEANWHILE');
  await ctx.record({
    action: 'assessment.outcomes-noted',
    subject: { kind: 'outcomeRecord', id },
    links: { session: sessionId, enrolment: enrolmentId, person: learnerId },
    facts: { number: after + 1 },
  });
}

/** Refused to who does not reach the session: a trainer assesses the groups they teach. */
async function objectivesOf(ctx: Context, sessionId: string): Promise<string[]> {
  const session = await findSession(ctx, sessionId);
  if (!session) throw new Refusal('NOT_FOUND');
  return (await findVersion(ctx, session.programVersionId))?.objectives ?? [];
}
