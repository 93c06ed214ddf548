import { buffer } from 'node:stream/consumers';
import { afterAll, expect, test } from 'vitest';
import { typstPdfs } from '../../../../adapters/pdf-typst/index.ts';
import type { Actor } from '../../../../kernel/access.ts';
import { sql } from '../../../../kernel/sql.ts';
import { digest, givenCampaign, givenResults } from '../../../../test/builders/recette.ts';
import { givenPerson } from '../../../../test/builders/trade.ts';
import { pdfText } from '../../../../test/pdf-text.ts';
import { person, refusalOf, world } from '../../../../test/world.ts';
import { approveExclusion, askExclusion, withdrawExclusion } from './exclude-case.ts';
import { openIteration } from './open-iteration.ts';
import { openReport, verifyReport } from './open-report.ts';
import { type Decision, prepareReport, withdrawReport } from './prepare-report.ts';
import { readCampaign } from './read-campaigns.ts';
import { readItem } from './read-items.ts';
import { recordExecution } from './record-execution.ts';
import { signReport } from './sign-report.ts';
import { approveWaiver, askWaiver } from './waive-criterion.ts';

const w = await world();
const pdfs = typstPdfs();
afterAll(() => pdfs.close());
const GO: Decision = { verdict: 'go', reserves: [], comment: '' };
const http = { userAgent: '', address: '192.0.2.7', setLogin: () => undefined };
const anybody = person('qualityManager', crypto.randomUUID());

/** A campaign whose cases are all conforming but the last `failed`, which stay to run. */
async function nearlyDone(failed = 0) {
  const campaign = await givenCampaign(w);
  const left = await givenResults(w, campaign, { left: failed });
  const iterationId = await campaign.iteration();
  const prepare = (decision: Decision = GO) => w.as(campaign.staff, (ctx) => prepareReport(ctx, iterationId, decision));
  const sign = (who: Actor, reportId: string, reach: 'all' | 'own' = 'all') =>
    w.as(who, (ctx) => signReport(ctx, pdfs, reportId), reach);
  return { ...campaign, left, iterationId, prepare, sign };
}

async function pass(who: Actor, itemId: string) {
  return w.as(who, async (ctx) => {
    const item = await readItem(ctx, itemId);
    const steps = item.case.steps.map(() => 'ok' as const);
    const run = { digest: item.iteration.digest, seen: item.seen, outcome: 'ok' as const, steps, comment: '' };
    return recordExecution(ctx, itemId, { ...run, durationS: 30, isAutomatic: false, screenshotIds: [] });
  });
}

test('a GO lived: prepared, signed by staff and the director, numbered, printed, verified, void at the next build', async () => {
  const campaign = await nearlyDone(0);
  const { reportId } = await campaign.prepare({
    verdict: 'goWithReserves',
    reserves: [{ text: 'Relire la page d’état', owner: 'Inès Delaunay', due: '2026-04-01' }],
    comment: 'Recette menée sans incident.',
  });
  expect(await campaign.sign(campaign.staff, reportId)).toEqual({ signatures: 1, number: null });
  expect(await refusalOf(w.as(campaign.staff, (ctx) => openReport(ctx, reportId)))).toEqual({
    code: 'REPORT_NOT_SIGNED',
    facts: {},
  });
  const { number } = await campaign.sign(campaign.director, reportId);
  expect(number).toMatch(/^PVR-2026-\d{3}$/);
  const file = await w.as(campaign.staff, (ctx) => openReport(ctx, reportId));
  const bytes = await buffer(file.bytes as NodeJS.ReadableStream);
  const text = await pdfText(bytes);
  for (const said of [
    'Procès-verbal de recette',
    number ?? '',
    'GO avec réserves',
    '100 × 80 = 8000 ≥ 95 × 80 = 7600',
    digest('a'),
    'Relire la page d’état',
    'Inès Delaunay',
    '1er avril 2026',
    'Philippe Sauvage',
    'Nadia Benhamou',
    'Recette menée sans incident.',
  ])
    expect(text).toContain(said);
  const code = /\/pv\/ ((?:[A-Z2-9]{5} ?){4})/.exec(text)?.[1]?.replaceAll(' ', '') ?? '';
  const verify = () => verifyReport(w.app, { code, http });
  expect([(await verify()).state, (await verify()).number]).toEqual(['inForce', number]);
  await w.as(campaign.staff, (ctx) => openIteration(ctx, campaign.campaignId, digest('b')));
  expect((await verify()).state).toBe('void');
  const seen = await w.as(campaign.staff, (ctx) => readCampaign(ctx, campaign.campaignId));
  expect([seen.report, seen.pastReports.map(({ state }) => state)]).toEqual([null, ['void']]);
  expect(await verifyReport(w.app, { code: 'ZZZZZZZZ', http })).toMatchObject({ state: 'unknown', number: null });
});

