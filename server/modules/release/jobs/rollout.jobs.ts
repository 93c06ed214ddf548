import type { Job } from '../../../kernel/jobs.ts';
import { judgeRollout } from '../use-cases/rollout/judge-rollout.ts';

export const rolloutJobs: readonly Job[] = [
  {
    name: 'release.judge-rollout',
    safety: 'the verdict is made from stored measures alone; a rollout that was taken back or paused is so once',
    every: '* * * * *',
    run: (ctx) => judgeRollout(ctx),
  },
];
