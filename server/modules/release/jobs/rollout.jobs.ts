import type { Job } from '../../../kernel/jobs.ts';
import type { ProofCheck } from '../ports.ts';
import { checkProof } from '../use-cases/rollout/check-proof.ts';
import { judgeRollout } from '../use-cases/rollout/judge-rollout.ts';

export const rolloutJobs = (proof: ProofCheck): readonly Job[] => [
  {
    name: 'release.judge-rollout',
    safety: 'the verdict is made from stored measures alone; a rollout that was taken back or paused is so once',
    every: '* * * * *',
    run: (ctx) => judgeRollout(ctx),
  },
  {
    name: 'release.check-proof',
    safety: 'it only reads; a journal that does not hold is noted again, and the version is taken back once',
    every: '*/15 * * * *',
    expireSeconds: 600,
    runOpen: (app) => checkProof(app, proof),
  },
];
