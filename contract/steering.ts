import { z } from 'zod';
import { Count, Day, endpoints, file, Instant, Uuid } from './endpoint.ts';

const Cents = z.int().min(0).max(10_000_000_000);
const Money = z.int();
const Bp = z.int();
const Reason = z.string().trim().min(5).max(500);
const Percent = z.int().min(0).max(100);
const StageNumber = z.int().min(1).max(30);
/** Load of a stage in days of work. */
const Weight = z.int().min(1).max(1_000);
export const DelayCause = z.enum([
  'none',
  'content',
  'people',
  'technical',
  'supplier',
  'recette',
  'decision',
  'other',
]);

export const PlannedStage = z.strictObject({
  stage: StageNumber,
  title: z.string(),
  deliverables: z.string(),
  startsOn: Day,
  endsOn: Day,
  weight: Weight,
});

const StageStanding = PlannedStage.extend({
  /** Real, or expected. */
  actualStartsOn: Day,
  actualEndsOn: Day,
  donePercent: Percent,
  plannedBp: Count,
  delayDays: z.int(),
  state: z.enum(['toCome', 'running', 'closed']),
  cause: DelayCause,
  comment: z.string(),
  /** Reports so far: sent back with the next one, so that nobody reports over somebody. */
  reports: Count,
  reportedOn: Day.nullable(),
  reportedBy: z.string().nullable(),
});

const Plan = z.strictObject({
  /** Number of the baseline in force: sent back with the next one. */
  baseline: Count,
  baselineReason: z.string(),
  baselineAt: Instant,
  endsOn: Day,
  expectedEndsOn: Day,
  delayDays: z.int(),
  plannedBp: Count,
  doneBp: Count,
  stages: z.array(StageStanding),
  curve: z.array(
    z.strictObject({ day: Day, plannedBp: Count, actualBp: Count.nullable(), projectedBp: Count.nullable() }),
  ),
});

const Sums = z.strictObject({
  initialCents: Money,
  plannedCents: Money,
  committedCents: Money,
  spentCents: Money,
  forecastCents: Money,
  leftCents: Money,
  driftCents: Money,
  driftBp: Bp.nullable(),
});
export const BudgetLine = Sums.extend({ lineId: Uuid, title: z.string(), revision: Count, changedAt: Instant });

const sums = { plannedCents: Cents, committedCents: Cents, spentCents: Cents, forecastCents: Cents };
const Title = z.string().trim().min(2).max(120);

const SteeringDecision = z.strictObject({
  id: Count,
  at: Instant,
  action: z.string(),
  by: z.string().nullable(),
  /** Name of the line that was decided on; empty for the others. */
  about: z.string(),
  reason: z.string(),
  facts: z.record(z.string(), z.unknown()),
  /** Rank in the sealed journal; null while it is being sealed. */
  seq: Count.nullable(),
});

const Share = z.int().min(0).max(10_000);
export const SteeringThreshold = z.strictObject({
  revision: Count,
  progressGapBp: Share,
  delayDays: z.int().min(0).max(250),
  budgetDriftBp: Share,
  learnerActiveBp: Share,
  trainerActiveBp: Share,
  companyActiveBp: Share,
  mcoLowBp: Share,
  mcoHighBp: Share,
});

const adoption = { people: Count, opened: Count, active7: Count, active30: Count };
export const AdoptionCount = z.strictObject(adoption);
const companyQuery = {
  search: z.string().trim().max(100).optional(),
  only: z.enum(['toCall']).optional(),
};

const TicketKind = z.enum(['corrective', 'evolutionary', 'preventive', 'adaptive']);
const TicketState = z.enum(['open', 'done', 'cancelled']);
export const MaintenanceTicket = z.strictObject({
  ticketId: Uuid,
  number: Count,
  kind: TicketKind,
  title: z.string(),
  state: TicketState,
  minutes: Count,
  costCents: Money,
  comment: z.string(),
  /** Entries so far: sent back with the next one. */
  entries: Count,
  openedAt: Instant,
  changedAt: Instant,
});
const Band = z.strictObject({
  initialCents: Money,
  costCents: Money,
  lowCents: Money,
  highCents: Money,
  shareBp: Bp.nullable(),
  standing: z.enum(['noBudget', 'below', 'within', 'above']),
});

const SteeringAlert = z.strictObject({
  kind: z.enum([
    'progressGap',
    'delay',
    'budgetDrift',
    'budgetLineDrift',
    'learnerActive',
    'trainerActive',
    'companyActive',
    'mcoAbove',
  ]),
  /** Name of the line of the budget; empty for the others. */
  about: z.string(),
  /** Days of work for a delay, hundredths of a percent for the others. */
  value: z.int(),
  limit: z.int(),
});

