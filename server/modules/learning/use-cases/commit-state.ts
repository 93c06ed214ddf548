import type { z } from 'zod';
import type { player } from '../../../../contract/player.ts';
import type { Application, Context } from '../../../kernel/context.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { tokenHash } from '../../../kernel/secrets.ts';
import { launchDataOf } from '../domain/content/launch-data.ts';
import type { ItemRecord } from '../domain/content/step-outcome.ts';
import type { PackageItem } from '../domain/manifest/index.ts';
import { bestOutcome, type CmiState, judge, type Outcome, readCmiState } from '../domain/runtime/index.ts';
import {
  type ActivityDefinition,
  NOT_BEGUN,
  openCourse,
  readSequencingState,
  type SequencingState,
} from '../domain/sequencing/index.ts';
import type { PackageContent } from '../store/package.read.ts';
import * as store from '../store/state.store.ts';
import { noteRegistrations, type Touched } from './note-registrations.ts';
import { findItem, packageContent } from './package-contents.ts';

export type CommitBody = z.output<(typeof player)['POST /commits']['body']>;

/** One commit as it waits for its batch: its state has been read and its token hashed. */
export type Commit = Omit<CommitBody, 'token' | 'state' | 'course'> & {
  readonly tokenHash: Buffer;
  readonly tokenKey: string;
  readonly state: CmiState;
  /** As it came: it is read against the course it belongs to. */
  readonly course: Readonly<Record<string, unknown>> | null;
};

export type Committed = {
  readonly savedAt: string;
  readonly completion: ItemRecord['completion'];
  readonly success: ItemRecord['success'];
  readonly scoreBp: number | null;
  readonly stepDone: boolean;
};

/** Reads what came over the network; a state that is none is refused, for it would never open again. */
export function readCommit({ token, state: sent, course, ...commit }: CommitBody): Commit {
  const state = readCmiState(sent);
  if (!state) throw new Refusal('COMMIT_INVALID');
  const hash = tokenHash(token);
  return { ...commit, state, course: course ?? null, tokenHash: hash, tokenKey: hash.toString('hex') };
}

/**
 * Keeps a batch of commits, durably and in order: one look, one write, for all of them.
 *
 * Keeps INV-LRN-01: the whole state comes each time and the highest order stays, so a repeat, a late beacon and two
 * servers at once end alike. What content claims of itself is judged here, never taken from the browser.
 * Answers stand in the order of the commits; a refusal is an answer too.
 */
export async function commitStates(ctx: Context, commits: readonly Commit[]): Promise<(Committed | Refusal)[]> {
  const grounds = new Map(
    (await store.holdGrounds(ctx, distinct(commits))).map((ground) => [`${ground.tokenKey} ${ground.itemId}`, ground]),
  );
  const contents = new Map<string, PackageContent>();
  for (const { packageVersionId } of grounds.values())
    if (!contents.has(packageVersionId)) contents.set(packageVersionId, await packageContent(ctx, packageVersionId));
  const judged = commits.map((commit) => {
    const ground = grounds.get(`${commit.tokenKey} ${commit.itemId}`);
    const content = ground && contents.get(ground.packageVersionId);
    if (!content || ground.isOutrun) return new Refusal('LAUNCH_CLOSED');
    const item = findItem(content, commit.itemId);
    const course = commit.course && content.description.course && readCourse(commit.course, content.description.course);
    if (!item || (commit.course && !course)) return new Refusal('COMMIT_INVALID');
    return judgeCommit({ ...commit, course }, ground, item);
  });
  const sound = judged.filter((one): one is Judged => !(one instanceof Refusal));
  const latest = latestOfEach(sound);
  await keepEndedAttempts(ctx, sound, latest);
  if (latest.length > 0) await store.upsertStates(ctx, latest);
  const done = await noteRegistrations(ctx, latest);
  return judged.map((one) => (one instanceof Refusal ? one : answerOf(ctx, one, done)));
}

type Judged = store.NewState & Touched;
type ReadCommit = Omit<Commit, 'course'> & { readonly course: SequencingState | null };

const readCourse = (sent: object, definition: ActivityDefinition) =>
  readSequencingState(sent, openCourse(definition, NOT_BEGUN));

