import { promotion } from '../../../../contract/promotion.ts';
import { type Route, routes } from '../../../kernel/route.ts';
import type { FreezeCalendars } from '../ports.ts';
import { noteEvidence } from '../use-cases/promotion/note-evidence.ts';
import { approvePromotion, promote } from '../use-cases/promotion/promote.ts';
import { readRelease, readReleases } from '../use-cases/promotion/read-releases.ts';
import { askGateWaiver, grantGateWaiver } from '../use-cases/promotion/waive-gate.ts';

const STEERING = {
  allow: { director: 'all', systemAdministrator: 'all' },
  why: 'those who answer for putting a version into production',
} as const;
const OFFICE = {
  allow: { ...STEERING.allow, trainingAdministrator: 'all', qualityManager: 'all' },
  why: 'those who prepare a release: they note what was done and ask for waivers',
} as const;
const READERS = {
  allow: { ...OFFICE.allow, auditor: 'all' },
  why: 'those who prepare a release, and those who check it',
} as const;

export const promotionRoutes = (calendars: FreezeCalendars): Route[] =>
  routes('release', promotion, {
    'GET /releases': { access: READERS, run: (ctx) => readReleases(ctx, calendars) },
    'GET /releases/:artifactId': {
      access: READERS,
      run: (ctx, { params }) => readRelease(ctx, calendars, params.artifactId),
    },
    'POST /releases/:artifactId/approvals': {
      access: STEERING,
      run: (ctx, { params, body }) => approvePromotion(ctx, calendars, { ...params, ...body }),
    },
    'POST /releases/:artifactId/promotions': {
      access: STEERING,
      run: (ctx, { params, body }) => promote(ctx, calendars, { ...params, ...body }),
    },
    'POST /releases/:artifactId/evidence': {
      access: OFFICE,
      run: (ctx, { params, body }) => noteEvidence(ctx, { ...params, ...body }),
    },
    'POST /releases/:artifactId/waivers': {
      access: OFFICE,
      run: (ctx, { params, body }) => askGateWaiver(ctx, calendars, { ...params, ...body }),
    },
    'POST /gate-waivers/:gateWaiverId/approval': {
      access: OFFICE,
      run: (ctx, { params }) => grantGateWaiver(ctx, params.gateWaiverId),
    },
  });
