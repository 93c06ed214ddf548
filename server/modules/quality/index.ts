import type { Module } from '../../kernel/module.ts';
import { actions } from './actions.ts';
import { qualityRoutes } from './http/quality.routes.ts';
import type { AnchorStore, TimeStampStore } from './ports.ts';
import { sealTrail } from './use-cases/seal-trail.ts';
import { stampTrail } from './use-cases/stamp-trail.ts';
import { verifier } from './use-cases/verify-now.ts';

export { sealTrail } from './use-cases/seal-trail.ts';
export { type TrailVerdict, verifyTrail } from './use-cases/verify-trail.ts';

/** The journal: sealed, anchored, verified, and read by those who answer for the proof. */
export function qualityModule({ anchors, timeStamps }: { anchors: AnchorStore; timeStamps: TimeStampStore }): Module {
  return {
    name: 'quality',
    routes: qualityRoutes({ isStamping: timeStamps.isOn, verifyNow: verifier({ anchors, timeStamps }) }),
    jobs: [
      {
        name: 'quality.seal-trail',
        safety:
          'One sealer at a time; a line is sealed once. A crash before the anchor leaves the seals, the next run anchors a later head.',
        every: '* * * * *',
        runOpen: (app) => sealTrail(app, anchors),
      },
      {
        name: 'quality.stamp-trail',
        safety: 'A head stamped twice has two proofs of one thing; a try that failed or was killed is made again.',
        every: '*/5 * * * *',
        runOpen: (app) => stampTrail(app, timeStamps),
      },
    ],
    actions,
    refusals: {},
  };
}
