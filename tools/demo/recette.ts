import { createHash } from 'node:crypto';
import { parisDay } from '../../server/kernel/clock.ts';
import type { Context } from '../../server/kernel/context.ts';
import { sql } from '../../server/kernel/sql.ts';
import { openCampaign, takeShippedBook } from '../../server/modules/release/index.ts';
import { ANOMALIES, COMPANY_TESTERS, type DemoAnomaly, NOT_CONFORMING, TO_RUN } from './data/recette.ts';
import { insert } from './insert.ts';
import { chance } from './random.ts';
import type { DemoWorld, Row } from './world.ts';

const SEED = 20_260_610;
/** The version that the demonstration is about to release. */
export const VERSION = '2.5.0';
const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const day = (now: Date, by: number) => parisDay(new Date(now.getTime() + by * DAY_MS));
/** A build's fingerprint, the same on every machine. */
export const digestOf = (build: string) => `sha256:${createHash('sha256').update(`FormaPro ${build}`).digest('hex')}`;

type Item = { itemId: string; code: string; testerId: string; steps: number };

/**
 * A recette under way, as in the middle of the plan's third week: second build, 71 conforming of 80, one blocking anomaly.
 *
 * Book and campaign are made through the product's own door; results are planted, at the times people would have had.
 */
export async function demoRecette(ctx: Context, world: DemoWorld): Promise<void> {
  const dice = chance(SEED);
  const companyTesters = world.companies.slice(1, 5).map(({ id, name }, index) => {
    const [firstName = '', lastName = ''] = COMPANY_TESTERS[index] ?? [];
    return {
      id: dice.uuid(),
      firstName,
      lastName,
      companyId: id,
      email: `recette.${index + 1}@${mailName(name)}.example`,
    };
  });
  await insertPeople(ctx, companyTesters);
  const of = (role: string) => world.staff.filter((person) => person.role === role).map(({ id }) => id);
  await takeShippedBook(ctx);
  const { campaignId } = await openCampaign(ctx, {
    version: VERSION,
    environment: 'RECETTE',
    startsOn: day(ctx.now, -9),
    endsOn: day(ctx.now, 5),
    digest: digestOf('2.5.0-rc.1'),
    testerIds: [
      ...of('trainer'),
      ...of('trainingAdministrator'),
      ...of('companyManager'),
      ...companyTesters.map(({ id }) => id),
    ],
  });
  const second = dice.uuid();
  await insert(ctx, 'release.iteration', [
    {
      id: second,
      campaign_id: campaignId,
      number: 2,
      digest: digestOf('2.5.0-rc.2'),
      opened_at: new Date(ctx.now.getTime() - 3 * DAY_MS),
    },
  ]);
  await ctx.query(sql`
    update release.iteration set opened_at = ${new Date(ctx.now.getTime() - 9 * DAY_MS)} where campaign_id = ${campaignId} and number = 1
  `);
  const [first] = await ctx.query(sql<{ id: string }>`
    select id from release.iteration where campaign_id = ${campaignId} and number = 1
  `);
  const items = await ctx.query(sql<Item>`
    select item.id as "itemId", test_case.code, item.tester_id as "testerId", cardinality(text.steps) as steps
      from release.campaign_item as item
      join release.test_case on test_case.id = item.case_id
      join release.test_case_version as text on text.case_id = item.case_id and text.version = item.version
     where item.campaign_id = ${campaignId} order by item.position
  `);
  const builds = [
    { iterationId: first?.id ?? '', number: 1, startedAt: ctx.now.getTime() - 9 * DAY_MS },
    { iterationId: second, number: 2, startedAt: ctx.now.getTime() - 3 * DAY_MS },
  ];
  const executions = builds.flatMap((build) => runsOf(build, items, dice));
  await insert(ctx, 'release.execution', executions);
  await insertAnomalies(ctx, { campaignId, items, builds, dice, by: of('trainingAdministrator')[0] ?? '' });
}

type Build = { iterationId: string; number: number; startedAt: number };

