import type { Row } from '../world.ts';

/** Working days between the first day of the plan and the day the demonstration is made: the fourth stage is under way. */
export const DAYS_INTO_PLAN = 47;

/** Loads in days of work: the recette and the rollout ask for most. */
export const LOADS: readonly number[] = [28, 12, 10, 26, 14];

type Noted = {
  readonly stage: number;
  /** Working day of the plan on which it was noted, and on which the stage ends or is expected to. */
  readonly on: number;
  readonly startsOn: number;
  readonly endsOn: number;
  readonly done: number;
  readonly cause: string;
  readonly comment: string;
  readonly isClosed?: true;
};
const note = (
  stage: number,
  [on, startsOn, endsOn]: readonly [number, number, number],
  done: number,
  why: readonly [cause: string, comment: string] = ['none', ''],
): Noted => ({ stage, on, startsOn, endsOn, done, cause: why[0], comment: why[1] });

const CONTENT = ['content', 'Reprise de 38 modules SCORM plus longue que prévu'] as const;
const RECETTE = ['recette', 'La 2.5.0 attend la levée d’une anomalie bloquante'] as const;

/** What was noted of each stage, by working day of the plan. */
export const NOTES: readonly Noted[] = [
  note(1, [3, 0, 13], 12),
  note(1, [8, 0, 13], 45),
  note(1, [12, 0, 16], 72, CONTENT),
  { ...note(1, [16, 0, 16], 100, CONTENT), isClosed: true },
  note(2, [17, 14, 27], 20, ['people', 'Deux formatrices absentes la première semaine']),
  note(2, [22, 14, 27], 60, ['people', 'Deux formatrices absentes la première semaine']),
  { ...note(2, [27, 14, 27], 100, ['people', 'Séance de rattrapage tenue']), isClosed: true },
  note(3, [31, 27, 38], 35, ['people', 'Suite du retard de la formation']),
  { ...note(3, [38, 27, 38], 100, ['people', 'Webinaire tenu avec 71 entreprises']), isClosed: true },
  note(4, [41, 39, 54], 20),
  note(4, [46, 39, 58], 35, RECETTE),
];

const euros = (planned: number, spent: number, committed: number, forecast: number): Row => ({
  initial_cents: planned * 100,
  planned_cents: planned * 100,
  spent_cents: spent * 100,
  committed_cents: committed * 100,
  forecast_cents: forecast * 100,
});

export const BUDGET: readonly Row[] = [
  { title: 'Intégration et développements', ...euros(112_000, 88_200, 12_400, 112_000) },
  { title: 'Reprise des contenus et des données', ...euros(48_000, 39_600, 7_200, 52_500) },
  { title: 'Conduite du changement et formation', ...euros(38_000, 21_400, 6_800, 36_200) },
  { title: 'Hébergement et sauvegardes', ...euros(28_000, 18_200, 2_600, 27_400) },
  { title: 'Recette et mise en production', ...euros(20_000, 10_900, 3_100, 21_500) },
  { title: 'Maintenance après la mise en production', ...euros(40_000, 5_600, 2_500, 38_000) },
];

type Worked = readonly [daysAgo: number, minutes: number, euros: number, state: string, comment: string];
/** Tickets of maintenance since the recette, with the work noted on each. */
export const TICKETS: readonly { readonly kind: string; readonly title: string; readonly work: readonly Worked[] }[] = [
  {
    kind: 'corrective',
    title: 'Convocation envoyée deux fois quand on clique deux fois',
    work: [[38, 420, 4_200, 'done', 'Corrigé dans la 2.5.0-rc.2']],
  },
  {
    kind: 'preventive',
    title: 'Mise à jour de PostgreSQL et essai de restauration',
    work: [[30, 960, 9_800, 'done', 'Restauration essayée sur la copie']],
  },
  {
    kind: 'evolutionary',
    title: 'Export du suivi des absences pour les entreprises',
    work: [
      [24, 1_260, 12_600, 'open', 'Maquette validée avec deux entreprises'],
      [9, 660, 6_400, 'open', ''],
    ],
  },
  {
    kind: 'adaptive',
    title: 'Nouveau contrat d’échange avec Salesforce',
    work: [[15, 840, 8_900, 'open', 'Attend le bac à sable']],
  },
  {
    kind: 'corrective',
    title: 'Signature perdue si le retour arrière arrive pendant l’envoi',
    work: [[2, 300, 2_900, 'open', 'Bloquante\u00a0: reprise de la file, attendue dans la rc.3']],
  },
];
