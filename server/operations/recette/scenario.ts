import type { Page } from 'playwright-core';
import type { Role } from '../../kernel/access.ts';

/** A case of the book that the product plays by itself, in a real browser, on a running environment. */
export type Scenario = {
  readonly code: string;
  /** Reads the environment's own data folder: it is played on the machine where they stand, and nowhere else. */
  readonly needsFolder?: true;
  /** Plays every step of the case, in its order. */
  play(scene: Scene): Promise<void>;
};

/** What a scenario finds: an environment with invented people, and windows of theirs. */
export type Scene = {
  readonly origin: string;
  readonly dataDir: string;
  /** Different at each run, so that what is written never meets what an earlier run wrote. */
  readonly mark: string;
  /** A new browser window of somebody who is not signed in: nothing shared with the others. */
  window(): Promise<Page>;
  /** A window behind the door, as the demonstration's person of a role. */
  enter(role: Role): Promise<Page>;
  /** The next step of the case; a picture of the window is kept when it is done. */
  step(page: Page, act: () => Promise<unknown>): Promise<void>;
};

/** The environment answered, and not as the case expects. */
export class NotConforming extends Error {
  override readonly name = 'NotConforming';
}

/** Says what was seen when it is not what the case expects. */
export function expectThat(isSo: boolean, seen: string): asserts isSo {
  if (!isSo) throw new NotConforming(seen);
}
