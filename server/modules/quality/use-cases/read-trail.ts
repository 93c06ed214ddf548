import type { Context } from '../../../kernel/context.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { knownActions } from '../../../kernel/trail.ts';
import { findEnrolment } from '../../enrolment/index.ts';
import { findLearner } from '../../people/index.ts';
import { findSession } from '../../sessions/index.ts';
import { findFailure, findLastStamp } from '../store/time-stamp.store.ts';
import { findTrailState, listTrail, type TrailFilter, type TrailRow } from '../store/trail.read.ts';

const PAGE = 50;

/** The journal, latest first, or the part of it that is asked. */
export async function readTrail(ctx: Context, asked: TrailFilter & { before?: number | undefined }) {
  return pageOf(await listTrail(ctx, asked));
}

/** The journal of one session that the caller reaches. */
export async function readTimeline(ctx: Context, sessionId: string, before?: number) {
  if (!(await findSession(ctx, sessionId))) throw new Refusal('NOT_FOUND');
  return pageOf(await listTrail(ctx, { before, sessionId }));
}

/** The journal of one learner in one session that the caller reaches. */
export async function readEnrolmentTimeline(ctx: Context, enrolmentId: string, before?: number) {
  const enrolment = await findEnrolment(ctx, enrolmentId);
  if (!enrolment || !(await findSession(ctx, enrolment.sessionId))) throw new Refusal('NOT_FOUND');
  return pageOf(await listTrail(ctx, { before, sessionId: enrolment.sessionId, learnerId: enrolment.learnerId }));
}

/** The journal of one learner, in every session. */
export async function readPersonTimeline(ctx: Context, personId: string, before?: number) {
  if (!(await findLearner(ctx, personId))) throw new Refusal('NOT_FOUND');
  return pageOf(await listTrail(ctx, { before, personId }));
}

function pageOf(rows: readonly TrailRow[]) {
  return {
    lines: rows.map((row) => ({ ...row, at: row.at.toISOString() })),
    next: rows.length === PAGE ? (rows.at(-1)?.id ?? null) : null,
  };
}

/** How far the journal is sealed, anchored and stamped, and what keeps the authority from stamping. */
export async function readTrailState(ctx: Context, isStamping: boolean) {
  const state = await findTrailState(ctx);
  if (!state) throw new Error('the trail has no state');
  const [last, failure] = [await findLastStamp(ctx), isStamping ? await findFailure(ctx) : null];
  return {
    ...state,
    anchoredAt: state.anchoredAt?.toISOString() ?? null,
    timeStamp: { isOn: isStamping, seq: last?.seq ?? null, at: last?.at.toISOString() ?? null, failure },
  };
}

/** The closed list, so that screens write sentences and not codes. */
export function readActions() {
  return knownActions();
}
