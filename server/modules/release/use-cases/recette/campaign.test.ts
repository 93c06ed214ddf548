import { expect, test } from 'vitest';
import { sql } from '../../../../kernel/sql.ts';
import { digest, givenCampaign } from '../../../../test/builders/recette.ts';
import { person, refusalOf, world } from '../../../../test/world.ts';
import { moveAnomaly, openAnomaly } from './move-anomaly.ts';
import { openCampaign } from './open-campaign.ts';
import { openIteration } from './open-iteration.ts';
import { readAnomalies } from './read-anomalies.ts';
import { readBook } from './read-book.ts';
import { readCampaign } from './read-campaigns.ts';
import { readItem, readMyCases } from './read-items.ts';
import { readMatrix } from './read-matrix.ts';
import { recordExecution } from './record-execution.ts';
import type { Run } from './run.ts';
import { takeShippedBook } from './take-book.ts';

const w = await world();

const run = (steps: number, over: Partial<Run> = {}): Run => ({
  digest: digest('a'),
  seen: 0,
  outcome: 'ok',
  steps: Array.from({ length: steps }, () => 'ok' as const),
  comment: '',
  durationS: 60,
  isAutomatic: false,
  screenshotIds: [],
  ...over,
});

test('the eighty cases ship with the product, are taken once, and an organisation’s own text is not undone', async () => {
  const staff = person('trainingAdministrator', crypto.randomUUID());
  expect(await w.as(staff, takeShippedBook)).toEqual({ added: 80, changed: 0, unchanged: 0 });
  expect(await w.as(staff, takeShippedBook)).toEqual({ added: 0, changed: 0, unchanged: 80 });
  const book = await w.as(staff, readBook);
  expect([book.cases.length, book.requirements, book.cases.filter(({ priority }) => priority === 'P1').length]).toEqual(
    [80, 93, 45],
  );
  expect(book.cases.slice(0, 5).map(({ code, runBy }) => [code, runBy])).toEqual([
    ['CR-AUT-01', 'scenario'],
    ['CR-AUT-02', 'notYet'],
    ['CR-AUT-03', 'notYet'],
    ['CR-AUT-04', 'notYet'],
    ['CR-INS-01', 'notYet'],
  ]);
});

test('a campaign opens with its build: cases frozen and shared out, everything to run, NO-GO with 76 missing', async () => {
  const campaign = await givenCampaign(w);
  const seen = await w.as(campaign.director, (ctx) => readCampaign(ctx, campaign.campaignId));
  expect([seen.items.length, seen.iteration.number, seen.iteration.digest]).toEqual([80, 1, digest('a')]);
  expect(seen.standing.criteria.map(({ criterion, missing }) => [criterion, missing])).toEqual([
    ['share', 76],
    ['blocking', 0],
    ['p1', 45],
  ]);
  expect(seen.testers.map(({ kind, cases }) => [kind, cases])).toEqual([
    ['company', 8],
    ['staff', 48],
    ['trainer', 24],
  ]);
  expect(seen.expected).toEqual([{ act: 'run', count: 80, people: seen.expected[0]?.people ?? [] }]);
  expect(
    await refusalOf(
      w.as(campaign.staff, (ctx) =>
        openCampaign(ctx, {
          version: campaign.version,
          environment: 'RECETTE',
          startsOn: '2026-03-02',
          endsOn: '2026-03-03',
          digest: digest('b'),
          testerIds: [campaign.ids.staffId],
        }),
      ),
    ),
  ).toEqual({ code: 'CAMPAIGN_EXISTS', facts: { version: campaign.version } });
});

