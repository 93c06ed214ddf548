import { z } from 'zod';
import { Count, endpoints, Instant, page, pageQuery, Uuid } from './endpoint.ts';

export const MessageState = z.enum(['waiting', 'sending', 'sent', 'failed', 'cancelled']);

export const MessageRow = z.strictObject({
  messageId: Uuid,
  recipient: z.string(),
  subject: z.string(),
  template: z.string(),
  state: MessageState,
  attempts: Count,
  lastError: z.string(),
  createdAt: Instant,
  sendAfter: Instant,
  sentAt: Instant.nullable(),
});

const messageParams = z.strictObject({ messageId: Uuid });

export const messaging = endpoints({
  'GET /messages': {
    summary: 'The outgoing mail box: what waits, what left, what failed',
    query: pageQuery(['createdAt', 'recipient']).extend({ state: MessageState.optional() }),
    answer: page(MessageRow).extend({ isSending: z.boolean() }),
    refuses: [],
  },
  'GET /letters': {
    summary: 'Every letter that FormaPro writes, with invented people, as its reader would see it',
    query: z.strictObject({ language: z.enum(['fr', 'en']) }),
    answer: z.strictObject({
      letters: z.array(
        z.strictObject({ letter: z.string(), subject: z.string(), html: z.string(), plain: z.string() }),
      ),
    }),
    refuses: [],
  },
  'GET /messages/:messageId': {
    summary: 'One message as its reader sees it; its personal link is masked',
    params: messageParams,
    answer: MessageRow.extend({ html: z.string(), plain: z.string() }),
    refuses: ['NOT_FOUND'],
  },
  'POST /messages/:messageId/cancellation': {
    summary: 'Do not send a message that still waits',
    params: messageParams,
    answer: null,
    refuses: ['NOT_FOUND', 'MESSAGE_NOT_WAITING'],
  },
  'POST /messages/:messageId/retry': {
    summary: 'Send again a message that failed',
    params: messageParams,
    answer: null,
    refuses: ['NOT_FOUND', 'MESSAGE_NOT_FAILED'],
  },
});
