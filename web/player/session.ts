import type { PlayerItem } from '../../contract/player.ts';
import {
  type CmiState,
  createRuntime,
  isSuspended,
  type LaunchData,
  type ScormRuntime,
} from '../../server/modules/learning/domain/runtime/index.ts';
import type { ActivityDefinition, SequencingState } from '../../server/modules/learning/domain/sequencing/index.ts';
import { type CommitQueue, createCommitQueue, type SaveStatus } from './commit-queue.ts';
import { type Allowed, listedOrder, type Next, type Order, type Request, sequencedOrder } from './order.ts';
import { type PresenceClock, startPresenceClock } from './presence-clock.ts';
import { installApi } from './scorm-api.ts';
import { call, lastWords, type Opening } from './server.ts';

export type ItemMark = 'none' | 'opened' | 'done';
export type View = {
  readonly currentId: string | null;
  readonly marks: Readonly<Record<string, ItemMark>>;
  readonly save: SaveStatus;
  readonly isDone: boolean;
  readonly isLeft: boolean;
  /** The page of the current item has loaded. */
  readonly isShown: boolean;
  /** Nothing is on screen: the learner is to choose from the table of contents. */
  readonly isChoosing: boolean;
  readonly allowed: Allowed;
};
export type PlayerSession = {
  readonly opening: Opening;
  /** Items that open something, in the order of the table of contents. */
  readonly items: readonly PlayerItem[];
  view(): View;
  subscribe(listener: () => void): () => void;
  attach(frame: HTMLIFrameElement): void;
  ask(request: Request): Promise<void>;
  /** Keeps everything where it is, for later. */
  leave(): Promise<void>;
  /** Goes away: a course that is over ends there, any other is kept for later. */
  quit(): Promise<void>;
  activeSeconds(): number;
};

const AUTOSAVE_MS = 8_000;
const PULSE_MS = 30_000;
const UNLOAD_MS = 1_500;

