import type { Context } from '../../../kernel/context.ts';
import { sql } from '../../../kernel/sql.ts';
import type { PathProgress, PathSlot } from '../domain/path/learner-path.ts';
import type { Step } from '../domain/path/step.ts';

export type PathOwner = { versionId: string; revision: number; steps: Step[] };

const STEPS = sql`
  coalesce((select jsonb_agg(jsonb_build_object('stepId', step.id, 'kind', step.kind, 'title', step.title, 'plannedMn', step.planned_mn,
                               'packageVersionId', step.package_version_id, 'quizId', step.quiz_id, 'fileId', step.file_id,
                               'unlock', step.unlock, 'unlockStepId', step.unlock_step_id) order by step.position)
              from learning.path_step as step where step.program_version_id = path.program_version_id), '[]')`;

/** The path in force for a version: its own, or the one of the latest version before it. Null when none was ever made. */
export async function findPath(ctx: Context, versionId: string): Promise<PathOwner | null> {
  const [row] = await ctx.query(sql<PathOwner>`
    select path.program_version_id as "versionId", path.revision, ${STEPS} as steps
      from catalogue.program_version as mine
      join catalogue.program_version as theirs on theirs.program_id = mine.program_id and theirs.number <= mine.number
      join learning.path on path.program_version_id = theirs.id
     where mine.id = ${versionId}
     order by theirs.number desc
     limit 1
  `);
  return row ?? null;
}

export type EnrolmentPath = {
  enrolmentId: string;
  sessionId: string;
  learnerId: string;
  companyId: string | null;
  steps: Step[];
  slots: (Omit<PathSlot, 'startsAt' | 'endsAt'> & { startsAt: string; endsAt: string })[];
  progress: (Omit<PathProgress, 'completedAt'> & { stepId: string; completedAt: string | null })[];
};

/**
 * Path, half-days and progress of these enrolments, one row each, as far as the caller may see.
 *
 * A cancelled or replaced enrolment has no path any more.
 */
export async function listEnrolmentPaths(ctx: Context, enrolmentIds: readonly string[]): Promise<EnrolmentPath[]> {
  return ctx.query(sql<EnrolmentPath>`
    select enrolment.id as "enrolmentId", enrolment.session_id as "sessionId", enrolment.learner_id as "learnerId",
           enrolment.company_id as "companyId", coalesce(path.steps, '[]') as steps,
           coalesce((select jsonb_agg(jsonb_build_object('slotId', slot.id, 'modality', slot.modality, 'startsAt', slot.starts_at,
                       'endsAt', slot.ends_at,
                       'place', case when slot.modality = 'virtualClass' then '' else coalesce(room.name || ', ' || room.town, '') end,
                       'isAttended', signature.id is not null or coalesce(presence.attended_mn, 0) > 0) order by slot.position)
                       from sessions.session_slot as slot
                       left join sessions.room on room.id = slot.room_id
                       left join attendance.signature on signature.slot_id = slot.id and signature.enrolment_id = enrolment.id
                       left join attendance.presence on presence.slot_id = slot.id and presence.enrolment_id = enrolment.id
                      where slot.session_id = enrolment.session_id), '[]') as slots,
           coalesce((select jsonb_agg(jsonb_build_object('stepId', done.step_id, 'state', done.state, 'progressBp', done.progress_bp,
                       'scoreBp', done.score_bp, 'passed', done.passed, 'realSeconds', done.real_seconds, 'bookmark', done.bookmark,
                       'completedAt', done.completed_at))
                       from learning.step_progress as done where done.enrolment_id = enrolment.id), '[]') as progress
      from enrolment.enrolment
      join sessions.session on session.id = enrolment.session_id
      left join lateral (
        select ${STEPS} as steps
          from catalogue.program_version as mine
          join catalogue.program_version as theirs on theirs.program_id = mine.program_id and theirs.number <= mine.number
          join learning.path on path.program_version_id = theirs.id
         where mine.id = session.program_version_id
         order by theirs.number desc
         limit 1) as path on true
     where enrolment.id = any(${[...enrolmentIds]}::uuid[]) and enrolment.status not in ('CANCELLED', 'REPLACED')
  `);
}

export type SessionProgressRow = {
  enrolmentId: string;
  stepId: string;
  state: 'opened' | 'completed';
  progressBp: number;
  scoreBp: number | null;
  realSeconds: number;
  completedAt: Date | null;
};

export async function listSessionProgress(ctx: Context, sessionId: string): Promise<SessionProgressRow[]> {
  return ctx.query(sql<SessionProgressRow>`
    select progress.enrolment_id as "enrolmentId", progress.step_id as "stepId", progress.state, progress.progress_bp as "progressBp",
           progress.score_bp as "scoreBp", progress.real_seconds as "realSeconds", progress.completed_at as "completedAt"
      from enrolment.enrolment
      join learning.step_progress as progress on progress.enrolment_id = enrolment.id
     where enrolment.session_id = ${sessionId} and enrolment.status not in ('CANCELLED', 'REPLACED')
  `);
}

/** Remote activities that count as training time: done, with their estimated minutes and what proves them. */
export type CompletedActivity = {
  enrolmentId: string;
  stepId: string;
  kind: 'package' | 'quiz' | 'document';
  title: string;
  plannedMn: number;
  completedAt: Date;
  realSeconds: number;
  scoreBp: number | null;
  evidence: string;
};

export async function listCompletedActivities(
  ctx: Context,
  enrolmentIds: readonly string[],
): Promise<CompletedActivity[]> {
  return ctx.query(sql<CompletedActivity>`
    select progress.enrolment_id as "enrolmentId", step.id as "stepId", step.kind, step.title, step.planned_mn as "plannedMn",
           progress.completed_at as "completedAt", progress.real_seconds as "realSeconds", progress.score_bp as "scoreBp", progress.evidence
      from learning.step_progress as progress
      join learning.path_step as step on step.id = progress.step_id
     where progress.enrolment_id = any(${[...enrolmentIds]}::uuid[]) and progress.state = 'completed'
     order by progress.completed_at, step.position
  `);
}

/** What the player shows around a package: step, program, learner. */
export async function findStepFacts(ctx: Context, { stepId, enrolmentId }: { stepId: string; enrolmentId: string }) {
  const [row] = await ctx.query(sql<{
    title: string;
    plannedMn: number;
    programTitle: string;
    learnerId: string;
    firstName: string;
    lastName: string;
  }>`
    select step.title, step.planned_mn as "plannedMn", session.title as "programTitle", enrolment.learner_id as "learnerId",
           person.first_name as "firstName", person.last_name as "lastName"
      from enrolment.enrolment
      join sessions.session on session.id = enrolment.session_id
      join identity.person on person.id = enrolment.learner_id
      join learning.path_step as step on step.id = ${stepId}
     where enrolment.id = ${enrolmentId} and enrolment.status not in ('CANCELLED', 'REPLACED')
  `);
  return row ?? null;
}
