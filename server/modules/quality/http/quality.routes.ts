import { quality } from '../../../../contract/quality.ts';
import { STAFF } from '../../../kernel/access.ts';
import { type Route, routes } from '../../../kernel/route.ts';
import { drawSample } from '../use-cases/draw-sample.ts';
import { exportProof } from '../use-cases/export-proof.ts';
import { exportTrail } from '../use-cases/export-trail.ts';
import {
  readActions,
  readEnrolmentTimeline,
  readPersonTimeline,
  readTimeline,
  readTrail,
  readTrailState,
} from '../use-cases/read-trail.ts';
import type { VerifyNow } from '../use-cases/verify-now.ts';

const READERS = {
  allow: { qualityManager: 'all', director: 'all', systemAdministrator: 'all', auditor: 'all' },
  why: 'those who answer for the proof, and those who check it',
} as const;
const TIMELINE = { allow: { ...STAFF, trainer: 'assigned', auditor: 'all' }, why: 'with the session' } as const;

type Given = { isStamping: boolean; verifyNow: VerifyNow };

export const qualityRoutes = ({ isStamping, verifyNow }: Given): Route[] =>
  routes('quality', quality, {
    'GET /trail': { access: READERS, run: (ctx, { query }) => readTrail(ctx, query) },
    'GET /trail/export': {
      access: { ...READERS, why: 'what the journal shows' },
      run: async (ctx, { query }) => ({
        bytes: await exportTrail(ctx, query),
        mediaType: 'text/csv',
        name: 'journal.csv',
      }),
    },
    'POST /trail/verifications': {
      access: { ...READERS, why: 'whoever may read the journal may doubt it; one walk at a time, throttled' },
      runOpen: (app, scope) => verifyNow(app, scope),
    },
    'GET /audit-sample': {
      access: {
        allow: { qualityManager: 'all', director: 'all', auditor: 'all' },
        why: 'an auditor checks what nobody chose for them; those who prepare an audit rehearse it',
      },
      run: (ctx, { query }) => drawSample(ctx, query.draw),
    },
    'GET /sessions/:sessionId/timeline': {
      access: TIMELINE,
      run: (ctx, { params, query }) => readTimeline(ctx, params.sessionId, query.before),
    },
    'GET /enrolments/:enrolmentId/timeline': {
      access: { ...TIMELINE, why: 'with the learner’s place in the session' },
      run: (ctx, { params, query }) => readEnrolmentTimeline(ctx, params.enrolmentId, query.before),
    },
    'GET /people/:personId/timeline': {
      access: { allow: STAFF, why: 'with the person’s card' },
      run: (ctx, { params, query }) => readPersonTimeline(ctx, params.personId, query.before),
    },
    'GET /enrolments/:enrolmentId/proof': {
      access: { allow: { ...STAFF, auditor: 'all' }, why: 'the office hands proof over; an auditor takes it' },
      run: (ctx, { params }) => exportProof(ctx, params.enrolmentId),
    },
    'GET /trail/state': { access: READERS, run: (ctx) => readTrailState(ctx, isStamping) },
    'GET /actions': {
      access: { allow: { ...TIMELINE.allow, systemAdministrator: 'all' }, why: 'words for the journal, nobody’s data' },
      run: async () => readActions(),
    },
  });
