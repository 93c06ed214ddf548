import type { Context } from '../../../../kernel/context.ts';
import { runBy } from '../../domain/recette/run-by.ts';
import type { CriterionState, Standing } from '../../domain/recette/standing.ts';
import type { Iteration } from '../../store/recette/campaign.read.ts';
import type { ItemRow } from '../../store/recette/item.read.ts';
import type { ReportRow } from '../../store/recette/report.read.ts';
import type { WaiverRow } from '../../store/recette/waiver.store.ts';
import { isInForce, statusOf } from './standing-now.ts';

const iso = (at: Date | string) => new Date(at).toISOString();

export function shownIteration({ iterationId, number, digest, openedAt, decidedAt }: Iteration) {
  return { iterationId, number, digest, openedAt: iso(openedAt), decidedAt: decidedAt ? iso(decidedAt) : null };
}

export function shownStanding(standing: Standing) {
  return { ...standing, criteria: standing.criteria.map((one) => ({ ...one })) };
}

export function shownItem(item: ItemRow) {
  const { itemId, code, domain, title, actor, priority, tester, runs, endedAt } = item;
  const status = statusOf(item);
  return {
    itemId,
    code,
    domain,
    title,
    actor,
    priority,
    status,
    runBy: runBy(item),
    tester,
    runs,
    endedAt: endedAt ? iso(endedAt) : null,
    isRetest: status === 'toRun' && (item.toRetest > 0 || item.before === 'ko' || item.before === 'blocked'),
    exclusion: item.exclusion && { ...item.exclusion, askedAt: iso(item.exclusion.askedAt) },
  };
}

export function shownWaiver(ctx: Context, waiver: WaiverRow) {
  const { waiverId, criterion, reason, expiresOn, askedBy, approvedBy } = waiver;
  return { waiverId, criterion, reason, expiresOn, askedBy, approvedBy, isInForce: isInForce(ctx, waiver) };
}

/** A report is worth nothing any more once a later build is under test. */
export function reportState({ isOverrun, signedAt }: Pick<ReportRow, 'isOverrun' | 'signedAt'>) {
  return isOverrun ? ('void' as const) : signedAt ? ('signed' as const) : ('signing' as const);
}

export function shownReport(report: ReportRow) {
  const { reportId, iterationNumber, digest, verdict, number, reserves, comment, factsSha256, preparedBy } = report;
  return {
    reportId,
    iterationNumber,
    digest,
    verdict,
    number,
    state: reportState(report),
    reserves,
    comment,
    factsSha256,
    preparedBy,
    preparedAt: iso(report.preparedAt),
    signedAt: report.signedAt ? iso(report.signedAt) : null,
    signatures: report.signatures.map((one) => ({ ...one, signedAt: iso(one.signedAt) })),
  };
}

/** What the rule misses, for a refusal, in the reader's language. */
export function missingSentence(criteria: readonly CriterionState[], language: 'fr' | 'en'): string {
  const words = {
    fr: {
      share: 'cas conforme(s) manquant(s)',
      blocking: 'anomalie(s) bloquante(s) ouverte(s)',
      p1: 'cas P1 à exécuter',
    },
    en: { share: 'conforming case(s) missing', blocking: 'blocking anomaly(ies) open', p1: 'P1 case(s) to run' },
  }[language];
  return criteria
    .filter(({ holds, isWaived }) => !holds && !isWaived)
    .map(({ criterion, missing }) => `${missing} ${words[criterion]}`)
    .join(', ');
}
