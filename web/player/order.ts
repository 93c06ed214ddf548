import type { PlayerItem } from '../../contract/player.ts';
import { activityReport, initialValues } from '../../server/modules/learning/domain/content/activity-report.ts';
import { areMet, readPrerequisites } from '../../server/modules/learning/domain/prerequisites/index.ts';
import { type CmiState, type LaunchData, sharedBy } from '../../server/modules/learning/domain/runtime/index.ts';
import {
  type ActivityDefinition,
  type Course,
  courseOutcome,
  knownOf,
  type Navigated,
  type NavigationRequest,
  NOT_BEGUN,
  navigate,
  openCourse,
  report,
  type SequencingState,
  type Validity,
  validityOf,
} from '../../server/modules/learning/domain/sequencing/index.ts';
import type { Opening } from './server.ts';

export type Request = NavigationRequest;
/** What comes next: an item to open, a moment to choose one, or the end. */
export type Next =
  | { readonly kind: 'open'; readonly itemId: string }
  | { readonly kind: 'choose' }
  | { readonly kind: 'end' };

/** What the learner may do; the buttons, the table of contents and the content are all told the same. */
export type Allowed = {
  readonly canContinue: boolean;
  readonly canPrevious: boolean;
  readonly choices: ReadonlySet<string>;
  readonly jumps: ReadonlySet<string>;
  readonly hidden: ReadonlySet<string>;
};

/** Who decides what comes next: the table of contents, or the rules of the manifest. */
export type Order = {
  first(): Next;
  /** The item is put away in this state; what follows is asked of what it became. */
  putAway(itemId: string, state: CmiState): void;
  /** Whether nothing is left to do in the course once it is left for good, with this item in this state on screen. */
  isOver(live: { itemId: string; state: CmiState } | null): boolean;
  /** Null when this may not be asked here. Nothing has changed then. */
  ask(request: Request): Next | null;
  /** `live` is the item on screen as its content left it, whose end is imagined before answering. */
  allowed(live: { itemId: string; state: CmiState } | null): Allowed;
  /** What a new attempt at an item finds already known. */
  initialValues(itemId: string): Readonly<Record<string, string>>;
  /** Texts shared with other items, as they stand now. */
  sharedData(itemId: string): LaunchData['sharedData'];
  /** The texts that an item shares are what it wrote last. */
  share(itemId: string, state: CmiState): void;
  /** What to keep with the next commit. */
  keeps(): SequencingState | null;
};

/**
 * Items one after the other, each open to choice once what it asks is done: SCORM 1.2, and packages whose rules were not
 * read at their import.
 */
export function listedOrder(
  opening: Opening,
  items: readonly PlayerItem[],
  states: ReadonlyMap<string, CmiState>,
): Order {
  let currentId: string | null = null;
  const asked = new Map(items.map(({ id, prerequisites }) => [id, readPrerequisites(prerequisites)]));
  const folders = foldersOf(opening.items);
  const statusOf = (id: string, live: Live): string | null => {
    const inside = folders.get(id);
    if (inside) return inside.every((one) => isDoneStatus(statusOf(one, live))) ? 'completed' : 'incomplete';
    return asked.has(id) ? lessonStatus(live?.itemId === id ? live.state : states.get(id), opening.facts[id]) : null;
  };
  const isOpen = (id: string, live: Live = null) =>
    id === currentId || areMet(asked.get(id) ?? null, (other) => statusOf(other, live));
  const at = () => items.findIndex(({ id }) => id === currentId);
  const after = (live: Live = null) => items.slice(at() + 1).find(({ id }) => isOpen(id, live));
  const before = (live: Live = null) => items.slice(0, Math.max(0, at())).findLast(({ id }) => isOpen(id, live));
  const go = (item: PlayerItem | undefined): Next | null => {
    if (!item) return null;
    currentId = item.id;
    return { kind: 'open', itemId: item.id };
  };
  return {
    first: () => go(firstItem(opening, items, isOpen)) ?? { kind: 'choose' },
    putAway: () => undefined,
    // One attempt, resumed each time.
    isOver: () => false,
    ask(request) {
      if (request.kind === 'choice' || request.kind === 'jump')
        return go(items.find(({ id }) => id === request.targetId && isOpen(id)));
      if (request.kind === 'continue') return go(after());
      if (request.kind === 'previous') return go(before());
      return { kind: 'end' };
    },
    allowed(live) {
      const open = new Set(items.filter(({ id }) => isOpen(id, live)).map(({ id }) => id));
      const isPlaced = at() >= 0;
      return {
        canContinue: isPlaced && after(live) !== undefined,
        canPrevious: isPlaced && before(live) !== undefined,
        choices: open,
        jumps: open,
        hidden: new Set(),
      };
    },
    initialValues: () => ({}),
    sharedData: (itemId) => (opening.facts[itemId]?.launch as LaunchData | undefined)?.sharedData ?? [],
    share: () => undefined,
    keeps: () => null,
  };
}

/** The item on screen as its content left it. */
type Live = { readonly itemId: string; readonly state: CmiState } | null;

const isDoneStatus = (status: string | null) => status === 'passed' || status === 'completed';

