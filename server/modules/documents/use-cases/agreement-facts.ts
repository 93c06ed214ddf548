import { Refusal } from '../../../kernel/refusal.ts';
import { frenchDuration, frenchEuros, fullName, spacedSiret } from '../domain/french.ts';
import { placesOf, scheduleOf } from '../domain/schedule.ts';
import type { Party } from '../store/dossier.read.ts';
import type { Dossier } from './read-dossier.ts';
import { headOf, sessionFacts } from './session-facts.ts';

/** What a company and the organisation agree on. Source: L.6353-1 and D.6353-1 of the Code du travail. */
export function agreementFacts(dossier: Dossier, party: Party) {
  const { program, slots, session } = dossier;
  const people = dossier.people.filter(({ companyId }) => companyId === party.companyId);
  const terms = dossier.terms.find(({ companyId }) => companyId === party.companyId);
  const { unitCents, quantity } =
    terms?.basis === 'group'
      ? { unitCents: terms.priceCents, quantity: 1 }
      : { unitCents: terms?.priceCents ?? program.priceCents, quantity: people.length };
  if (unitCents === 0) throw new Refusal('AGREEMENT_NO_PRICE', { company: party.name });
  return {
    organisation: headOf(dossier),
    session: {
      ...sessionFacts(dossier),
      delivery: session.delivery === 'inCompany' ? 'intra-entreprise' : 'interentreprises',
      place: placesOf(slots),
      seats: session.seatsMax,
    },
    company: {
      name: party.name,
      legalForm: party.legalForm,
      siret: party.siret ? spacedSiret(party.siret) : '',
      address: [party.address, `${party.postcode} ${party.town}`.trim()].filter(Boolean).join(', '),
      signatory: [terms?.signatoryName, terms?.signatoryTitle].filter(Boolean).join(', '),
    },
    people: people.map(fullName),
    objectives: program.objectives,
    content: program.content.map(({ title, plannedMn }) => ({
      title,
      duration: plannedMn > 0 ? frenchDuration(plannedMn) : '',
    })),
    prerequisites: program.prerequisites || 'Aucun',
    program: `${program.code}, version ${program.versionNumber}`,
    methods: program.methods,
    assessment: program.assessment,
    remote: program.elearningMn > 0 ? frenchDuration(program.elearningMn) : '',
    trainers: [
      ...new Set(slots.map(({ trainerName, trainerTitle }) => [trainerName, trainerTitle].filter(Boolean).join(', '))),
    ],
    schedule: scheduleOf(slots),
    price: {
      label: terms?.basis === 'group' ? 'Forfait pour le groupe' : 'Prix par personne',
      unit: frenchEuros(unitCents),
      quantity,
      total: frenchEuros(unitCents * quantity),
    },
    funder: terms?.funder ?? '',
    fundingCase: terms?.fundingCase ?? '',
    orderNumber: terms?.orderNumber ?? '',
    articles: dossier.texts.agreementTerms.articles,
  };
}
