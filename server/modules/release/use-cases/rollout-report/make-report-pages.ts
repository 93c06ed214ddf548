import QRCode from 'qrcode';
import type { Context } from '../../../../kernel/context.ts';
import type { PdfMaker } from '../../../../kernel/pdf/pdf-maker.ts';
import { counted, frenchDay, percentOf, plural, shortDay } from '../../domain/french.ts';
import { findOrganisationName } from '../../store/recette/organisation.read.ts';
import { clockSecond, dayAndSecond, dayAndTime, duration, oneDigit, planned, rate } from './french-figures.ts';
import { SHOWN, STEP_PEOPLE } from './report-words.ts';
import type { RolloutFacts } from './rollout-facts.ts';

/** What a report in force carries and a provisional one does not have yet. */
export type InForce = { readonly number: string; readonly verifyCode: string };

type Given = { readonly facts: RolloutFacts; readonly factsSha256: string; readonly inForce: InForce | null };

/** The pages of the report of a rollout: what was given to whom, what was measured, who decided. */
export async function makeReportPages(
  ctx: Context,
  pdfs: PdfMaker,
  { facts, factsSha256, inForce }: Given,
): Promise<Buffer> {
  const { canaryVersion, stableVersion, state, startedAt, endedAt, requests } = facts;
  const data = {
    organisation: { name: await findOrganisationName(ctx) },
    number: inForce?.number ?? 'Bilan provisoire',
    isProvisional: inForce === null,
    canaryVersion,
    stableVersion,
    outcome: SHOWN.outcome[state],
    outcomeText: SHOWN.outcomeText[state],
    isBack: state === 'rolled-back',
    isOver: endedAt !== null,
    issuedOn: frenchDay(ctx.now),
    issuedAt: dayAndTime(ctx.now),
    startedOn: dayAndTime(startedAt),
    endedOn: endedAt ? dayAndTime(endedAt) : '',
    lasted: duration(new Date(endedAt ?? ctx.now).getTime() - new Date(startedAt).getTime()),
    build: facts.build && buildShown(facts.build),
    pilots: facts.pilots.map(({ name, users }) => ({ name, users: plural(users, 'personne', 'personnes') })),
    steps: facts.steps.map((step) => stepShown(step)),
    decisions: facts.decisions.map(({ number, kind, by, reason, step, because, at, hash }) => ({
      number,
      what: SHOWN.decision[kind],
      step: step ? `palier ${step}` : '',
      by: by ?? 'FormaPro',
      reason: reason || (because ? SHOWN.because[because] : ''),
      day: shortDay(at),
      time: clockSecond(at),
      hash: hash.slice(0, 12),
    })),
    chainHolds: facts.chainHolds,
    lastHash: facts.decisions.at(-1)?.hash ?? '',
    pauses: facts.pauses.map(({ from, to, by, reason, because, resumedBy, resumedFor }) => ({
      from: dayAndTime(from),
      lasted: duration(new Date(to).getTime() - new Date(from).getTime()),
      by: by ?? 'FormaPro',
      reason: reason || (because ? SHOWN.because[because] : ''),
      ended: resumedBy ? `${resumedBy}\u00a0: ${resumedFor}` : '',
    })),
    rollback: facts.rollback && rollbackShown(facts.rollback),
    grave: facts.grave.map(({ kind, detail, at }) => ({ what: SHOWN.grave[kind], detail, at: dayAndTime(at) })),
    requests: {
      canary: plural(requests.canary, 'requête', 'requêtes'),
      total: counted(requests.total),
      lost: plural(requests.lost, 'perdue', 'perdues'),
      misrouted: plural(requests.misrouted, 'mal aiguillée', 'mal aiguillées'),
    },
    frozen: facts.frozen.map(({ name, untilDay, reason }) => ({ name, until: frenchDay(untilDay), reason })),
    factsSha256,
    ...(await verification(ctx, inForce)),
  };
  return pdfs.make('release/rollout-report', data, ctx.now);
}

function buildShown({ digest, revision, builtAt, recette, promotions }: NonNullable<RolloutFacts['build']>) {
  return {
    digest,
    revision,
    builtOn: frenchDay(builtAt),
    recette: recette?.number ? `Procès-verbal ${recette.number}, signé le ${frenchDay(recette.at ?? '')}` : '',
    promotions: promotions.map(({ environment, at, by, passed, waived }) => ({
      environment,
      at: dayAndTime(at),
      by: by || 'FormaPro',
      passed,
      waived: waived.map(({ gate, reason, askedBy, approvedBy }) => ({
        gate: SHOWN.gate[gate],
        reason,
        people: [askedBy, approvedBy].filter(Boolean).join(', '),
      })),
    })),
  };
}

