import type { Job } from '../../../kernel/jobs.ts';
import { closeSilent } from '../use-cases/leave-player.ts';

/** Closes the openings of the player of which nothing is heard any more. */
export const closeSilentJob: Job = {
  name: 'learning.close-silent',
  safety: 'what is closed already is not looked at again',
  every: '* * * * *',
  run: (ctx) => closeSilent(ctx),
};
