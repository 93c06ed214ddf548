import type { Context } from '../../../../kernel/context.ts';
import { counted, frenchDay, frenchInstant, plural, shortDay } from '../../domain/french.ts';
import type { ContactSource } from '../../ports.ts';
import { readCommunication } from '../communication/read-communication.ts';
import { recipientsOf } from '../communication/recipients.ts';
import { CHANNEL, NEXT, PUBLIC, SUPPORT_STANDING } from './paper-words.ts';

type Action = Awaited<ReturnType<typeof readCommunication>>['actions'][number];

/** The communication plan as a paper: what is told inside and outside, what became of the mails, who answers people. */
export async function communicationPaper(ctx: Context, contacts: ContactSource) {
  const { actions, support } = await readCommunication(ctx);
  const { rows, without } = await recipientsOf(ctx, contacts, 'companies');
  const late = actions.filter(({ isLate }) => isLate);
  const waiting = actions.filter(({ next }) => next !== 'nothing' && next !== 'dropped');
  const done = actions.filter(({ next }) => next === 'nothing').length;
  return {
    margin: [
      { name: 'Établi le', value: frenchDay(ctx.now) },
      { name: 'Actions', value: `${counted(done)} faites sur ${counted(actions.length)}` },
      { name: 'Entreprises joignables', value: `${counted(rows.length)}, ${counted(without.length)} sans adresse` },
    ],
    inShort: [
      {
        name: 'Où en est-on',
        value: `${plural(done, 'action faite', 'actions faites')} sur ${counted(actions.length)}, ${plural(late.length, 'en retard', 'en retard')}.`,
      },
      {
        name: 'Ensuite',
        value: waiting[0] ? `${waiting[0].title}, avant le ${frenchDay(waiting[0].dueOn)}.` : 'rien n’attend.',
      },
      { name: 'Qui agit', value: waiting[0] ? `${waiting[0].owner || 'la direction nomme quelqu’un'}.` : 'personne.' },
    ],
    internal: actions.filter(({ side }) => side === 'internal').map(line),
    external: actions.filter(({ side }) => side === 'external').map(line),
    mails: actions
      .filter(({ channel }) => channel === 'mail')
      .map(({ title, subject, message, sendings }) => ({
        title,
        subject,
        paragraphs: message.split(/\n\s*\n/),
        sendings: sendings.map(({ decidedAt, decidedBy, cancelledAt, recipients, sent, waiting: left, refused }) => ({
          at: frenchInstant(decidedAt),
          by: decidedBy ?? 'FormaPro',
          said: cancelledAt
            ? 'annulé avant son départ'
            : `${plural(recipients, 'destinataire')}\u00a0: ${counted(sent)} envoyés, ${counted(left)} en attente, ${counted(refused)} refusés`,
        })),
      })),
    without: without.map(({ name, phone }) => (phone ? `${name} (${phone})` : name)),
    support: support.map(({ audience, fromDay, toDay, opensAt, closesAt, reachedBy, people, standing }) => ({
      audience: PUBLIC[audience],
      days: `${shortDay(fromDay)} au ${shortDay(toDay)}`,
      hours: `${opensAt.replace(/^0/, '')} – ${closesAt.replace(/^0/, '')}`,
      reachedBy,
      people: people.map(({ name }) => name).join(', '),
      state: SUPPORT_STANDING[standing],
      isHeld: standing === 'open' || standing === 'toCome',
    })),
  };
}

function line({ audience, channel, title, owner, dueOn, doneOn, next, isLate, version }: Action) {
  return {
    title: version ? `${title} (version ${version})` : title,
    to: PUBLIC[audience],
    by: CHANNEL[channel],
    owner: owner || 'à nommer',
    due: shortDay(dueOn),
    state: isLate ? `${NEXT[next]}, en retard` : doneOn ? `${NEXT[next]} le ${shortDay(doneOn)}` : NEXT[next],
    isDone: !isLate,
  };
}