/** What each folder holds that opens something, at any depth. */
function foldersOf(items: readonly PlayerItem[]): Map<string, string[]> {
  const found = new Map<string, string[]>();
  const walk = (item: PlayerItem): string[] => {
    const inside = item.children.flatMap(walk);
    if (item.href !== null) return [item.id, ...inside];
    found.set(item.id, inside);
    return inside;
  };
  items.forEach(walk);
  return found;
}

/** Status of an item as a script of prerequisites compares it; what was once earned stays. */
function lessonStatus(state: CmiState | undefined, fact: Opening['facts'][string] | undefined): string {
  if (fact?.success === 'passed') return 'passed';
  const said = state?.judgedStatus ?? state?.values['cmi.core.lesson_status'];
  if (said !== undefined && said !== null) return said;
  return fact?.completion === 'completed' || fact?.completion === 'incomplete' ? fact.completion : 'not attempted';
}

/** Where the learner left; else the first item that is not done; else the first one. */
function firstItem(
  { currentItem, facts }: Opening,
  items: readonly PlayerItem[],
  isOpen: (id: string) => boolean,
): PlayerItem | undefined {
  const isDone = (id: string) => facts[id]?.completion === 'completed' || facts[id]?.success === 'passed';
  const left = items.find(({ id }) => id === currentItem);
  if (left && (items.length === 1 || !isDone(left.id))) return left;
  return (
    items.find(({ id, isVisible }) => isVisible && isOpen(id) && !isDone(id)) ??
    left ??
    items.find(({ id }) => isOpen(id))
  );
}

type Given = {
  /** The activities with their rules, as the server read them in the manifest. */
  readonly definition: ActivityDefinition;
  readonly kept: SequencingState | null;
  readonly launchOf: (itemId: string) => LaunchData;
  readonly states: ReadonlyMap<string, CmiState>;
};

/** The rules of a 2004 manifest. */
export function sequencedOrder({ definition, kept, launchOf, states }: Given): Order {
  const course = openCourse(definition, kept ?? { ...NOT_BEGUN, seed: newSeed() });
  const isKnown = (id: string) => course.byId.has(id);
  /** The course with the item on screen as it is now. */
  const imagined = (live: Live) => {
    const copy = openCourse(definition, course.state);
    if (live && isKnown(live.itemId)) report(copy, live.itemId, activityReport(live.state, launchOf(live.itemId)));
    return copy;
  };
  return {
    first: () => nextOf(begin(course, { definition, launchOf, states })),
    putAway(itemId, state) {
      if (isKnown(itemId)) report(course, itemId, activityReport(state, launchOf(itemId)));
    },
    ask(request) {
      const navigated = navigate(course, request);
      return navigated.kind === 'refused' ? null : nextOf(navigated);
    },
    isOver(live) {
      const copy = imagined(live);
      return navigate(copy, { kind: 'exitAll' }).kind === 'ends' && courseOutcome(definition, copy.state).isDone;
    },
    allowed: (live) => setsOf(validityOf(imagined(live), definition)),
    initialValues(itemId) {
      const activity = course.byId.get(itemId);
      if (!activity) return {};
      const { objectives } = activity.sequencing;
      return initialValues(objectives.map(({ id }, rank) => ({ id, known: knownOf(course, activity, rank) })));
    },
    sharedData: (itemId) =>
      launchOf(itemId).sharedData.map((map) => ({ ...map, text: course.state.sharedData[map.targetId] ?? null })),
    share: (itemId, state) => Object.assign(course.state.sharedData, sharedBy(state, launchOf(itemId))),
    keeps: () => structuredClone(course.state),
  };
}

/** Begins, resumes, or mends: a page that closed without a word is taken for one that was left for later. */
function begin(course: Course, { definition, launchOf, states }: Omit<Given, 'kept'>): Navigated {
  const { state } = course;
  if (state.currentId !== null) {
    const left = states.get(state.currentId);
    if (left)
      report(course, state.currentId, { ...activityReport(left, launchOf(state.currentId)), isSuspended: true });
    navigate(course, { kind: 'suspendAll' });
    state.currentId = null;
  }
  const begun = navigate(course, { kind: state.suspendedId === null ? 'start' : 'resumeAll' });
  if (begun.kind === 'delivers') return begun;
  // A course that does not flow waits for a choice; where there is only one, it is made.
  const pages = validityOf(course, definition).choices.filter((id) => course.byId.get(id)?.children.length === 0);
  const [only] = pages;
  return only !== undefined && pages.length === 1 ? navigate(course, { kind: 'choice', targetId: only }) : begun;
}

function nextOf(navigated: Navigated): Next {
  if (navigated.kind === 'delivers') return { kind: 'open', itemId: navigated.activityId };
  return { kind: navigated.kind === 'ends' ? 'end' : 'choose' };
}

const setsOf = ({ choices, jumps, hidden, ...buttons }: Validity): Allowed => ({
  ...buttons,
  choices: new Set(choices),
  jumps: new Set(jumps),
  hidden: new Set(hidden),
});

const newSeed = () => crypto.getRandomValues(new Uint32Array(1))[0] ?? 0;