test('at 75 of 80 nobody prepares a GO; at 76 somebody does', async () => {
  const campaign = await nearlyDone(5);
  expect(await refusalOf(campaign.prepare())).toEqual({
    code: 'GO_AGAINST_THE_RULE',
    facts: { missing: '1 cas conforme(s) manquant(s)' },
  });
  await pass(campaign.staff, campaign.left[0] ?? '');
  expect(await campaign.prepare()).toEqual({ reportId: expect.any(String) });
});

test('a GO with reserves names them; a plain GO has none; a NO-GO is always open', async () => {
  const campaign = await nearlyDone(5);
  const reserve = { text: 'Relire tout', owner: 'Inès', due: '2026-04-01' };
  expect((await refusalOf(campaign.prepare({ ...GO, verdict: 'goWithReserves' }))).code).toBe('RESERVES_MISSING');
  expect((await refusalOf(campaign.prepare({ ...GO, reserves: [reserve] }))).code).toBe('RESERVES_NOT_FOR_GO');
  const { reportId } = await campaign.prepare({ ...GO, verdict: 'noGo' });
  await campaign.sign(campaign.director, reportId);
  expect((await campaign.sign(campaign.staff, reportId)).number).toMatch(/^PVR-/);
});

test('one person signs once however often they click, and two people without the director decide nothing', async () => {
  const campaign = await nearlyDone(0);
  const { reportId } = await campaign.prepare();
  const clicks = await Promise.allSettled(Array.from({ length: 8 }, () => campaign.sign(campaign.staff, reportId)));
  expect(clicks.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  expect(await campaign.sign(campaign.trainer, reportId, 'own')).toEqual({ signatures: 2, number: null });
  const both = await Promise.allSettled([
    campaign.sign(campaign.director, reportId),
    campaign.sign(campaign.director, reportId),
  ]);
  expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  await expect(w.owner.query(sql`delete from release.report_signature`)).rejects.toThrow('APPEND_ONLY');
});

test('a trainer who does not test the campaign finds no report to sign', async () => {
  const campaign = await nearlyDone(0);
  const other = await givenCampaign(w);
  const { reportId } = await campaign.prepare();
  expect(await refusalOf(campaign.sign(other.trainer, reportId, 'own'))).toEqual({ code: 'NOT_FOUND', facts: {} });
});

test('a result that comes between the facts and the signature makes it outdated; withdrawn, it is prepared again', async () => {
  const campaign = await nearlyDone(4);
  const { reportId } = await campaign.prepare();
  await pass(campaign.staff, campaign.left[0] ?? '');
  expect((await refusalOf(campaign.sign(campaign.director, reportId))).code).toBe('REPORT_OUTDATED');
  expect((await refusalOf(campaign.prepare())).code).toBe('REPORT_EXISTS');
  await w.as(campaign.staff, (ctx) => withdrawReport(ctx, reportId));
  const again = await campaign.prepare();
  expect(await campaign.sign(campaign.director, again.reportId)).toEqual({ signatures: 1, number: null });
});

test('a result and the last signature at the same instant: either it is in the facts, or it is refused', async () => {
  const campaign = await nearlyDone(4);
  const { reportId } = await campaign.prepare();
  await campaign.sign(campaign.director, reportId);
  const [result, signature] = await Promise.allSettled([
    pass(campaign.trainer, campaign.left[0] ?? ''),
    campaign.sign(campaign.staff, reportId),
  ]);
  expect([result.status, signature.status].filter((status) => status === 'fulfilled')).toHaveLength(1);
});

test('once signed, a build takes no result, no exclusion, no waiver', async () => {
  const campaign = await nearlyDone(4);
  const { reportId } = await campaign.prepare();
  await campaign.sign(campaign.director, reportId);
  await campaign.sign(campaign.staff, reportId);
  const itemId = campaign.left[0] ?? '';
  const reason = 'Ce service n’est pas ouvert à Nantes.';
  expect([
    (await refusalOf(pass(campaign.staff, itemId))).code,
    (await refusalOf(w.as(campaign.staff, (ctx) => askExclusion(ctx, { itemId, reason })))).code,
    (await refusalOf(campaign.prepare())).code,
  ]).toEqual(['ITERATION_DECIDED', 'ITERATION_DECIDED', 'ITERATION_DECIDED']);
});

test('a waiver needs another person, covers the rule until its day, and is printed', async () => {
  const campaign = await nearlyDone(6);
  const { iterationId } = campaign;
  const asked = {
    iterationId,
    criterion: 'share' as const,
    reason: 'Deux connecteurs arrivent en mai.',
    expiresOn: '2026-05-31',
  };
  await w.as(campaign.staff, (ctx) => askWaiver(ctx, asked));
  expect((await refusalOf(w.as(campaign.director, (ctx) => askWaiver(ctx, asked)))).code).toBe('WAIVER_EXISTS');
  expect((await refusalOf(w.as(campaign.staff, (ctx) => askWaiver(ctx, { ...asked, criterion: 'p1' })))).code).toBe(
    'WAIVER_NOT_NEEDED',
  );
  expect((await refusalOf(campaign.prepare())).code).toBe('GO_AGAINST_THE_RULE');
  const waiverId =
    (await w.as(campaign.staff, (ctx) => readCampaign(ctx, campaign.campaignId))).waivers[0]?.waiverId ?? '';
  const approve = (who: Actor) => w.as(who, (ctx) => approveWaiver(ctx, waiverId));
  const twice = await Promise.allSettled([approve(campaign.staff), approve(campaign.staff)]);
  expect(twice.map((one) => (one.status === 'rejected' ? one.reason.code : 'done'))).toEqual([
    'SECOND_PERSON_NEEDED',
    'SECOND_PERSON_NEEDED',
  ]);
  await approve(campaign.director);
  expect((await refusalOf(approve(anybody))).code).toBe('WAIVER_SETTLED');
  const { reportId } = await campaign.prepare();
  await campaign.sign(campaign.director, reportId);
  w.clock.set('2026-06-01T08:00:00.000Z');
  expect((await refusalOf(campaign.sign(campaign.staff, reportId))).code).toBe('GO_AGAINST_THE_RULE');
  w.clock.set('2026-03-09T08:00:00.000Z');
  await campaign.sign(campaign.staff, reportId);
  const text = await pdfText((await w.as(campaign.staff, (ctx) => openReport(ctx, reportId))).bytes);
  expect(text).toContain('Deux connecteurs arrivent en mai.');
  expect(text).toContain('non rempli, dérogation');
});

test('a case leaves the count with a reason and two people, and comes back', async () => {
  const campaign = await nearlyDone(5);
  const itemId = campaign.left[0] ?? '';
  await w.as(campaign.staff, (ctx) => askExclusion(ctx, { itemId, reason: 'Module non souscrit par le client.' }));
  const standing = async () => (await w.as(campaign.staff, (ctx) => readCampaign(ctx, campaign.campaignId))).standing;
  expect([(await standing()).excluded, (await standing()).verdict]).toEqual([0, 'noGo']);
  const { items } = await w.as(campaign.staff, (ctx) => readCampaign(ctx, campaign.campaignId));
  const exclusionId = items.find((item) => item.itemId === itemId)?.exclusion?.exclusionId ?? '';
  const approve = (who: Actor) => w.as(who, (ctx) => approveExclusion(ctx, exclusionId));
  expect(await refusalOf(approve(campaign.staff))).toEqual({ code: 'SECOND_PERSON_NEEDED', facts: {} });
  const quality = person('qualityManager', await givenPerson(w, { role: 'qualityManager' }));
  const approvals = await Promise.allSettled([approve(campaign.director), approve(quality)]);
  expect(approvals.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  // 75 of 79 is still under 95 %: 7,500 against 7,505.
  expect([(await standing()).excluded, (await standing()).verdict, (await standing()).criteria[0]?.missing]).toEqual([
    1,
    'noGo',
    1,
  ]);
  expect((await refusalOf(pass(campaign.staff, itemId))).code).toBe('CASE_EXCLUDED');
  await w.as(campaign.staff, (ctx) => withdrawExclusion(ctx, exclusionId));
  expect((await standing()).excluded).toBe(0);
});

test('when the pages cannot be made, the last signature is not kept and may be given again', async () => {
  const campaign = await nearlyDone(0);
  const { reportId } = await campaign.prepare();
  await campaign.sign(campaign.director, reportId);
  const broken = { ...pdfs, make: () => Promise.reject(new Error('out of paper')) };
  await expect(w.as(campaign.staff, (ctx) => signReport(ctx, broken, reportId))).rejects.toThrow('out of paper');
  const { report } = await w.as(campaign.staff, (ctx) => readCampaign(ctx, campaign.campaignId));
  expect([report?.state, report?.signatures.length]).toEqual(['signing', 1]);
  expect((await campaign.sign(campaign.staff, reportId)).number).toMatch(/^PVR-/);
});
