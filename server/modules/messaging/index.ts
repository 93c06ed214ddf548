import type { Module } from '../../kernel/module.ts';
import { actions } from './actions.ts';
import { messagingRoutes } from './http/messaging.routes.ts';
import { personalData } from './personal-data.ts';
import type { MailTransport } from './ports.ts';
import { refusals } from './refusals.ts';
import { sendMessages } from './use-cases/send-messages.ts';

export { type NewMail, queueMessage } from './use-cases/queue-message.ts';
export { renderMail } from './use-cases/render-mail.ts';
export { withdrawMessages } from './use-cases/withdraw-messages.ts';

/** Outgoing mail: written with what it tells, sent later, visible meanwhile. */
export const messagingModule = ({ mail }: { mail: MailTransport | null }): Module => ({
  name: 'messaging',
  routes: messagingRoutes(mail !== null),
  jobs: [
    {
      name: 'messaging.send',
      safety: 'a message is taken by one worker at a time; a repeat carries the same Message-ID',
      every: '* * * * *',
      expireSeconds: 300,
      runOpen: (app) => sendMessages(app, mail),
    },
  ],
  actions,
  refusals,
  personalData,
});
