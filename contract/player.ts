import { z } from 'zod';
import { Count, endpoints, Instant } from './endpoint.ts';

/** Capability of one opening of the player: 32 random bytes, base64url. */
const LaunchToken = z.string().regex(/^[A-Za-z0-9_-]{43}$|^p\.[A-Za-z0-9_.-]{20,300}$/);
const ItemId = z.string().min(1).max(4000);

export const Completion = z.enum(['not-attempted', 'unknown', 'incomplete', 'completed']);
export const Success = z.enum(['unknown', 'passed', 'failed']);

/** State of a course, or of one item: plain JSON that the run-time engine reads and judges (server/modules/learning/domain/runtime). */
const State = z.record(z.string(), z.unknown());

export type PlayerItem = {
  id: string;
  title: string;
  isVisible: boolean;
  /** Address under the content folder; null for a folder. */
  href: string | null;
  isAsset: boolean;
  hideLmsUi: string[];
  /** 1.2: the script of what it asks before it opens; empty when it asks nothing. */
  prerequisites: string;
  children: PlayerItem[];
};

export const PlayerItem: z.ZodType<PlayerItem> = z.strictObject({
  id: ItemId,
  title: z.string(),
  isVisible: z.boolean(),
  href: z.string().nullable(),
  isAsset: z.boolean(),
  hideLmsUi: z.array(z.string()),
  prerequisites: z.string(),
  get children() {
    return z.array(PlayerItem);
  },
});

const ItemFacts = z.strictObject({
  /** LaunchData of the run-time engine, given to the content as it opens. */
  launch: z.record(z.string(), z.unknown()),
  state: State.nullable(),
  completion: Completion,
  success: Success,
  scoreBp: z.int().min(0).max(10_000).nullable(),
});

export const PlayerOpening = z.strictObject({
  /** `browse` is a preview by the office: nothing is kept. */
  mode: z.enum(['normal', 'browse']),
  edition: z.enum(['1.2', '2004']),
  title: z.string(),
  programTitle: z.string(),
  learnerName: z.string(),
  plannedMn: Count,
  /** Folder of the package's files on this origin, with its own expiring key. */
  base: z.string(),
  items: z.array(PlayerItem),
  facts: z.record(z.string(), ItemFacts),
  /** 2004: the activities with the rules of their order (domain/sequencing), and where the learner stands among them. */
  course: z.strictObject({ title: z.string(), definition: State, state: State.nullable() }).nullable(),
  currentItem: z.string(),
  activeSeconds: Count,
  language: z.enum(['fr', 'en']),
});

export const player = endpoints({
  'POST /openings': {
    summary: 'Open the player: table of contents, kept states, what each item is given',
    body: z.strictObject({ token: LaunchToken }),
    answer: PlayerOpening,
    refuses: ['LAUNCH_CLOSED', 'TOO_MANY_TRIES'],
  },
  'POST /commits': {
    summary: 'Keep the state of one item. The whole state comes each time; the highest sequence wins, twice is once',
    body: z.strictObject({
      token: LaunchToken,
      itemId: ItemId,
      /** Counts up within one opening. */
      sequence: z.int().min(1).max(999_999),
      commitId: z.uuid(),
      activeSeconds: z.int().min(0).max(1_000_000),
      state: State,
      /** 2004: where the learner stands among the activities, when that changed. */
      course: State.optional(),
    }),
    answer: z.strictObject({
      savedAt: Instant,
      completion: Completion,
      success: Success,
      scoreBp: z.int().min(0).max(10_000).nullable(),
      stepDone: z.boolean(),
    }),
    refuses: ['LAUNCH_CLOSED', 'COMMIT_INVALID', 'TOO_MANY_TRIES'],
  },
  'POST /pulses': {
    summary: 'The learner is still there: keeps the opening alive and counts time in front of the screen',
    body: z.strictObject({ token: LaunchToken, activeSeconds: z.int().min(0).max(1_000_000) }),
    answer: null,
    refuses: ['LAUNCH_CLOSED', 'TOO_MANY_TRIES'],
  },
  'POST /client-errors': {
    summary: 'The player says that it broke: counted by version, nothing else is kept',
    body: z.strictObject({ token: LaunchToken }),
    answer: null,
    refuses: ['LAUNCH_CLOSED', 'TOO_MANY_TRIES'],
  },
  'POST /closings': {
    summary: 'The learner left the player',
    body: z.strictObject({ token: LaunchToken }),
    answer: null,
    refuses: ['TOO_MANY_TRIES'],
  },
});
