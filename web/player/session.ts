import type { PlayerItem } from '../../contract/player.ts';
import {
  type CmiState,
  createRuntime,
  type LaunchData,
  type ScormRuntime,
} from '../../server/modules/learning/domain/runtime/index.ts';
import { type CommitQueue, createCommitQueue, type SaveStatus } from './commit-queue.ts';
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
};
export type PlayerSession = {
  readonly opening: Opening;
  readonly order: readonly PlayerItem[];
  view(): View;
  subscribe(listener: () => void): () => void;
  attach(frame: HTMLIFrameElement): void;
  open(itemId: string): Promise<void>;
  next(): Promise<void>;
  previous(): Promise<void>;
  leave(): Promise<void>;
  activeSeconds(): number;
};

const AUTOSAVE_MS = 8_000;
const PULSE_MS = 30_000;
const UNLOAD_MS = 1_500;

/** One learner, one package, one page: delivers items, keeps their states, says where it stands. */
export function createSession(token: string, opening: Opening): PlayerSession {
  const isPreview = opening.mode === 'browse';
  const order = flat(opening.items).filter(({ href }) => href !== null);
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
  };
  let runtime: ScormRuntime | null = null;
  let frame: HTMLIFrameElement | null = null;
  let isDirty = false;

  for (const [itemId, { state }] of Object.entries(opening.facts)) {
    // The server wrote it with this very engine and checked it as it came.
    if (state) states.set(itemId, state as CmiState);
  }

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

  function keep(): void {
    isDirty = false;
    if (!runtime || !view.currentId || isPreview) return;
    const state = runtime.snapshot();
    states.set(view.currentId, state);
    queue.add(view.currentId, state);
  }

  installApi(opening.edition, {
    current: () => runtime,
    onWrite: () => {
      isDirty = true;
    },
    onCommit: keep,
    onTerminate: () => {
      keep();
      const asked = runtime?.navigationRequest() ?? '_none_';
      if (asked !== '_none_') setTimeout(() => void follow(asked), 0);
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

  /** Lets the content say its last words, then ends or suspends it. */
  async function putAway(how: 'end' | 'suspend'): Promise<void> {
    if (!runtime || !frame) return;
    const wasShown = view.isShown;
    show({ isShown: false });
    await emptied(frame);
    const { phase } = runtime.snapshot();
    if (phase === 'idle' && wasShown) {
      // Content that never speaks has been seen once it is left (SCORM 1.2 RTE 3.4.4; 2004 SN UP.4).
      runtime.initialize('');
      runtime.terminate('');
      keep();
    } else if (phase === 'running') {
      if (how === 'end') runtime.terminate('');
      else runtime.suspend();
      keep();
    } else if (isDirty) keep();
    runtime = null;
  }

  async function open(itemId: string): Promise<void> {
    const item = order.find(({ id }) => id === itemId);
    if (!item?.href || !frame) return;
    await putAway('end');
    const launch = { ...opening.facts[itemId]?.launch, navigation: navigationAt(order, itemId) };
    const state = states.get(itemId);
    // The launch data were made by this engine's own type on the server.
    runtime = createRuntime({ edition: opening.edition, launch: launch as LaunchData, ...(state ? { state } : {}) });
    const { marks } = view;
    show({ currentId: itemId, marks: { ...marks, [itemId]: marks[itemId] === 'done' ? 'done' : 'opened' } });
    frame.src = opening.base + item.href;
    if (item.isAsset) {
      runtime.initialize('');
      runtime.terminate('');
      keep();
    }
  }

  const step = (by: 1 | -1) => {
    const at = order.findIndex(({ id }) => id === view.currentId);
    const wanted = order[at + by];
    return wanted ? open(wanted.id) : Promise.resolve();
  };

  async function leave(): Promise<void> {
    await putAway('suspend');
    if (!isPreview) {
      await queue.flush().catch(() => undefined);
      await call('/closings', { token }).catch(() => undefined);
    }
    show({ isLeft: true, currentId: null });
    tellParent('left');
  }

  /** What the content asked for as it ended (2004). */
  async function follow(asked: string): Promise<void> {
    const target = /^\{target=([^}]+)\}(choice|jump)$/.exec(asked)?.[1];
    if (target) return open(target);
    if (asked === 'continue') return step(1);
    if (asked === 'previous') return step(-1);
    return leave();
  }

  return {
    opening,
    order,
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
      void open(firstItem(opening, order));
    },
    open,
    next: () => step(1),
    previous: () => step(-1),
    leave,
    activeSeconds: () => opening.activeSeconds + clock.seconds(),
  };
}

/** Where the learner left; else the first item that is not done; else the first one. */
function firstItem({ currentItem, facts }: Opening, order: readonly PlayerItem[]): string {
  const isDone = (id: string) => facts[id]?.completion === 'completed' || facts[id]?.success === 'passed';
  const left = order.find(({ id }) => id === currentItem);
  if (left && (order.length === 1 || !isDone(left.id))) return left.id;
  return (order.find(({ id, isVisible }) => isVisible && !isDone(id)) ?? left ?? order[0])?.id ?? '';
}

function firstMarks({ facts }: Opening): Record<string, ItemMark> {
  return Object.fromEntries(
    Object.entries(facts).map(([id, { completion, success }]) => {
      const isDone = completion === 'completed' || success === 'passed';
      return [id, isDone ? 'done' : completion === 'not-attempted' ? 'none' : 'opened'];
    }),
  );
}

function navigationAt(order: readonly PlayerItem[], itemId: string): LaunchData['navigation'] {
  const at = order.findIndex(({ id }) => id === itemId);
  return { canContinue: at < order.length - 1, canPrevious: at > 0, choices: order.map(({ id }) => id) };
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
