import { createHash } from 'node:crypto';
import { canonicalJson } from '../../../../kernel/canonical-json.ts';
import type { Context } from '../../../../kernel/context.ts';
import { Refusal } from '../../../../kernel/refusal.ts';
import { type CaseStatus, countItems } from '../../domain/recette/standing.ts';
import { listAnomalies } from '../../store/recette/anomaly.read.ts';
import { findCampaign, type Iteration, listTesters } from '../../store/recette/campaign.read.ts';
import type { PersonName } from '../../store/recette/names.ts';
import { readSituation, type Situation, statusOf } from './standing-now.ts';

const fullName = (person: PersonName | null) => (person ? `${person.firstName} ${person.lastName}` : '');

export type ReportFacts = Awaited<ReturnType<typeof reportFacts>>;

/** What a procès-verbal attests: everything that the decision stands on, and nothing of the moment it is read. */
export async function reportFacts(ctx: Context, iteration: Iteration) {
  const campaign = await findCampaign(ctx, iteration.campaignId);
  if (!campaign) throw new Refusal('NOT_FOUND');
  const situation = await readSituation(ctx, iteration);
  const { standing } = situation;
  const testers = await listTesters(ctx, iteration.campaignId);
  const anomalies = await listAnomalies(ctx, iteration.campaignId);
  const { version, environment, startsOn, endsOn } = campaign;
  return {
    campaign: { version, environment, startsOn, endsOn },
    iteration: { number: iteration.number, digest: iteration.digest },
    framework: situation.items[0]?.framework ?? '',
    standing,
    domains: countsBy(situation.items, ({ domain }) => domain),
    priorities: countsBy(situation.items, ({ priority }) => priority).sort((a, b) => a.name.localeCompare(b.name)),
    notConforming: situation.items.flatMap((item) => notConforming(item)),
    exclusions: situation.items.flatMap(({ code, title, exclusion }) =>
      exclusion?.approvedBy
        ? [
            {
              code,
              title,
              reason: exclusion.reason,
              askedBy: fullName(exclusion.askedBy),
              approvedBy: fullName(exclusion.approvedBy),
            },
          ]
        : [],
    ),
    anomalies: anomalies.map(({ number, title, severity, state, caseCode, foundIn }) => ({
      number,
      title,
      severity,
      state,
      caseCode: caseCode ?? '',
      foundIn,
    })),
    waivers: situation.waivers.map(({ criterion, reason, expiresOn, askedBy, approvedBy }) => ({
      criterion,
      reason,
      expiresOn,
      askedBy: fullName(askedBy),
      approvedBy: fullName(approvedBy),
    })),
    testers: testers.map((tester) => ({
      name: fullName(tester),
      kind: tester.kind,
      cases: situation.items.filter((item) => item.tester?.personId === tester.personId).length,
    })),
  };
}

/** SHA-256 of the facts: the same facts give the same hash, whenever they are read. */
export function factsHash(facts: ReportFacts): string {
  return createHash('sha256').update(canonicalJson(facts)).digest('hex');
}

function countsBy(items: Situation['items'], nameOf: (item: Situation['items'][number]) => string) {
  return [...Map.groupBy(items, nameOf)].map(([name, group]) => ({
    name,
    ...countItems(group.map((item) => ({ priority: item.priority, status: statusOf(item) }))),
  }));
}

function notConforming(
  item: Situation['items'][number],
): { code: string; title: string; priority: string; status: CaseStatus }[] {
  const status = statusOf(item);
  const { code, title, priority } = item;
  return status === 'ok' || status === 'excluded' ? [] : [{ code, title, priority, status }];
}
