import { z } from 'zod';
import { Count, Day, endpoints, Instant, Uuid } from './endpoint.ts';
import { ReleaseVersion } from './recette.ts';

const Audience = z.enum(['team', 'trainers', 'staff', 'companies', 'public']);
const Channel = z.enum(['mail', 'meeting', 'training', 'webinar', 'guide', 'chat', 'site']);
const SupportAudience = z.enum(['trainers', 'staff', 'companies']);
const Hour = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

const told = {
  audience: Audience,
  channel: Channel,
  title: z.string().trim().min(3).max(160),
  owner: z.string().trim().max(120),
  dueOn: Day,
  subject: z.string().trim().max(160),
  message: z.string().trim().max(4_000),
  version: ReleaseVersion.or(z.literal('')),
};

const Sending = z.strictObject({
  sendingId: Uuid,
  decidedAt: Instant,
  decidedBy: z.string().nullable(),
  /** Until then it may be taken back. */
  leavesAt: Instant,
  cancelledAt: Instant.nullable(),
  mayCancel: z.boolean(),
  recipients: Count,
  sent: Count,
  waiting: Count,
  refused: Count,
});

export const CommunicationAction = z.strictObject({
  ...told,
  actionId: Uuid,
  side: z.enum(['internal', 'external']),
  doneOn: Day.nullable(),
  droppedOn: Day.nullable(),
  revision: Count,
  /** What is expected next, whoever owns it. */
  next: z.enum(['write', 'send', 'do', 'leaving', 'underway', 'mend', 'nothing', 'dropped']),
  isLate: z.boolean(),
  sendings: z.array(Sending),
});

const windowFacts = { audience: SupportAudience, fromDay: Day, toDay: Day, opensAt: Hour, closesAt: Hour };
const reachedBy = z.string().trim().min(3).max(200);
export const SupportWindow = z.strictObject({
  ...windowFacts,
  windowId: Uuid,
  reachedBy: z.string(),
  people: z.array(z.strictObject({ personId: Uuid, name: z.string() })),
  standing: z.enum(['nobody', 'toCome', 'open', 'over']),
  revision: Count,
});
const supportBody = z.strictObject({ ...windowFacts, reachedBy, personIds: z.array(Uuid).max(20) });

const actionParams = z.strictObject({ actionId: Uuid });
const actionBody = z.strictObject(told);

export const communication = endpoints({
  'GET /communication': {
    summary: 'The communication plan: what is told to whom, by when, what is expected next, and who answers people',
    answer: z.strictObject({
      today: Day,
      actions: z.array(CommunicationAction),
      support: z.array(SupportWindow),
      /** People of the organisation who may answer. */
      staff: z.array(z.strictObject({ personId: Uuid, name: z.string() })),
    }),
    refuses: [],
  },
  'POST /communication/plan': {
    summary: 'Write the actions and the support windows of the deployment plan, dated from the planning of the project',
    answer: z.strictObject({ actions: Count }),
    refuses: ['COMMUNICATION_EXISTS', 'PLAN_NEEDED'],
  },
  'POST /communication/actions': {
    summary: 'Add an action to the plan',
    body: actionBody,
    answer: z.strictObject({ actionId: Uuid }),
    refuses: [],
  },
  'POST /communication/actions/:actionId/changes': {
    summary:
      'Change an action, say that it is done or that it is dropped. `revision` is the one in front of one’s eyes',
    params: actionParams,
    body: actionBody.extend({ revision: Count, state: z.enum(['toDo', 'done', 'dropped']) }),
    answer: null,
    refuses: ['NOT_FOUND', 'ACTION_MOVED', 'ACTION_IS_SENT', 'MAIL_IS_SENT_NOT_TICKED'],
  },
  'GET /communication/actions/:actionId/recipients': {
    summary: 'Who receives the mail of an action, who cannot, what it looks like, and what became of each',
    params: actionParams,
    answer: z.strictObject({
      subject: z.string(),
      html: z.string(),
      rows: z.array(
        z.strictObject({
          name: z.string(),
          email: z.string(),
          of: z.string(),
          state: z.enum(['toSend', 'waiting', 'sent', 'refused']),
          error: z.string(),
        }),
      ),
      without: z.array(z.strictObject({ companyId: Uuid, name: z.string(), phone: z.string() })),
    }),
    refuses: ['NOT_FOUND', 'ACTION_IS_NO_MAIL'],
  },
  'POST /communication/actions/:actionId/sendings': {
    summary: 'Send the mail to those who have not received it; it leaves ten minutes later, so that it can be undone',
    params: actionParams,
    body: z.strictObject({ revision: Count, recipients: Count }),
    answer: z.strictObject({ sendingId: Uuid, recipients: Count, leavesAt: Instant }),
    refuses: [
      'NOT_FOUND',
      'ACTION_MOVED',
      'ACTION_IS_NO_MAIL',
      'MAIL_NOT_WRITTEN',
      'SENDING_NOBODY_LEFT',
      'RECIPIENTS_MOVED',
    ],
  },
  'POST /communication/sendings/:sendingId/cancellation': {
    summary: 'Take a batch back before it leaves: none of its mails is sent',
    params: z.strictObject({ sendingId: Uuid }),
    answer: null,
    refuses: ['NOT_FOUND', 'SENDING_LEFT', 'SENDING_CANCELLED'],
  },
  'POST /communication/support': {
    summary: 'Say who answers an audience, from when to when',
    body: supportBody,
    answer: z.strictObject({ windowId: Uuid }),
    refuses: ['SUPPORT_DAYS_WRONG', 'SUPPORT_PERSON_UNKNOWN'],
  },
  'POST /communication/support/:windowId/changes': {
    summary: 'Change who answers, or when. `revision` is the one in front of one’s eyes',
    params: z.strictObject({ windowId: Uuid }),
    body: supportBody.extend({ revision: Count }),
    answer: null,
    refuses: ['NOT_FOUND', 'SUPPORT_MOVED', 'SUPPORT_DAYS_WRONG', 'SUPPORT_PERSON_UNKNOWN'],
  },
});
