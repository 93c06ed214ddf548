import { attendance } from '../../../../contract/attendance.ts';
import { STAFF } from '../../../kernel/access.ts';
import { type Route, routes } from '../../../kernel/route.ts';
import { changeHalfDay } from '../use-cases/change-half-day.ts';
import { countersign } from '../use-cases/countersign.ts';
import { markPresence } from '../use-cases/mark-presence.ts';
import { openSheet } from '../use-cases/open-sheet.ts';
import * as read from '../use-cases/read-sheet.ts';
import { showCode } from '../use-cases/show-code.ts';
import { sign } from '../use-cases/sign.ts';
import { openSigning, signOnOwnPhone } from '../use-cases/sign-on-own-phone.ts';
import { undoMark } from '../use-cases/undo-mark.ts';

const READERS = {
  allow: { ...STAFF, trainer: 'assigned', auditor: 'all' },
  why: 'the office sees all; a trainer the half-days they give',
} as const;
const RUNNERS = {
  allow: { trainer: 'assigned', trainingAdministrator: 'all' },
  why: 'the trainer of the half-day, or the office in their place',
} as const;

export const attendanceRoutes: Route[] = routes('attendance', attendance, {
  'GET /trainer-days/:day': {
    access: { allow: { trainer: 'own' }, why: 'a trainer’s own day' },
    run: (ctx, { params }) => read.readTrainerDay(ctx, params.day),
  },
  'GET /sessions/:sessionId/presences': {
    access: READERS,
    run: (ctx, { params }) => read.readSessionPresences(ctx, params.sessionId),
  },
  'GET /slots/:slotId/sheet': { access: READERS, run: (ctx, { params }) => read.readSheet(ctx, params.slotId) },
  'POST /slots/:slotId/sheet': { access: RUNNERS, run: (ctx, { params }) => openSheet(ctx, params.slotId) },
  'PUT /slots/:slotId': {
    access: { allow: { trainingAdministrator: 'all', director: 'all' }, why: 'the office plans' },
    run: (ctx, { params, body }) => changeHalfDay(ctx, params.slotId, body),
  },
  'GET /slots/:slotId/code': { access: RUNNERS, run: (ctx, { params }) => showCode(ctx, params.slotId) },
  'POST /slots/:slotId/signatures': {
    access: RUNNERS,
    run: async (ctx, { params, body, http }) =>
      sign(ctx, {
        ...body,
        drawnAt: body.drawnAt ? new Date(body.drawnAt) : null,
        slot: await read.existingSlot(ctx, params.slotId),
        via: 'trainer-device',
        userAgent: http.userAgent,
      }),
  },
  'POST /slots/:slotId/marks': {
    access: RUNNERS,
    run: (ctx, { params, body }) => markPresence(ctx, params.slotId, body),
  },
  'DELETE /slots/:slotId/marks/:enrolmentId': {
    access: RUNNERS,
    run: (ctx, { params }) => undoMark(ctx, params.slotId, params.enrolmentId),
  },
  'POST /slots/:slotId/countersignature': {
    access: RUNNERS,
    run: (ctx, { params, body }) => countersign(ctx, params.slotId, body.signature),
  },
  'POST /signing/openings': {
    access: { open: true, why: 'the code shown in the room is the right; throttled; shows initials only' },
    runOpen: (app, scope, { body, http }) => openSigning(app, scope, { code: body, http }),
  },
  'POST /signing/signatures': {
    access: { open: true, why: 'the ticket made from the code is the right; the last name confirms; throttled' },
    runOpen: (app, scope, { body, http }) => signOnOwnPhone(app, scope, { wanted: body, http }),
  },
});