const PlanDeliverable = z.strictObject({
  name: z.enum(['strategy', 'recette', 'rollback', 'communication', 'guides', 'maintenance', 'dashboards']),
  opens: z.array(
    z.enum([
      'rollout',
      'strategyPaper',
      'bookPage',
      'bookFile',
      'reportFile',
      'communication',
      'communicationPaper',
      'help',
      'rollbackPage',
      'rollbackFile',
      'deploymentPage',
      'maintenance',
      'maintenancePaper',
      'maintenanceFile',
      'dashboard',
      'dashboardPaper',
      'budgetFile',
      'adoptionFile',
    ]),
  ),
  lacks: z.array(z.enum(['noRollout', 'noBook', 'noReport', 'noCommunication', 'noTicket', 'noBudget', 'noPlan'])),
});

export const steering = endpoints({
  'GET /steering/progress': {
    summary: 'Planning: baseline against what is done, with the S-curve and what is to be expected',
    answer: z.strictObject({ today: Day, plan: Plan.nullable() }),
    refuses: [],
  },
  'GET /steering/template': {
    summary: 'The five stages of the deployment plan, moved to begin on a day',
    query: z.strictObject({ startsOn: Day.optional() }),
    answer: z.strictObject({ stages: z.array(PlannedStage) }),
    refuses: ['PLAN_START_NOT_WORKED'],
  },
  'POST /steering/plan': {
    summary: 'Make the planning from the five stages of the plan, beginning on a day',
    body: z.strictObject({ startsOn: Day }),
    answer: z.strictObject({ baseline: Count }),
    refuses: ['PLAN_EXISTS', 'PLAN_START_NOT_WORKED'],
  },
  'POST /steering/baselines': {
    summary: 'Decide another planning. `after` is the number of the one in front of one’s eyes',
    body: z.strictObject({
      after: Count,
      reason: Reason,
      stages: z
        .array(z.strictObject({ stage: StageNumber, startsOn: Day, endsOn: Day, weight: Weight }))
        .min(1)
        .max(30),
    }),
    answer: z.strictObject({ baseline: Count }),
    refuses: ['NOT_FOUND', 'PLAN_MOVED', 'STAGE_DATES_WRONG', 'STAGES_MISSING'],
  },
  'POST /steering/stages/:stage/reports': {
    summary: 'Say where a stage stands, close it, or open it again. `after` is the number of reports seen',
    params: z.strictObject({ stage: z.coerce.number().int().min(1).max(30) }),
    body: z.strictObject({
      after: Count,
      donePercent: Percent,
      startsOn: Day,
      endsOn: Day,
      cause: DelayCause,
      comment: z.string().trim().max(500),
      isClosed: z.boolean(),
    }),
    answer: null,
    refuses: [
      'NOT_FOUND',
      'STAGE_MOVED',
      'STAGE_DATES_WRONG',
      'STAGE_NOT_BEGUN',
      'STAGE_NOT_OVER',
      'DELAY_NEEDS_CAUSE',
    ],
  },
  'GET /steering/decisions': {
    summary: 'Decisions of the project, latest first, as the journal has them',
    answer: z.strictObject({ rows: z.array(SteeringDecision) }),
    refuses: [],
  },
  'GET /steering/budget': {
    summary: 'Lines of the budget: planned, committed, spent, forecast, and their drift',
    answer: z.strictObject({ rows: z.array(BudgetLine), total: Sums }),
    refuses: [],
  },
  'GET /steering/budget/export': {
    summary: 'The budget as a spreadsheet',
    query: z.strictObject({ format: z.enum(['csv', 'xlsx']) }),
    answer: file('text/csv', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'),
    refuses: [],
  },
  'POST /steering/budget/lines': {
    summary: 'Add a line to the budget',
    body: z.strictObject({ title: Title, ...sums }),
    answer: z.strictObject({ lineId: Uuid }),
    refuses: ['BUDGET_LINE_EXISTS', 'FORECAST_TOO_LOW'],
  },
  'POST /steering/budget/lines/:lineId/changes': {
    summary: 'Change a line. Another planned sum is a decision and asks for its reason',
    params: z.strictObject({ lineId: Uuid }),
    body: z.strictObject({ revision: Count, title: Title, ...sums, reason: z.string().trim().max(500) }),
    answer: null,
    refuses: ['NOT_FOUND', 'BUDGET_LINE_MOVED', 'BUDGET_LINE_EXISTS', 'FORECAST_TOO_LOW', 'BUDGET_NEEDS_REASON'],
  },
  'GET /steering/alerts': {
    summary: 'Figures that are beyond the thresholds of the project, now',
    answer: z.strictObject({ rows: z.array(SteeringAlert) }),
    refuses: [],
  },
  'GET /steering/deliverables': {
    summary: 'The seven deliverables of the plan: what the product opens of each, and what it lacks',
    answer: z.strictObject({
      rows: z.array(PlanDeliverable),
      report: z.strictObject({ reportId: Uuid, number: z.string() }).nullable(),
    }),
    refuses: [],
  },
  'GET /steering/papers/:paper': {
    summary: 'A deliverable of the plan as a PDF, made from what the product holds now',
    params: z.strictObject({ paper: z.enum(['strategy', 'communication', 'maintenance', 'dashboards']) }),
    answer: file('application/pdf'),
    refuses: [],
  },
  'GET /steering/tickets': {
    summary: 'Maintenance: tickets, cost of the last twelve months by kind and against its band of the initial budget',
    query: z.strictObject({ page: z.coerce.number().int().min(1).max(10_000).default(1) }),
    answer: z.strictObject({
      kinds: z.array(z.strictObject({ kind: TicketKind, tickets: Count, open: Count, costCents: Money })),
      band: Band,
      total: Count,
      rows: z.array(MaintenanceTicket),
    }),
    refuses: [],
  },
  'GET /steering/tickets/export': {
    summary: 'The tickets as a spreadsheet',
    query: z.strictObject({ format: z.enum(['csv', 'xlsx']) }),
    answer: file('text/csv', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'),
    refuses: [],
  },
  'POST /steering/tickets': {
    summary: 'Open a maintenance ticket',
    body: z.strictObject({ kind: TicketKind, title: z.string().trim().min(3).max(200) }),
    answer: z.strictObject({ ticketId: Uuid, number: Count }),
    refuses: [],
  },
  'POST /steering/tickets/:ticketId/entries': {
    summary: 'Note time and money on a ticket, and where it stands. `after` is the number of entries seen',
    params: z.strictObject({ ticketId: Uuid }),
    body: z.strictObject({
      after: Count,
      minutes: z.int().min(-60_000).max(60_000),
      costCents: z.int().min(-10_000_000_000).max(10_000_000_000),
      state: TicketState,
      comment: z.string().trim().max(500),
    }),
    answer: null,
    refuses: ['NOT_FOUND', 'TICKET_MOVED', 'ENTRY_EMPTY', 'ENTRY_TOO_LOW'],
  },
  'GET /steering/thresholds': {
    summary: 'From where a figure of the project calls somebody',
    answer: SteeringThreshold,
    refuses: [],
  },
  'POST /steering/thresholds': {
    summary: 'Set the thresholds. `revision` is the one in front of one’s eyes',
    body: SteeringThreshold,
    answer: null,
    refuses: ['THRESHOLDS_MOVED', 'BAND_WRONG'],
  },
  'GET /steering/adoption': {
    summary: 'Accounts opened and people who came, by audience against its target and by cohort of the rollout',
    answer: z.strictObject({
      audiences: z.array(
        AdoptionCount.extend({
          audience: z.enum(['trainer', 'learner', 'company']),
          activeBp: Count,
          targetBp: Count,
        }),
      ),
      /** Empty before the first rollout; step null: not moved yet. */
      cohorts: z.array(AdoptionCount.extend({ step: z.int().nullable(), companies: Count })),
      companies: Count,
      toCall: Count,
      targetBp: Count,
    }),
    refuses: [],
  },
  'GET /steering/adoption/companies': {
    summary: 'Adoption company by company, first those where most people are missing; those to call alone when asked',
    query: z.strictObject({ page: z.coerce.number().int().min(1).max(10_000).default(1), ...companyQuery }),
    answer: z.strictObject({
      total: Count,
      rows: z.array(
        AdoptionCount.extend({
          companyId: Uuid,
          name: z.string(),
          phone: z.string(),
          activeBp: Count,
          hasSpace: z.boolean(),
          lastSeenAt: Instant.nullable(),
          reason: z.enum(['neverOpened', 'silent', 'belowTarget']).nullable(),
        }),
      ),
    }),
    refuses: [],
  },
  'GET /steering/adoption/companies/export': {
    summary: 'The same list as a spreadsheet, without its pages',
    query: z.strictObject({ format: z.enum(['csv', 'xlsx']), ...companyQuery }),
    answer: file('text/csv', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'),
    refuses: [],
  },
});