function runsOf(
  { iterationId, number, startedAt }: Build,
  items: readonly Item[],
  dice: ReturnType<typeof chance>,
): Row[] {
  return items.flatMap((item, rank) => {
    if (number === 2 && TO_RUN.includes(item.code)) return [];
    const seen = NOT_CONFORMING.find((one) => one.code === item.code && one.build === number);
    const outcome = seen?.outcome ?? 'ok';
    const steps = Array.from({ length: item.steps }, (_, step) =>
      outcome === 'ok' || step < item.steps - 1 ? 'ok' : outcome === 'ko' ? 'ko' : 'none',
    );
    return [
      {
        id: dice.uuid(),
        item_id: item.itemId,
        iteration_id: iterationId,
        number: 1,
        person_id: item.testerId,
        is_automatic: false,
        outcome,
        steps,
        comment: seen?.comment ?? '',
        duration_s: dice.between(70, 540),
        ended_at: workedAt(startedAt, rank, dice.between(0, 14)),
      },
    ];
  });
}

/** Cases are run one after the other from 9 o'clock, thirty a day. */
const A_DAY = 30;
function workedAt(startedAt: number, rank: number, aroundMn: number): Date {
  const midnight = Math.floor(startedAt / DAY_MS) * DAY_MS + Math.floor(rank / A_DAY) * DAY_MS;
  return new Date(midnight + (8 * 60 + (rank % A_DAY) * 16 + aroundMn) * MINUTE_MS);
}

type Found = {
  campaignId: string;
  items: readonly Item[];
  builds: readonly Build[];
  dice: ReturnType<typeof chance>;
  by: string;
};

async function insertAnomalies(ctx: Context, { campaignId, items, builds, dice, by }: Found): Promise<void> {
  const rows = ANOMALIES.map((one: DemoAnomaly, index) => {
    const item = items.find(({ code }) => code === one.code);
    const build = builds[one.foundIn - 1];
    const openedAt = workedAt(build?.startedAt ?? 0, index * 3, 4);
    return { ...one, id: dice.uuid(), number: index + 1, item, iterationId: build?.iterationId, openedAt };
  });
  await insert(
    ctx,
    'release.anomaly',
    rows.map(({ id, number, title, severity, steps, item, iterationId, openedAt }) => ({
      id,
      number,
      campaign_id: campaignId,
      iteration_id: iterationId,
      item_id: item?.itemId ?? null,
      title,
      severity,
      state: steps.at(-1)?.state ?? 'open',
      opened_at: openedAt,
      opened_by: item?.testerId ?? by,
    })),
  );
  await insert(ctx, 'release.anomaly_counter', [{ only_one: true, last: rows.length }]);
  for (const { id, severity, steps, item, openedAt } of rows) {
    for (const [rank, { state, comment, build }] of steps.entries()) {
      const at = new Date(openedAt.getTime() + rank * 130 * MINUTE_MS);
      const isTester = rank === 0 || state === 'closed';
      await ctx.query(sql`
        insert into release.anomaly_event (anomaly_id, iteration_id, at, person_id, state, severity, comment)
        values (${id}, ${builds[build - 1]?.iterationId}, ${at}, ${isTester ? (item?.testerId ?? by) : by}, ${state}, ${severity}, ${comment})
      `);
    }
  }
}

type CompanyTester = { id: string; firstName: string; lastName: string; companyId: string; email: string };

/** Four more training managers, so that five companies test as the plan says. */
async function insertPeople(ctx: Context, people: readonly CompanyTester[]): Promise<void> {
  const created_at = ctx.now;
  await insert(
    ctx,
    'identity.person',
    people.map(({ id, firstName, lastName, companyId, email }) => ({
      id,
      first_name: firstName,
      last_name: lastName,
      email,
      language: 'fr',
      company_id: companyId,
      created_at,
    })),
  );
  await insert(
    ctx,
    'identity.account',
    people.map(({ id }) => ({ person_id: id, created_at })),
  );
  await insert(
    ctx,
    'identity.role_grant',
    people.map(({ id, companyId }) => ({
      person_id: id,
      role: 'companyManager',
      company_id: companyId,
      granted_at: created_at,
    })),
  );
  await insert(
    ctx,
    'people.company_contact',
    people.map(({ id, companyId }) => ({
      person_id: id,
      company_id: companyId,
      job_title: 'Responsable formation',
      created_at,
    })),
  );
}

const mailName = (company: string) =>
  company
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-');
