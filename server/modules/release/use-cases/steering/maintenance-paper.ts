import type { Context } from '../../../../kernel/context.ts';
import { counted, euros, frenchDay, frenchInstant, percentOf, plural, shortDay } from '../../domain/french.ts';
import { KINDS } from '../../domain/steering/maintenance.ts';
import { readLastDrill } from '../../store/promotion/evidence.store.ts';
import { listTickets } from '../../store/steering/maintenance.store.ts';
import { findThresholds } from '../../store/steering/threshold.store.ts';
import { KIND, KIND_COVERS, TICKET_STATE } from './paper-words.ts';
import { readBand } from './read-maintenance.ts';

/** Tickets of the last pages of a plan: the spreadsheet has them all. */
const SHOWN_TICKETS = 40;

/** The maintenance plan: what each kind covers and costs, the yearly budget, what is under way and who acts. */
export async function maintenancePaper(ctx: Context) {
  const { kinds, band } = await readBand(ctx);
  const { mcoLowBp, mcoHighBp } = await findThresholds(ctx);
  const drill = await readLastDrill(ctx);
  const tickets = await listTickets(ctx, { limit: SHOWN_TICKETS, offset: 0 });
  const open = kinds.reduce((sum, one) => sum + one.open, 0);
  const top = Math.max(band.highCents * 1.25, band.costCents, 1);
  return {
    margin: [
      { name: 'Établi le', value: frenchDay(ctx.now) },
      { name: 'Période', value: 'douze derniers mois' },
      { name: 'Coût', value: euros(band.costCents) },
      { name: 'Tickets ouverts', value: counted(open) },
    ],
    inShort: [
      { name: 'Où en est-on', value: STANDING[band.standing](euros(band.costCents), percentOf(band.shareBp ?? 0)) },
      {
        name: 'Ensuite',
        value: open === 0 ? 'aucun ticket n’attend.' : `traiter ${plural(open, 'ticket ouvert', 'tickets ouverts')}.`,
      },
      { name: 'Qui agit', value: NEXT[band.standing] },
    ],
    rule: `de ${percentOf(mcoLowBp)} à ${percentOf(mcoHighBp)}`,
    hasBudget: band.standing !== 'noBudget',
    initial: euros(band.initialCents),
    low: euros(band.lowCents),
    high: euros(band.highCents),
    cost: euros(band.costCents),
    isWithin: band.standing === 'within' || band.standing === 'below',
    lowShare: band.lowCents / top,
    highShare: band.highCents / top,
    costShare: band.costCents / top,
    kinds: KINDS.map((kind) => {
      const one = kinds.find((line) => line.kind === kind);
      return {
        name: KIND[kind],
        covers: KIND_COVERS[kind],
        tickets: counted(one?.tickets ?? 0),
        open: counted(one?.open ?? 0),
        cost: euros(one?.costCents ?? 0),
      };
    }),
    drill: drill
      ? `Le ${frenchInstant(drill.at)}, une sauvegarde a été restaurée entière et contrôlée\u00a0: ${drill.passed ? 'elle est bonne' : 'elle ne se restaure pas, l’administrateur système en refait une'}.`
      : 'Aucune sauvegarde n’a encore été restaurée pour essai sur cette installation.',
    tickets: tickets.map(({ number, kind, title, state, openedAt, minutes, costCents, comment }) => ({
      number: String(number),
      kind: KIND[kind],
      title,
      comment,
      state: TICKET_STATE[state],
      isOpen: state === 'open',
      openedAt: shortDay(openedAt),
      time: `${(Math.round(minutes / 6) / 10).toLocaleString('fr-FR')}\u00a0h`,
      cost: euros(costCents),
    })),
  };
}

type Standing = Awaited<ReturnType<typeof readBand>>['band']['standing'];

const STANDING: Readonly<Record<Standing, (cost: string, share: string) => string>> = {
  noBudget: (cost) => `la maintenance a coûté ${cost}\u00a0; le budget initial du projet n’est pas encore posé.`,
  below: (cost, share) => `la maintenance a coûté ${cost}, ${share} du budget initial, sous la bande prévue.`,
  within: (cost, share) => `la maintenance a coûté ${cost}, ${share} du budget initial, dans la bande prévue.`,
  above: (cost, share) => `la maintenance a coûté ${cost}, ${share} du budget initial, au-dessus de la bande prévue.`,
};
const NEXT: Readonly<Record<Standing, string>> = {
  noBudget: 'la direction pose le budget du projet, dans «\u00a0Pilotage\u00a0».',
  below: 'l’administrateur système traite les tickets\u00a0; la direction n’a rien à décider.',
  within: 'l’administrateur système traite les tickets\u00a0; la direction n’a rien à décider.',
  above: 'la direction arbitre les tickets ouverts avec l’administrateur système.',
};