function judgeCommit(commit: ReadCommit, ground: store.CommitGround, item: PackageItem): Judged {
  const { state, itemId, commitId, activeSeconds, course } = commit;
  const now = judge(state, launchDataOf(item, { learnerId: '', firstName: '', lastName: '' }, 'normal'));
  const best = bestOutcome(ground.before && asOutcome(ground.before, now), now);
  const isAsset = item.scormType === 'asset';
  const record = {
    completion: isAsset ? ('completed' as const) : best.completion,
    success: best.success,
    scoreBp: best.scoreScaled === null ? null : Math.round(Math.max(0, Math.min(1, best.scoreScaled)) * 10_000),
    progress: Math.max(ground.before?.progress ?? 0, Math.min(1, Math.max(0, best.progress ?? 0))),
  };
  const order = ground.launchNumber * store.COMMITS_PER_LAUNCH + commit.sequence;
  return {
    ...record,
    registrationId: ground.registrationId,
    itemId,
    learnerId: ground.learnerId,
    companyId: ground.companyId,
    order,
    commitId,
    state,
    totalHundredths: best.totalTimeHundredths,
    ground,
    activeSeconds,
    place: course && { course, order },
    isChange: (ground.order ?? -1) < order && (course !== null || differs(ground, record, itemId)),
  };
}

/** What was kept, in the shape of the run-time engine; parts that a best outcome does not read come from now. */
function asOutcome(before: NonNullable<store.CommitGround['before']>, now: Outcome): Outcome {
  const scoreScaled = before.scoreBp === null ? null : before.scoreBp / 10_000;
  const { completion, success, totalHundredths } = before;
  return { ...now, completion, success, scoreScaled, totalTimeHundredths: totalHundredths };
}

/** Whether the step as a whole may have changed; most commits only move a bookmark inside an item. */
function differs(ground: store.CommitGround, record: ItemRecord, itemId: string): boolean {
  const { before } = ground;
  const moved = Math.floor((record.progress ?? 0) * 20) !== Math.floor((before?.progress ?? 0) * 20);
  return (
    !before ||
    moved ||
    ground.currentItem !== itemId ||
    before.completion !== record.completion ||
    before.success !== record.success ||
    before.scoreBp !== record.scoreBp
  );
}

function distinct(commits: readonly Commit[]): { tokenHash: Buffer; itemId: string }[] {
  return [...new Map(commits.map((one) => [`${one.tokenKey} ${one.itemId}`, one])).values()];
}

/**
 * One statement cannot write a row twice: of several states of one item, the one that comes last in order. A commit says
 * where the learner stands in the course only when that changed, so the last one said is kept.
 */
function latestOfEach(judged: readonly Judged[]): Judged[] {
  const latest = new Map<string, Judged>();
  for (const one of [...judged].sort((a, b) => a.order - b.order)) {
    const key = `${one.registrationId} ${one.itemId}`;
    const before = latest.get(key);
    const isChange = one.isChange || (before?.isChange ?? false);
    latest.set(key, { ...one, place: one.place ?? before?.place ?? null, isChange });
  }
  return [...latest.values()];
}

/** A new attempt at an item starts from nothing; what the one before held is kept beside it, for whoever asks to see it. */
async function keepEndedAttempts(ctx: Context, sound: readonly Judged[], latest: readonly Judged[]): Promise<void> {
  const opening = latest.filter(({ state }) => state.attempt > 1);
  if (opening.length === 0) return;
  const within = opening.flatMap((next) =>
    sound.filter(
      (one) =>
        one.registrationId === next.registrationId &&
        one.itemId === next.itemId &&
        one.state.attempt < next.state.attempt,
    ),
  );
  await store.keepEndedAttempts(ctx, { opening, within });
}

const answerOf = (ctx: Context, one: Judged, done: ReadonlySet<string>): Committed => ({
  savedAt: ctx.now.toISOString(),
  completion: one.completion,
  success: one.success,
  scoreBp: one.scoreBp,
  stepDone: done.has(one.registrationId),
});

/** Batches are written by the system: the token said which learner, and no one else's row is looked at. */
export const PLAYER_SCOPE = { actor: { kind: 'system', name: 'player' } } as const;

export const commitBatch = (app: Application, commits: readonly Commit[]) =>
  app.transaction(PLAYER_SCOPE, (ctx) => commitStates(ctx, commits));
