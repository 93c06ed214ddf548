/** Without a key or a pointer for this long, nobody is in front of the screen. */
const IDLE_MS = 5 * 60_000;
const EVENTS = ['pointerdown', 'pointermove', 'keydown', 'scroll', 'touchstart'] as const;

export type PresenceClock = {
  /** Seconds in front of the screen since the page opened. */
  seconds(): number;
  /** Listens inside the content too, which shares this origin. */
  listenTo(target: Window): void;
};

/** Counts the seconds during which the page is shown and somebody moves in it. */
export function startPresenceClock(): PresenceClock {
  let lastMoveMs = performance.now();
  let seconds = 0;
  const moved = () => {
    lastMoveMs = performance.now();
  };
  const listenTo = (target: Window) => {
    for (const name of EVENTS) target.addEventListener(name, moved, { passive: true, capture: true });
  };
  listenTo(window);
  setInterval(() => {
    if (document.visibilityState === 'visible' && performance.now() - lastMoveMs < IDLE_MS) seconds += 1;
  }, 1_000);
  return { seconds: () => seconds, listenTo };
}
