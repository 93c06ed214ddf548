import type { Job } from '../../../kernel/jobs.ts';
import type { PdfMaker } from '../../../kernel/pdf/pdf-maker.ts';
import type { PopulationSource, ProofCheck } from '../ports.ts';
import { checkProof } from '../use-cases/rollout/check-proof.ts';
import { judgeRollout } from '../use-cases/rollout/judge-rollout.ts';
import { keepReports } from '../use-cases/rollout-report/keep-reports.ts';

type Parts = { readonly proof: ProofCheck; readonly population: PopulationSource; readonly pdfs: PdfMaker };

export const rolloutJobs = ({ proof, population, pdfs }: Parts): readonly Job[] => [
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
  {
    name: 'release.keep-rollout-reports',
    safety: 'a rollout that is over has one report; whoever comes second finds it there',
    every: '* * * * *',
    expireSeconds: 300,
    run: (ctx) => keepReports(ctx, population, pdfs),
  },
];
