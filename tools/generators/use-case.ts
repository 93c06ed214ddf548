import type { Name } from './words.ts';

/** What the pieces of one use case are called. */
export type UseCase = {
  readonly module: string;
  readonly noun: Name;
  /** `close-complaint` and its spellings. */
  readonly both: Name;
  /** `closed` */
  readonly past: string;
  /** `add-…` makes a row, every other verb dates one that is there. */
  readonly isNew: boolean;
  /** What it says no with. */
  readonly refusal: string | null;
};
