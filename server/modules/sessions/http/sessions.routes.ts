import { sessions } from '../../../../contract/sessions.ts';
import { STAFF } from '../../../kernel/access.ts';
import { type Route, routes } from '../../../kernel/route.ts';
import type { ClosingChecks } from '../ports.ts';
import { changeSeats } from '../use-cases/change-seats.ts';
import { moveSession } from '../use-cases/move-session.ts';
import { moveSessions } from '../use-cases/move-sessions.ts';
import { planSession } from '../use-cases/plan-session.ts';
import * as read from '../use-cases/read-sessions.ts';

const OFFICE = { trainingAdministrator: 'all', director: 'all' } as const;
const READERS = { ...STAFF, trainer: 'assigned', auditor: 'all' } as const;

export const sessionRoutes = (checks: ClosingChecks): Route[] =>
  routes('sessions', sessions, {
    'GET /sessions': {
      access: { allow: READERS, why: 'the office sees all; a trainer the sessions they give' },
      run: (ctx, { query }) => read.listSessions(ctx, query),
    },
    'GET /sessions/export': {
      access: { allow: STAFF, why: 'what the list shows' },
      run: async (ctx, { query }) => ({
        bytes: await read.exportSessions(ctx, query),
        mediaType: 'text/csv',
        name: 'sessions.csv',
      }),
    },
    'POST /sessions': {
      access: { allow: OFFICE, why: 'the office plans' },
      run: (ctx, { body }) => planSession(ctx, body),
    },
    'GET /sessions/:sessionId': {
      access: { allow: READERS, why: 'the office sees all; a trainer the sessions they give' },
      run: (ctx, { params }) => read.readSession(ctx, params.sessionId),
    },
    'PUT /sessions/:sessionId/seats': {
      access: { allow: OFFICE, why: 'the office plans' },
      run: (ctx, { params, body }) => changeSeats(ctx, params.sessionId, body),
    },
    'POST /sessions/:sessionId/moves': {
      access: { allow: OFFICE, why: 'the office decides' },
      run: (ctx, { params, body }) => moveSession(ctx, params.sessionId, { ...body, checks }),
    },
    'POST /session-moves': {
      access: { allow: OFFICE, why: 'the office decides' },
      run: (ctx, { body }) => moveSessions(ctx, { ...body, checks }),
    },
    'POST /planning/conflicts': {
      access: { allow: OFFICE, why: 'the office plans' },
      run: (ctx, { body }) => read.readConflicts(ctx, body),
    },
    'GET /rooms': {
      access: { allow: STAFF, why: 'to plan a session' },
      run: async (ctx) => ({ rows: await read.listRooms(ctx) }),
    },
  });
