import type { Context } from '../../../../kernel/context.ts';
import { Refusal } from '../../../../kernel/refusal.ts';
import { listCases } from '../../store/recette/book.read.ts';
import * as read from '../../store/recette/campaign.read.ts';
import { listReports } from '../../store/recette/report.read.ts';
import { expectedActs } from './expected-acts.ts';
import { shownItem, shownIteration, shownReport, shownStanding, shownWaiver } from './shown.ts';
import { readSituation } from './standing-now.ts';
import { iterationUnderTest } from './under-test.ts';

export async function readCampaigns(ctx: Context) {
  const rows = [];
  for (const campaign of await read.listCampaigns(ctx)) {
    const iteration = await iterationUnderTest(ctx, campaign.campaignId);
    const { standing } = await readSituation(ctx, iteration);
    const [report] = await listReports(ctx, campaign.campaignId);
    rows.push({
      ...campaign,
      iteration: shownIteration(iteration),
      standing: shownStanding(standing),
      report: report ? shownReport(report) : null,
    });
  }
  return { rows, cases: (await listCases(ctx)).length };
}

export async function readCandidates(ctx: Context) {
  return { people: await read.listCandidates(ctx) };
}

/** One campaign: where it stands, its cases, its testers, who is expected to act. */
export async function readCampaign(ctx: Context, campaignId: string) {
  const campaign = await read.findCampaign(ctx, campaignId);
  if (!campaign) throw new Refusal('NOT_FOUND');
  const iterations = await read.listIterations(ctx, campaignId);
  const [iteration] = iterations;
  if (!iteration) throw new Error('a campaign opens with a build');
  const situation = await readSituation(ctx, iteration);
  const items = situation.items.map(shownItem);
  const reports = (await listReports(ctx, campaignId)).map(shownReport);
  const report = reports.find(({ iterationNumber }) => iterationNumber === iteration.number) ?? null;
  const testers = (await read.listTesters(ctx, campaignId)).map((tester) => {
    const own = items.filter((item) => item.tester?.personId === tester.personId);
    return { ...tester, cases: own.length, toRun: own.filter(({ status }) => status === 'toRun').length };
  });
  return {
    ...campaign,
    iteration: shownIteration(iteration),
    iterations: iterations.map(shownIteration),
    standing: shownStanding(situation.standing),
    items,
    testers,
    openAnomalies: situation.live.live,
    waivers: situation.waivers.map((one) => shownWaiver(ctx, one)),
    report,
    pastReports: reports.filter((one) => one !== report),
    expected: expectedActs({ situation, items, testers, report }),
  };
}
