import { parisDay } from '../../../../kernel/clock.ts';
import type { Context } from '../../../../kernel/context.ts';
import { standingOf } from '../../domain/communication/support.ts';
import { frenchDay } from '../../domain/french.ts';
import type { Evidence } from '../../domain/promotion/eligibility.ts';
import { findAnnouncement } from '../../store/communication/sending.store.ts';
import { listWindows } from '../../store/communication/support.store.ts';

/**
 * What the communication plan proves of a version: its companies were written to, somebody answers them today.
 *
 * A mail proves nothing while part of it still waits, nor when nobody could receive it.
 */
export async function communicationEvidence(
  ctx: Context,
  version: string,
): Promise<{ communication?: Evidence; support?: Evidence }> {
  const announced = await findAnnouncement(ctx, version);
  const isOver = announced && announced.sent > 0 && announced.sent + announced.refused === announced.recipients;
  const today = parisDay(ctx.now);
  const open = (await listWindows(ctx)).filter(
    (one) => one.audience === 'companies' && standingOf(one, one.people.length, today) === 'open',
  );
  const [longest] = open.toSorted((a, b) => b.toDay.localeCompare(a.toDay));
  return {
    ...(isOver && {
      communication: {
        outcome: 'pass',
        summary: `«\u00a0${announced.title}\u00a0» reçu par ${announced.sent} destinataires sur ${announced.recipients}`,
        at: announced.at,
        holdsUntil: null,
        against: null,
      },
    }),
    ...(longest && {
      support: {
        outcome: 'pass',
        summary: `${longest.people.map(({ name }) => name).join(', ')}, du lundi au vendredi, de ${longest.opensAt} à ${longest.closesAt}, depuis le ${frenchDay(longest.fromDay)}`,
        at: new Date(`${longest.fromDay}T08:00:00Z`),
        holdsUntil: longest.toDay,
        against: null,
      },
    }),
  };
}