type Step = RolloutFacts['steps'][number];

function stepShown({ number, targetBp, observeMinutes, lived }: Step) {
  const named = {
    number,
    target: percentOf(targetBp),
    aimedBp: targetBp,
    people: STEP_PEOPLE[number - 1] ?? '',
    planned: planned(observeMinutes),
  };
  if (!lived) return { ...named, lived: null };
  const { reached, move, waiver, verdict, pausedMs } = lived;
  const share = (one: { bp: number; count: number; total: number }) => ({
    percent: percentOf(one.bp),
    bp: one.bp,
    of: `${counted(one.count)} sur ${counted(one.total)}`,
  });
  return {
    ...named,
    lived: {
      from: dayAndTime(lived.startedAt),
      to: lived.endedAt ? dayAndTime(lived.endedAt) : 'en cours',
      users: share(reached.users),
      companies: share(reached.companies),
      active: share(reached.activeUsers),
      requests: share(reached.requests),
      watched: duration(lived.watchedMs),
      paused: pausedMs > 0 ? duration(pausedMs) : '',
      hasBusinessDay: lived.hasBusinessDay,
      waiver: waiver?.grantedBy ? { ...waiver, people: `${waiver.askedBy} et ${waiver.grantedBy}` } : null,
      move: move && { took: duration(move.tookMs), edges: edgesOf(move) },
      verdict: verdict && verdictShown(verdict),
    },
  };
}

const edgesOf = ({ edges }: { edges: number }) => plural(edges, 'répartiteur', 'répartiteurs');
/** Past this a number says no more: ten times what takes a version back. */
const MOST_EVIDENCE = 1_000;

function verdictShown(verdict: NonNullable<NonNullable<Step['lived']>['verdict']>) {
  return {
    at: dayAndTime(verdict.at),
    decision: SHOWN.verdict[verdict.decision],
    isGood: verdict.decision === 'healthy',
    isBad: verdict.decision === 'rollback',
    evidence: verdict.evidence > MOST_EVIDENCE ? `plus de ${counted(MOST_EVIDENCE)}` : oneDigit(verdict.evidence),
    unmeasured: verdict.signals
      .filter(({ canary }) => canary.units === 0)
      .map(({ signal }) => `${SHOWN.signal[signal].charAt(0).toLowerCase()}${SHOWN.signal[signal].slice(1)}`)
      .join(', '),
    signals: verdict.signals
      .filter(({ canary }) => canary.units > 0)
      .map(({ signal, stable, canary, upperPpm, smallestRatio, level }) => ({
        name: SHOWN.signal[signal],
        stable: `${counted(stable.failures)} sur ${counted(stable.units)}`,
        canary: `${counted(canary.failures)} sur ${counted(canary.units)}`,
        atMost: rate(upperPpm),
        visible: smallestRatio === null ? '' : `×\u00a0${oneDigit(smallestRatio)}`,
        level,
      })),
  };
}

function rollbackShown({ at, by, reason, because, step, move, lost }: NonNullable<RolloutFacts['rollback']>) {
  return {
    at: dayAndSecond(at),
    by: by ?? 'FormaPro, de lui-même',
    reason: reason || (because ? SHOWN.because[because] : ''),
    step: step ?? 0,
    took: move ? duration(move.tookMs) : '',
    edges: move ? edgesOf(move) : '',
    lost: counted(lost),
  };
}

async function verification(ctx: Context, inForce: InForce | null) {
  if (!inForce) return { verifyAddressShown: '', qrCode: '' };
  const address = `${ctx.app.settings.appOrigin}/bilan/${inForce.verifyCode}`;
  return {
    verifyAddressShown: `${new URL(address).host}/bilan/ ${inForce.verifyCode.replace(/(.{5})(?=.)/g, '$1 ')}`,
    qrCode: await QRCode.toString(address, {
      type: 'svg',
      margin: 0,
      errorCorrectionLevel: 'M',
      color: { dark: '#054957', light: '#ffffff' },
    }),
  };
}