/** One learner, one package, one page: delivers items, keeps their states, says where it stands. */
export function createSession(token: string, opening: Opening): PlayerSession {
  const isPreview = opening.mode === 'browse';
  const items = flat(opening.items).filter(({ href }) => href !== null);
  const states = new Map<string, CmiState>();
  const listeners = new Set<() => void>();
  const clock: PresenceClock = startPresenceClock();
  let view: View = {
    currentId: null,
    marks: firstMarks(opening),
    save: { kind: 'idle' },
    isDone: false,
    isLeft: false,
    isShown: false,
    isChoosing: false,
    allowed: NOTHING_ALLOWED,
  };
  let runtime: ScormRuntime | null = null;
  let frame: HTMLIFrameElement | null = null;
  let isDirty = false;
  /** One move at a time: what a content asks as it is being left no longer counts. */
  let isMoving = false;

  for (const [itemId, { state }] of Object.entries(opening.facts)) {
    // The server wrote it with this very engine and checked it as it came.
    if (state) states.set(itemId, state as CmiState);
  }

  // The launch data were made by these engines' own types on the server.
  const launchOf = (itemId: string) => opening.facts[itemId]?.launch as LaunchData;
  const order: Order = opening.course
    ? sequencedOrder({
        definition: opening.course.definition as ActivityDefinition,
        kept: opening.course.state as SequencingState | null,
        launchOf,
        states,
      })
    : listedOrder(opening, items, states);

  const show = (change: Partial<View>) => {
    view = { ...view, ...change };
    for (const listener of listeners) listener();
  };
  const queue: CommitQueue = createCommitQueue({
    token,
    activeSeconds: clock.seconds,
    onStatus: (save) => show({ save }),
    onSaved: (itemId, answer) => {
      const mark = answer.completion === 'completed' || answer.success === 'passed' ? 'done' : 'opened';
      const kept = view.marks[itemId] === 'done' ? 'done' : mark;
      if (answer.stepDone && !view.isDone) tellParent('done');
      show({ marks: { ...view.marks, [itemId]: kept }, isDone: view.isDone || answer.stepDone });
    },
  });

  function keep(itemId = view.currentId): void {
    isDirty = false;
    const state = runtime?.snapshot() ?? states.get(itemId ?? '');
    if (!itemId || !state || isPreview) return;
    states.set(itemId, state);
    order.share(itemId, state);
    queue.add(itemId, state, order.keeps());
  }

  const live = () => (runtime && view.currentId ? { itemId: view.currentId, state: runtime.snapshot() } : null);
  const showAllowed = () => show({ allowed: order.allowed(live()) });

  installApi(opening.edition, {
    current: () => runtime,
    onWrite: () => {
      isDirty = true;
    },
    onCommit: () => {
      keep();
      showAllowed();
    },
    onTerminate: () => {
      keep();
      showAllowed();
      const asked = runtime?.navigationRequest() ?? '_none_';
      if (asked !== '_none_' && !isMoving) setTimeout(() => void follow(asked), 0);
    },
  });

  setInterval(() => isDirty && keep(), AUTOSAVE_MS);
  if (!isPreview) {
    setInterval(() => {
      if (document.visibilityState === 'visible')
        void call('/pulses', { token, activeSeconds: clock.seconds() }).catch(() => undefined);
    }, PULSE_MS);
  }
  window.addEventListener('pagehide', () => {
    if (isDirty) keep();
    queue.leave();
    if (!isPreview && !view.isLeft) lastWords('/closings', { token });
  });
  // Without network the last words would be lost with the page where its storage is closed: the browser asks first.
  window.addEventListener('beforeunload', (event) => view.save.kind === 'offline' && event.preventDefault());
  window.addEventListener('pageshow', (event) => event.persisted && queue.comeBack());
  // A phone may throw the page away once it is hidden, without another word.
  document.addEventListener('visibilitychange', () => document.visibilityState === 'hidden' && isDirty && keep());

  /** Lets the content say its last words, then does with its attempt what is decided of what it has become. */
  async function putAway(asked: 'by learner' | 'by content', decide: (live: Live) => Parting): Promise<Left> {
    const itemId = view.currentId;
    if (!runtime || !frame || !itemId) return { itemId: null, parting: decide(null) };
    const wasShown = view.isShown;
    show({ isShown: false });
    await emptied(frame);
    if (asked === 'by learner') runtime.overrule();
    if (runtime.snapshot().phase === 'idle' && wasShown) {
      // Content that never speaks has been seen once it is left (SCORM 1.2 RTE 3.4.4; 2004 SN UP.4).
      runtime.initialize('');
      runtime.terminate('');
    }
    const parting = decide({ itemId, state: runtime.snapshot() });
    if (parting === 'suspend') runtime.suspend();
    else runtime.terminate('');
    const state = runtime.snapshot();
    runtime = null;
    states.set(itemId, state);
    order.share(itemId, state);
    // An abandoned attempt leaves no trace on what comes next.
    if (parting !== 'abandon') order.putAway(itemId, state);
    return { itemId, parting };
  }

  /** Puts away what is on screen, then goes where the request leads. Nothing happens when it may not be asked. */
  async function ask(request: Request, isOfContent = false): Promise<void> {
    if (isMoving || (!isOfContent && !isAllowed(request))) return;
    isMoving = true;
    try {
      const parting = request.kind === 'abandon' || request.kind === 'abandonAll' ? 'abandon' : 'end';
      const { itemId } = await putAway(isOfContent ? 'by content' : 'by learner', () => parting);
      const next = order.ask(request);
      if (itemId) keep(itemId);
      await go(next ?? { kind: 'choose' });
    } finally {
      isMoving = false;
    }
  }

  function isAllowed(request: Request): boolean {
    const { canContinue, canPrevious, choices, jumps } = order.allowed(live());
    if (request.kind === 'continue') return canContinue;
    if (request.kind === 'previous') return canPrevious;
    if (request.kind === 'choice') return choices.has(request.targetId);
    return request.kind !== 'jump' || jumps.has(request.targetId);
  }

  async function go(next: Next): Promise<void> {
    if (next.kind === 'open') return open(next.itemId);
    show({ currentId: null, isChoosing: next.kind === 'choose', allowed: order.allowed(null) });
    if (next.kind === 'end') await close();
  }

  function open(itemId: string): void {
    const item = items.find(({ id }) => id === itemId);
    if (!item?.href || !frame) return;
    const launch: LaunchData = {
      ...launchOf(itemId),
      initialValues: order.initialValues(itemId),
      sharedData: order.sharedData(itemId),
      get navigation() {
        const { canContinue, canPrevious, choices, jumps } = order.allowed(live());
        return { canContinue, canPrevious, choices: [...choices], jumps: [...jumps] };
      },
    };
    const state = states.get(itemId);
    runtime = createRuntime({ edition: opening.edition, launch, ...(state ? { state } : {}) });
    const { marks } = view;
    const mark = marks[itemId] === 'done' ? ('done' as const) : ('opened' as const);
    show({ currentId: itemId, isChoosing: false, marks: { ...marks, [itemId]: mark }, allowed: order.allowed(live()) });
    frame.src = opening.base + item.href;
    if (item.isAsset) {
      runtime.initialize('');
      runtime.terminate('');
    }
    if (item.isAsset || opening.course) keep();
  }

  /** The learner leaves for later: the item on screen is resumed where it is. */
  async function leave(): Promise<void> {
    if (isMoving) return;
    isMoving = true;
    await leaveBy(() => 'suspend');
  }

  /**
   * The door of the standard, "exit", would have an unfinished course begun again: only a course that is over takes it,
   * once its content has said its last word.
   */
  async function quit(): Promise<void> {
    if (isMoving) return;
    isMoving = true;
    await leaveBy((live) => {
      const isOpen = live !== null && (live.state.phase !== 'ended' || isSuspended(live.state));
      return !isOpen && order.isOver(live) ? 'end' : 'suspend';
    });
  }

  async function leaveBy(decide: (live: Live) => Parting): Promise<void> {
    const { itemId, parting } = await putAway('by learner', decide);
    order.ask({ kind: parting === 'end' ? 'exitAll' : 'suspendAll' });
    if (itemId) keep(itemId);
    await close();
  }

  async function close(): Promise<void> {
    if (!isPreview) {
      await queue.flush().catch(() => undefined);
      await call('/closings', { token }).catch(() => undefined);
    }
    show({ isLeft: true, currentId: null });
    tellParent('left');
  }

  /** What the content asked for as it ended (2004). */
  async function follow(asked: string): Promise<void> {
    const aimed = /^\{target=([^}]+)\}(choice|jump)$/.exec(asked);
    if (aimed?.[1]) return ask({ kind: aimed[2] === 'jump' ? 'jump' : 'choice', targetId: aimed[1] }, true);
    if (asked === 'suspendAll') return leave();
    return ask({ kind: asked as Exclude<Request['kind'], 'choice' | 'jump'> }, true);
  }

  return {
    opening,
    items,
    view: () => view,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    attach: (element) => {
      if (frame === element) return;
      frame = element;
      element.addEventListener('load', () => {
        if (element.contentWindow) clock.listenTo(element.contentWindow);
        show({ isShown: view.currentId !== null && !element.src.startsWith('about:') });
      });
      void go(order.first());
    },
    ask: (request) => ask(request),
    leave,
    quit,
    activeSeconds: () => opening.activeSeconds + clock.seconds(),
  };
}

