import { messaging } from '../../../../contract/messaging.ts';
import { type Route, routes } from '../../../kernel/route.ts';
import * as messages from '../use-cases/read-messages.ts';
import { showLetters } from '../use-cases/show-letters.ts';

const OFFICE = {
  allow: { trainingAdministrator: 'all', director: 'all', systemAdministrator: 'all' },
  why: 'the office answers for what it sends; personal links stay masked',
} as const;

export const messagingRoutes = (isSending: boolean): Route[] =>
  routes('messaging', messaging, {
    'GET /messages': { access: OFFICE, run: (ctx, { query }) => messages.listMessages(ctx, query, isSending) },
    'GET /letters': {
      access: { ...OFFICE, why: 'the office knows what it sends; invented people only' },
      run: (ctx, { query }) => showLetters(ctx, query.language),
    },
    'GET /messages/:messageId': {
      access: OFFICE,
      run: (ctx, { params }) => messages.showMessage(ctx, params.messageId),
    },
    'POST /messages/:messageId/cancellation': {
      access: OFFICE,
      run: (ctx, { params }) => messages.cancelMessage(ctx, params.messageId),
    },
    'POST /messages/:messageId/retry': {
      access: OFFICE,
      run: (ctx, { params }) => messages.retryMessage(ctx, params.messageId),
    },
  });
