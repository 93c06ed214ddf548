/** What exists of the seven deliverables of the plan (section 9). */
export type Made = {
  readonly cases: number;
  readonly rollouts: number;
  readonly tickets: number;
  readonly actions: number;
  readonly report: { readonly reportId: string; readonly number: string } | null;
  readonly hasPlan: boolean;
  readonly hasBudget: boolean;
};
export type Opened =
  | 'rollout'
  | 'strategyPaper'
  | 'bookPage'
  | 'bookFile'
  | 'reportFile'
  | 'communication'
  | 'communicationPaper'
  | 'help'
  | 'rollbackPage'
  | 'rollbackFile'
  | 'deploymentPage'
  | 'maintenance'
  | 'maintenancePaper'
  | 'maintenanceFile'
  | 'dashboard'
  | 'dashboardPaper'
  | 'budgetFile'
  | 'adoptionFile';
export type Lacking = 'noRollout' | 'noBook' | 'noReport' | 'noCommunication' | 'noTicket' | 'noBudget' | 'noPlan';
export type Deliverable = {
  readonly name: 'strategy' | 'recette' | 'rollback' | 'communication' | 'guides' | 'maintenance' | 'dashboards';
  readonly opens: Opened[];
  readonly lacks: Lacking[];
};

/** Each deliverable with what the product can open of it, and what it honestly lacks. */
export function deliverablesOf({ cases, rollouts, tickets, actions, report, hasPlan, hasBudget }: Made): Deliverable[] {
  const when = <T>(holds: boolean, one: T): T[] => (holds ? [one] : []);
  return [
    {
      name: 'strategy',
      opens: ['strategyPaper', 'deploymentPage', 'rollout'],
      lacks: when(rollouts === 0, 'noRollout'),
    },
    {
      name: 'recette',
      opens: [
        ...when<Opened>(cases > 0, 'bookPage'),
        ...when<Opened>(cases > 0, 'bookFile'),
        ...when<Opened>(report !== null, 'reportFile'),
      ],
      lacks: [...when<Lacking>(cases === 0, 'noBook'), ...when<Lacking>(report === null, 'noReport')],
    },
    { name: 'rollback', opens: ['rollbackFile', 'rollbackPage', 'rollout'], lacks: [] },
    {
      name: 'communication',
      opens: ['communicationPaper', 'communication'],
      lacks: when(actions === 0, 'noCommunication'),
    },
    { name: 'guides', opens: ['help'], lacks: [] },
    {
      name: 'maintenance',
      opens: ['maintenancePaper', 'maintenance', ...when<Opened>(tickets > 0, 'maintenanceFile')],
      lacks: [...when<Lacking>(!hasBudget, 'noBudget'), ...when<Lacking>(tickets === 0, 'noTicket')],
    },
    {
      name: 'dashboards',
      opens: ['dashboardPaper', 'dashboard', ...when<Opened>(hasBudget, 'budgetFile'), 'adoptionFile'],
      lacks: [...when<Lacking>(!hasPlan, 'noPlan'), ...when<Lacking>(!hasBudget, 'noBudget')],
    },
  ];
}
