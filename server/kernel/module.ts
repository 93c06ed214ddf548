import type { Job } from './jobs.ts';
import type { PersonalData } from './personal-data.ts';
import type { RefusalTexts } from './refusal.ts';
import type { Route } from './route.ts';
import type { TrailActions } from './trail.ts';

/** What a module gives the composition root. Its door (index.ts) exports one of these, and what others may use. */
export type Module = {
  readonly name: string;
  readonly routes: readonly Route[];
  /** Routes of the content origin, where no cookie goes. */
  readonly contentRoutes?: readonly Route[];
  readonly jobs: readonly Job[];
  readonly actions: TrailActions;
  readonly refusals: RefusalTexts;
  /** What its tables hold of people: every column of text, JSON or bytes that is not a closed list or a sum. */
  readonly personalData?: PersonalData;
};