/** The item on screen as its content left it. */
type Live = { readonly itemId: string; readonly state: CmiState } | null;
/** What becomes of the attempt on screen. */
type Parting = 'end' | 'suspend' | 'abandon';
type Left = { readonly itemId: string | null; readonly parting: Parting };

const NOTHING_ALLOWED: Allowed = {
  canContinue: false,
  canPrevious: false,
  choices: new Set(),
  jumps: new Set(),
  hidden: new Set(),
};

function firstMarks({ facts }: Opening): Record<string, ItemMark> {
  return Object.fromEntries(
    Object.entries(facts).map(([id, { completion, success }]) => {
      const isDone = completion === 'completed' || success === 'passed';
      return [id, isDone ? 'done' : completion === 'not-attempted' ? 'none' : 'opened'];
    }),
  );
}

/** Empties the frame, which runs the content's own unload handlers while its API is still there. */
function emptied(frame: HTMLIFrameElement): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, UNLOAD_MS);
    frame.addEventListener(
      'load',
      () => {
        clearTimeout(timer);
        resolve();
      },
      { once: true },
    );
    frame.src = 'about:blank';
  });
}

function tellParent(kind: 'left' | 'done'): void {
  if (window.parent !== window) window.parent.postMessage({ source: 'formapro-player', kind }, '*');
}

export function flat(items: readonly PlayerItem[]): PlayerItem[] {
  return items.flatMap((item) => [item, ...flat(item.children)]);
}
