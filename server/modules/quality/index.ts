import type { Module } from '../../kernel/module.ts';
import { qualityRoutes } from './http/quality.routes.ts';
import type { AnchorStore } from './ports.ts';
import { sealTrail } from './use-cases/seal-trail.ts';

export { sealTrail } from './use-cases/seal-trail.ts';
export { type TrailVerdict, verifyTrail } from './use-cases/verify-trail.ts';

/** The journal: sealed, anchored, verified, and read by those who answer for the proof. */
export function qualityModule({ anchors }: { anchors: AnchorStore }): Module {
  return {
    name: 'quality',
    routes: qualityRoutes,
    jobs: [
      {
        name: 'quality.seal-trail',
        safety:
          'One sealer at a time; a line is sealed once. A crash before the anchor leaves the seals, the next run anchors a later head.',
        every: '* * * * *',
        runOpen: (app) => sealTrail(app, anchors),
      },
    ],
    actions: {},
    refusals: {},
  };
}
