import type { z } from 'zod';
import type { PlayerItem, PlayerOpening } from '../../../../contract/player.ts';
import type { Application, Context } from '../../../kernel/context.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { HttpFacts } from '../../../kernel/route.ts';
import { tokenHash } from '../../../kernel/secrets.ts';
import { countTry } from '../../../kernel/throttle.ts';
import { type OtherCourse, sharesAnything, withKnownElsewhere } from '../domain/content/known-elsewhere.ts';
import { type Learner, launchDataOf } from '../domain/content/launch-data.ts';
import type { PackageItem } from '../domain/manifest/index.ts';
import { GLOBAL_TO_SYSTEM, type SequencingState } from '../domain/sequencing/index.ts';
import { activeSecondsOf, findLaunch, markOpened } from '../store/launch.store.ts';
import type { PackageContent } from '../store/package.read.ts';
import { findStepFacts } from '../store/path.read.ts';
import { type KeptState, listSharedElsewhere, listStates } from '../store/state.store.ts';
import { contentTicket } from './content-ticket.ts';
import { packageContent } from './package-contents.ts';
import { previewedVersion } from './preview-package.ts';

type Opening = z.input<typeof PlayerOpening>;

const PLAYER = { actor: { kind: 'system', name: 'player' } } as const;

/** Everything the player page needs to begin or to resume. The token is the right; a wrong one counts against its address. */
export async function openPlayer(
  app: Application,
  { token, http }: { token: string; http: HttpFacts },
): Promise<Opening> {
  const opening = await app.transaction<Opening | null>(PLAYER, (ctx) =>
    token.startsWith('p.') ? openPreview(ctx, token) : openLaunch(ctx, token),
  );
  if (opening) return opening;
  await countWrongToken(app, http);
  throw new Refusal('LAUNCH_CLOSED');
}

/**
 * A hundred wrong tokens per address in ten minutes: a classroom whose openings are over stays below, and nobody hammers
 * this door, although nobody guesses 256 bits.
 */
export function countWrongToken(app: Application, http: HttpFacts): Promise<void> {
  return countTry(app, { door: 'player', subject: http.address, limit: 100, windowMn: 10 });
}

async function openLaunch(ctx: Context, token: string): Promise<Opening | null> {
  const launch = await findLaunch(ctx, tokenHash(token));
  if (!launch || launch.isClosed) return null;
  await markOpened(ctx, launch.launchId);
  const content = await packageContent(ctx, launch.packageVersionId);
  const facts = await findStepFacts(ctx, { stepId: launch.stepId, enrolmentId: launch.enrolmentId });
  if (!facts) throw new Refusal('LAUNCH_CLOSED');
  const states = await listStates(ctx, launch.registrationId);
  const activeSeconds = await activeSecondsOf(ctx, launch.registrationId);
  return {
    ...presentContent(ctx, content, {
      packageVersionId: launch.packageVersionId,
      learner: facts,
      states,
      course: await courseOf(ctx, content, launch),
    }),
    mode: 'normal',
    title: facts.title,
    programTitle: facts.programTitle,
    learnerName: `${facts.firstName} ${facts.lastName}`,
    plannedMn: facts.plannedMn,
    currentItem: launch.currentItem,
    activeSeconds: activeSeconds - launch.activeSeconds,
  };
}

/** Where the learner stands, with what other courses of the same learner share. */
async function courseOf(
  ctx: Context,
  { description }: PackageContent,
  { registrationId, course }: { registrationId: string; course: SequencingState | null },
): Promise<SequencingState | null> {
  if (!sharesAnything(description)) return course;
  const shared = await listSharedElsewhere(ctx, registrationId);
  const others: OtherCourse[] = [];
  for (const { packageVersionId, ...other } of shared) {
    const { description: theirs } = await packageContent(ctx, packageVersionId);
    others.push({ ...other, scope: theirs.course?.isGlobalToSystem ?? GLOBAL_TO_SYSTEM });
  }
  return withKnownElsewhere(description, course, { others, seed: ctx.randomBytes(4).readUInt32BE() });
}

async function openPreview(ctx: Context, token: string): Promise<Opening | null> {
  const packageVersionId = previewedVersion(ctx.app, token, ctx.now);
  if (!packageVersionId) return null;
  const content = await packageContent(ctx, packageVersionId);
  const learner = { learnerId: 'apercu', firstName: 'Camille', lastName: 'Aperçu' };
  return {
    ...presentContent(ctx, content, { packageVersionId, learner, states: null, course: null }),
    mode: 'browse',
    title: content.title,
    programTitle: '',
    learnerName: '',
    plannedMn: 0,
    currentItem: '',
    activeSeconds: 0,
  };
}

function presentContent(
  ctx: Context,
  { description }: PackageContent,
  given: {
    packageVersionId: string;
    learner: Learner;
    states: readonly KeptState[] | null;
    course: SequencingState | null;
  },
) {
  const { packageVersionId, learner, states } = given;
  const mode = states ? ('normal' as const) : ('browse' as const);
  const kept = new Map(states?.map((state) => [state.itemId, state]));
  const facts = description.launchable.map((item) => {
    const before = kept.get(item.identifier);
    const { completion, success, scoreBp } = before ?? NOTHING;
    const launch = launchDataOf(item, learner, mode);
    return [
      item.identifier,
      { launch: { ...launch }, state: before?.state ? { ...before.state } : null, completion, success, scoreBp },
    ] as const;
  });
  return {
    edition: description.edition === '1.2' ? ('1.2' as const) : ('2004' as const),
    base: `/c/${contentTicket(ctx.app, packageVersionId, ctx.now)}/`,
    items: description.items.map((item) => presentItem(item, description.edition === '1.2')),
    facts: Object.fromEntries(facts),
    // Packages imported before their rules were read have no course: order is that of the table of contents.
    course: description.course
      ? {
          title: description.title,
          definition: { ...description.course },
          state: given.course ? { ...given.course } : null,
        }
      : null,
    language: ctx.language,
  };
}

const NOTHING = { completion: 'not-attempted', success: 'unknown', scoreBp: null } as const;

const presentItem = (item: PackageItem, asksFirst: boolean): PlayerItem => ({
  id: item.identifier,
  title: item.title,
  isVisible: item.isVisible,
  href: item.href,
  isAsset: item.scormType === 'asset',
  hideLmsUi: [...item.hideLmsUi],
  prerequisites: asksFirst ? (item.prerequisites ?? '') : '',
  children: item.children.map((child) => presentItem(child, asksFirst)),
});
