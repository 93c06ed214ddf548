import { communication } from '../../../../contract/communication.ts';
import { type Route, routes } from '../../../kernel/route.ts';
import type { ContactSource } from '../ports.ts';
import { addAction, changeAction, takePlanActions } from '../use-cases/communication/plan-actions.ts';
import { readCommunication } from '../use-cases/communication/read-communication.ts';
import { cancelMail, readRecipients, sendMail } from '../use-cases/communication/send-mail.ts';
import { addSupport, changeSupport } from '../use-cases/communication/staff-support.ts';

const STEERING = {
  allow: { director: 'all', systemAdministrator: 'all' },
  why: 'those who answer for the deployment project decide what is told, to whom, and who answers',
} as const;
const READERS = {
  allow: { ...STEERING.allow, qualityManager: 'all' },
  why: 'those who answer for the deployment project, and who follows its quality',
} as const;

export const communicationRoutes = (contacts: ContactSource): Route[] =>
  routes('release', communication, {
    'GET /communication': { access: READERS, run: (ctx) => readCommunication(ctx) },
    'POST /communication/plan': { access: STEERING, run: (ctx) => takePlanActions(ctx) },
    'POST /communication/actions': { access: STEERING, run: (ctx, { body }) => addAction(ctx, body) },
    'POST /communication/actions/:actionId/changes': {
      access: STEERING,
      run: (ctx, { params, body }) => changeAction(ctx, { ...params, ...body }),
    },
    'GET /communication/actions/:actionId/recipients': {
      access: READERS,
      run: (ctx, { params }) => readRecipients(ctx, contacts, params.actionId),
    },
    'POST /communication/actions/:actionId/sendings': {
      access: STEERING,
      run: (ctx, { params, body }) => sendMail(ctx, contacts, { ...params, ...body }),
    },
    'POST /communication/sendings/:sendingId/cancellation': {
      access: STEERING,
      run: (ctx, { params }) => cancelMail(ctx, params.sendingId),
    },
    'POST /communication/support': { access: STEERING, run: (ctx, { body }) => addSupport(ctx, body) },
    'POST /communication/support/:windowId/changes': {
      access: STEERING,
      run: (ctx, { params, body }) => changeSupport(ctx, { ...params, ...body }),
    },
  });
