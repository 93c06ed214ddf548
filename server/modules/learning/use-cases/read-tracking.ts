import type { Context } from '../../../kernel/context.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { findEnrolment } from '../../enrolment/index.ts';
import { findSession } from '../../sessions/index.ts';
import type { CmiState } from '../domain/runtime/index.ts';
import { findPath, listSessionProgress } from '../store/path.read.ts';
import {
  findRegistration,
  type KeptState,
  listConnections,
  listEndedAttempts,
  listStates,
} from '../store/state.store.ts';
import { packageContent } from './package-contents.ts';

/** People × remote steps of a session. A trainer or a company sees what their reach and row security leave. */
export async function readSessionProgress(ctx: Context, sessionId: string) {
  const session = await findSession(ctx, sessionId);
  if (!session) throw new Refusal('NOT_FOUND');
  const path = await findPath(ctx, session.programVersionId);
  const rows = await listSessionProgress(ctx, sessionId);
  return {
    steps: (path?.steps ?? []).map(({ stepId, kind, title, plannedMn }) => ({ stepId, kind, title, plannedMn })),
    rows: rows.map((row) => ({ ...row, completedAt: row.completedAt?.toISOString() ?? null })),
  };
}

/** Everything a package recorded for one learner, attempt by attempt, as it wrote it and as we read it; its connections. */
export async function readTracking(ctx: Context, enrolmentId: string, stepId: string) {
  const enrolment = await findEnrolment(ctx, enrolmentId);
  if (!enrolment || !(await findSession(ctx, enrolment.sessionId))) throw new Refusal('NOT_FOUND');
  const registration = await findRegistration(ctx, enrolmentId, stepId);
  if (!registration) throw new Refusal('NOT_FOUND');
  const { description } = await packageContent(ctx, registration.packageVersionId);
  const states = await listStates(ctx, registration.registrationId);
  const ended = await listEndedAttempts(ctx, registration.registrationId);
  const connections = await listConnections(ctx, registration.registrationId);
  const rank = new Map(description.launchable.map(({ identifier }, index) => [identifier, index]));
  const titles = new Map(description.launchable.map(({ identifier, title }) => [identifier, title]));
  return {
    items: states
      .sort((a, b) => (rank.get(a.itemId) ?? 0) - (rank.get(b.itemId) ?? 0))
      .map((kept) => ({
        ...presentItem(kept, titles.get(kept.itemId) ?? ''),
        endedAttempts: ended
          .filter(({ itemId }) => itemId === kept.itemId)
          .map(({ state, updatedAt }) => ({
            attempt: state.attempt,
            values: state.values,
            updatedAt: updatedAt.toISOString(),
          })),
      })),
    connections: connections.map((one) => ({
      ...one,
      startedAt: one.startedAt.toISOString(),
      endedAt: one.endedAt.toISOString(),
    })),
  };
}

function presentItem(kept: KeptState, title: string) {
  const { state, itemId, completion, success, scoreBp } = kept;
  const is12 = state.edition === '1.2';
  return {
    itemId,
    title,
    completion,
    success,
    scoreBp,
    totalSeconds: Math.round(kept.totalHundredths / 100),
    location: state.values[is12 ? 'cmi.core.lesson_location' : 'cmi.location'] ?? '',
    suspendData: state.values['cmi.suspend_data'] ?? '',
    attempt: state.attempt,
    updatedAt: kept.updatedAt.toISOString(),
    values: state.values,
    objectives: listOf(state, 'cmi.objectives'),
    interactions: listOf(state, 'cmi.interactions'),
  };
}

/** Entries of a list of the data model as the content wrote them: "cmi.interactions.0.id" becomes { id }. */
function listOf(state: CmiState, list: string): Record<string, string>[] {
  const entries: Record<string, string>[] = [];
  for (const [name, value] of Object.entries(state.values)) {
    if (!name.startsWith(`${list}.`)) continue;
    const [index = '', ...rest] = name.slice(list.length + 1).split('.');
    if (!/^\d+$/.test(index) || rest.length === 0) continue;
    const entry = entries[Number(index)] ?? {};
    entry[rest.join('.')] = value;
    entries[Number(index)] = entry;
  }
  return entries.filter(Boolean);
}