test('two testers who finish the same case at the same instant: one run is kept, the other is told', async () => {
  const campaign = await givenCampaign(w);
  const itemId = await campaign.item('CR-AUT-01');
  const attempts = await Promise.allSettled(
    [campaign.trainer, campaign.staff, campaign.director, campaign.trainer].map((who) =>
      w.as(who, (ctx) => recordExecution(ctx, itemId, run(5)), who === campaign.trainer ? 'own' : 'all'),
    ),
  );
  expect(attempts.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected', 'rejected', 'rejected']);
  const codes = attempts.flatMap((one) => (one.status === 'rejected' ? [one.reason.code] : []));
  expect(new Set(codes)).toEqual(new Set(['CASE_RUN_MEANWHILE']));
  const { executions, seen } = await w.as(campaign.director, (ctx) => readItem(ctx, itemId));
  expect([executions.length, seen]).toEqual([1, 1]);
  expect(await refusalOf(w.as(campaign.staff, (ctx) => recordExecution(ctx, itemId, run(5))))).toEqual({
    code: 'CASE_RUN_MEANWHILE',
    facts: {},
  });
});

test('a run is refused when it is for another build, contradicts its steps, or says nothing of a failure', async () => {
  const campaign = await givenCampaign(w);
  const itemId = await campaign.item('CR-AUT-01');
  const refused = async (over: Partial<Run>) =>
    (await refusalOf(w.as(campaign.staff, (ctx) => recordExecution(ctx, itemId, run(5, over))))).code;
  expect([
    await refused({ digest: digest('b') }),
    await refused({ steps: ['ok'] }),
    await refused({ steps: ['ok', 'ko', 'ok', 'ok', 'ok'] }),
    await refused({ outcome: 'ko' }),
    await refused({ outcome: 'blocked' }),
    await refused({ outcome: 'ko', comment: 'Rien ne va.', severity: 'minor' }),
    await refused({ screenshotIds: [crypto.randomUUID()] }),
  ]).toEqual([
    'DIGEST_NOT_UNDER_TEST',
    'STEPS_DO_NOT_MATCH',
    'RESULT_AGAINST_STEPS',
    'RESULT_NEEDS_COMMENT',
    'RESULT_NEEDS_COMMENT',
    'SEVERITY_NEEDS_REASON',
    'SCREENSHOT_UNKNOWN',
  ]);
  const { executions } = await w.as(campaign.staff, (ctx) => readItem(ctx, itemId));
  expect(executions).toEqual([]);
});

test('what was run is never changed, even by the owner', async () => {
  const campaign = await givenCampaign(w);
  const itemId = await campaign.item('CR-AUT-01');
  await w.as(campaign.staff, (ctx) =>
    recordExecution(ctx, itemId, run(5, { outcome: 'ko', comment: 'Page blanche.' })),
  );
  await expect(w.owner.query(sql`update release.execution set outcome = 'ok'`)).rejects.toThrow('APPEND_ONLY');
  await expect(w.owner.query(sql`delete from release.anomaly_event`)).rejects.toThrow('APPEND_ONLY');
});

test('a failed P1 opens a blocking anomaly, corrected, retested on the next build, closed; every step is kept', async () => {
  const campaign = await givenCampaign(w);
  const itemId = await campaign.item('CR-SCO-01');
  const before = (await w.trail()).length;
  const failed = run(4, { outcome: 'ko', comment: 'Le score reste à zéro. Refait deux fois.' });
  const { anomalyNumber } = await w.as(campaign.trainer, (ctx) => recordExecution(ctx, itemId, failed), 'own');
  const again = { ...failed, seen: 1, comment: 'Toujours zéro.' };
  expect((await w.as(campaign.trainer, (ctx) => recordExecution(ctx, itemId, again), 'own')).anomalyNumber).toBe(
    anomalyNumber,
  );
  const [anomaly] = (await w.as(campaign.staff, (ctx) => readAnomalies(ctx, campaign.campaignId))).rows;
  expect([anomaly?.title, anomaly?.severity, anomaly?.state, anomaly?.caseCode]).toEqual([
    'Le score reste à zéro.',
    'blocking',
    'open',
    'CR-SCO-01',
  ]);
  const anomalyId = anomaly?.anomalyId ?? '';
  const move = (to: 'inCorrection' | 'toRetest' | 'closed', comment = '') =>
    w.as(campaign.staff, (ctx) => moveAnomaly(ctx, anomalyId, { to, severity: 'blocking', comment }));
  expect((await refusalOf(move('closed'))).code).toBe('ANOMALY_MOVE_REFUSED');
  await move('inCorrection');
  await move('toRetest', 'Corrigé dans la prochaine construction.');
  expect((await refusalOf(move('closed'))).code).toBe('ANOMALY_RETEST_MISSING');
  await w.as(campaign.staff, (ctx) => openIteration(ctx, campaign.campaignId, digest('b')));
  const seen = await w.as(campaign.staff, (ctx) => readCampaign(ctx, campaign.campaignId));
  expect(seen.items.filter(({ isRetest }) => isRetest).map(({ code }) => code)).toEqual(['CR-SCO-01']);
  expect((await refusalOf(move('closed'))).code).toBe('ANOMALY_RETEST_MISSING');
  const passed = run(4, { digest: digest('b') });
  await w.as(campaign.trainer, (ctx) => recordExecution(ctx, itemId, passed), 'own');
  const [closed] = (await w.as(campaign.staff, (ctx) => readAnomalies(ctx, campaign.campaignId))).rows;
  expect([closed?.state, closed?.events.map(({ state, iterationNumber }) => [state, iterationNumber])]).toEqual([
    'closed',
    [
      ['open', 1],
      ['open', 1],
      ['inCorrection', 1],
      ['toRetest', 1],
      ['closed', 2],
    ],
  ]);
  expect((await w.trail()).slice(before).map(([action]) => action)).toEqual([
    'recette.case-run',
    'recette.anomaly-opened',
    'recette.case-run',
    'recette.anomaly-moved',
    'recette.anomaly-moved',
    'recette.anomaly-moved',
    'recette.iteration-opened',
    'recette.case-run',
    'recette.anomaly-moved',
  ]);
});

test('ten moves of one anomaly at the same instant move it once', async () => {
  const campaign = await givenCampaign(w);
  const { anomalyId } = await w.as(campaign.staff, (ctx) =>
    openAnomaly(ctx, { campaignId: campaign.campaignId, title: 'Colonne tronquée', severity: 'minor', comment: '' }),
  );
  const moves = await Promise.allSettled(
    Array.from({ length: 10 }, () =>
      w.as(campaign.staff, (ctx) =>
        moveAnomaly(ctx, anomalyId, { to: 'inCorrection', severity: 'minor', comment: '' }),
      ),
    ),
  );
  expect(moves.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  const [row] = (await w.as(campaign.staff, (ctx) => readAnomalies(ctx, campaign.campaignId))).rows;
  expect(row?.events.map(({ state }) => state)).toEqual(['open', 'inCorrection']);
});

test('a new build starts every result again and is opened once by five hands', async () => {
  const campaign = await givenCampaign(w);
  const itemId = await campaign.item('CR-AUT-01');
  await w.as(campaign.staff, (ctx) => recordExecution(ctx, itemId, run(5)));
  const opened = await Promise.allSettled(
    Array.from({ length: 5 }, () =>
      w.as(campaign.staff, (ctx) => openIteration(ctx, campaign.campaignId, digest('b'))),
    ),
  );
  expect(opened.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  const seen = await w.as(campaign.staff, (ctx) => readCampaign(ctx, campaign.campaignId));
  expect([seen.iteration.number, seen.standing.ok, seen.standing.toRun]).toEqual([2, 0, 80]);
  expect((await refusalOf(w.as(campaign.staff, (ctx) => recordExecution(ctx, itemId, run(5))))).code).toBe(
    'DIGEST_NOT_UNDER_TEST',
  );
});

test('a company’s tester sees their own cases and runs, never another’s case nor what others wrote', async () => {
  const campaign = await givenCampaign(w);
  const other = await givenCampaign(w);
  const mine = await campaign.item('CR-POR-01');
  const trainers = await campaign.item('CR-AUT-01');
  const as = <T>(fn: Parameters<typeof w.as<T>>[1]) => w.as(campaign.manager, fn, 'own');
  await w.as(campaign.staff, (ctx) =>
    recordExecution(ctx, mine, run(4, { outcome: 'ko', comment: 'Propos interne de l’équipe.' })),
  );
  const own = await as((ctx) => readMyCases(ctx));
  expect(own.rows.length).toBe(8);
  expect(new Set(own.rows.map(({ tester }) => tester?.personId))).toEqual(new Set([campaign.ids.managerId]));
  const seen = await as((ctx) => readItem(ctx, mine));
  expect([seen.executions, seen.seen, seen.status]).toEqual([[], 1, 'ko']);
  expect(JSON.stringify([own, seen])).not.toContain('Propos interne');
  for (const itemId of [trainers, await other.item('CR-POR-01')]) {
    expect(await refusalOf(as((ctx) => readItem(ctx, itemId)))).toEqual({ code: 'NOT_FOUND', facts: {} });
    expect(await refusalOf(as((ctx) => recordExecution(ctx, itemId, run(4))))).toEqual({
      code: 'NOT_FOUND',
      facts: {},
    });
  }
  const after = await as((ctx) =>
    recordExecution(ctx, mine, run(4, { seen: 1, outcome: 'ko', comment: 'Je ne vois rien.' })),
  );
  expect(after.number).toBe(2);
  expect((await as((ctx) => readItem(ctx, mine))).executions.map(({ comment }) => comment)).toEqual([
    'Je ne vois rien.',
  ]);
  // Row security says the same when a query forgets to.
  const rows = await as((ctx) => ctx.query(sql<{ comment: string }>`select comment from release.execution`));
  expect(rows).toEqual([{ comment: 'Je ne vois rien.' }]);
});

test('another trainer learns nothing of a case that was not given to them', async () => {
  const campaign = await givenCampaign(w);
  const other = await givenCampaign(w);
  const itemId = await campaign.item('CR-AUT-01');
  expect(await refusalOf(w.as(other.trainer, (ctx) => recordExecution(ctx, itemId, run(5)), 'own'))).toEqual({
    code: 'NOT_FOUND',
    facts: {},
  });
});

test('the matrix says of each requirement where it stands, by the same rule', async () => {
  const campaign = await givenCampaign(w);
  const before = await w.as(campaign.staff, (ctx) => readMatrix(ctx, campaign.campaignId));
  expect(before.counts).toEqual({ ok: 0, nok: 0, notRun: 93, uncovered: 0 });
  await w.as(campaign.staff, async (ctx) => recordExecution(ctx, await campaign.item('CR-AUT-01'), run(5)));
  await w.as(campaign.staff, async (ctx) =>
    recordExecution(
      ctx,
      await campaign.item('CR-AUT-03'),
      run(5, { outcome: 'blocked', comment: 'Pas de téléphone.' }),
    ),
  );
  const after = await w.as(campaign.staff, (ctx) => readMatrix(ctx, campaign.campaignId));
  const status = (code: string) => after.lines.find(({ requirement }) => requirement === code)?.status;
  expect([status('EX-AUT-01'), status('EX-AUT-03'), status('EX-SEC-02'), after.counts.ok]).toEqual([
    'ok',
    'nok',
    'nok',
    1,
  ]);
});

test('killed in the middle, a failed run leaves neither run nor anomaly nor number, and is recorded when sent again', async () => {
  const campaign = await givenCampaign(w);
  const itemId = await campaign.item('CR-AUT-01');
  const failed = run(5, { outcome: 'ko', comment: 'Page blanche.' });
  const before = await w.trail();
  await expect(
    w.as(campaign.staff, async (ctx) => {
      await recordExecution(ctx, itemId, failed);
      throw new Error('killed');
    }),
  ).rejects.toThrow('killed');
  expect(await w.trail()).toEqual(before);
  const seen = await w.as(campaign.staff, (ctx) => readCampaign(ctx, campaign.campaignId));
  expect([seen.openAnomalies, seen.standing.toRun]).toEqual([0, 80]);
  const first = await w.as(campaign.staff, (ctx) => recordExecution(ctx, itemId, failed));
  const other = await w.as(campaign.staff, async (ctx) =>
    recordExecution(ctx, await campaign.item('CR-AUT-03'), run(5, { outcome: 'ko', comment: 'Rien.' })),
  );
  expect([first.number, (other.anomalyNumber ?? 0) - (first.anomalyNumber ?? 0)]).toEqual([1, 1]);
});
