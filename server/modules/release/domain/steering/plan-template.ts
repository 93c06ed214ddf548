import { addWorked, workedDays } from '../working-days.ts';

export type PlannedStage = {
  readonly stage: number;
  readonly title: string;
  readonly deliverables: string;
  readonly startsOn: string;
  readonly endsOn: string;
  /** Load in days of work. */
  readonly weight: number;
};

/** The five stages of the deployment plan and its dates (section 8). */
const STAGES = [
  [
    'Tests et recettes fonctionnelles',
    'Validation fonctionnelle, procès-verbal de recette (UAT)',
    '2026-06-10',
    '2026-06-29',
  ],
  [
    'Formation des formateurs et des administratifs',
    'Formateurs et équipes internes formés',
    '2026-06-30',
    '2026-07-16',
  ],
  [
    'Communication et accompagnement au changement',
    'Plan de communication, guides utilisateurs, webinaire clients',
    '2026-07-17',
    '2026-07-31',
  ],
  [
    'Déploiement progressif de la plateforme',
    'Mise en production progressive (Canary Release)',
    '2026-08-03',
    '2026-08-24',
  ],
  [
    'Suivi des indicateurs et conformité Qualiopi',
    'Indicateurs, ajustements, preuves Qualiopi',
    '2026-08-25',
    '2026-09-11',
  ],
] as const;

/** The day on which the plan itself begins. */
export const PLAN_STARTS_ON = STAGES[0][2];

/** The plan's stages from a new first day: each keeps its rank in days of work, so no stage begins or ends on a Sunday. */
export function stagesFrom(startsOn: string): PlannedStage[] {
  const moved = (day: string) => addWorked(startsOn, workedDays(PLAN_STARTS_ON, day) - 1);
  return STAGES.map(([title, deliverables, from, to], index) => ({
    stage: index + 1,
    title,
    deliverables,
    startsOn: moved(from),
    endsOn: moved(to),
    weight: workedDays(from, to),
  }));
}
