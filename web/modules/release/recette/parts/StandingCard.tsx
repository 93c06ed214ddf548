import { IconCircleCheck, IconCircleX, IconShieldHalf } from '@tabler/icons-react';
import type { Api } from '../../../../../contract/api.ts';
import { useMessages } from '../../../../app/i18n.ts';
import { messages } from '../messages.ts';
import { CaseState } from './CaseState.tsx';

export type Standing = Api['GET /recette/campaigns/:campaignId']['answer']['standing'];
const GO_PERCENT = 95;

/** What is missing, as a sentence a project manager repeats: `NO-GO à ce jour : il manque 5 cas conformes, …`. */
export function useVerdictSentence(): (standing: Standing) => string {
  const t = useMessages(messages);
  const missing = { share: t.missShare, blocking: t.missBlocking, p1: t.missP1 };
  return ({ verdict, criteria }) => {
    const words = criteria
      .filter(({ holds, isWaived, missing: count }) => !holds && !isWaived && count > 0)
      .map(({ criterion, missing: count }) => missing[criterion](count));
    return words.length > 0 ? `${t[verdict]}\u00a0: ${words.join(', ')}` : t[verdict];
  };
}

/** `88,7 %`, rounded down: 94,99 is never shown as 95. */
export function sharePercent(shareBp: number): string {
  return `${(Math.floor(shareBp / 10) / 10).toLocaleString('fr-FR', { minimumFractionDigits: shareBp % 100 === 0 ? 0 : 1 })}\u00a0%`;
}

/** Where a campaign stands: share, bar against the threshold, the three criteria, the verdict, the formula. */
export function StandingCard({ standing }: { standing: Standing }) {
  const t = useMessages(messages);
  const sentence = useVerdictSentence();
  const counted = standing.planned - standing.excluded;
  const [share] = standing.criteria;
  return (
    <section className="fp-panel fp-recette-standing" aria-label={sentence(standing)}>
      <div className="fp-recette-share">
        <p>
          <strong>{sharePercent(standing.shareBp ?? 0)}</strong> {t.conforming(standing.ok, counted)}
        </p>
        <ResultBar standing={standing} />
        <p className="fp-recette-legend">
          <CaseState status="ok">{t.okCount(standing.ok)}</CaseState>
          <CaseState status="ko">{t.koCount(standing.ko)}</CaseState>
          <CaseState status="blocked">{t.blockedCount(standing.blocked)}</CaseState>
          <CaseState status="toRun">{t.toRunCount(standing.toRun)}</CaseState>
          {standing.excluded > 0 && <CaseState status="excluded">{t.excludedCount(standing.excluded)}</CaseState>}
        </p>
      </div>
      <Criteria standing={standing} />
      <div className="fp-recette-verdict" data-verdict={standing.verdict}>
        <strong>{sentence(standing)}</strong>
      </div>
      <p className="fp-quiet fp-recette-formula">
        {t.formula(standing.ok, counted, standing.excluded, share?.holds ?? false)}
      </p>
    </section>
  );
}

function ResultBar({ standing }: { standing: Standing }) {
  const t = useMessages(messages);
  const counted = Math.max(1, standing.planned - standing.excluded);
  return (
    <div className="fp-recette-bar">
      <div aria-hidden>
        {(['ok', 'ko', 'blocked'] as const).map((status) => (
          <i key={status} data-status={status} style={{ width: `${(standing[status] / counted) * 100}%` }} />
        ))}
      </div>
      <b style={{ left: `${GO_PERCENT}%` }} aria-hidden>
        <span>{t.threshold}</span>
      </b>
    </div>
  );
}

function Criteria({ standing }: { standing: Standing }) {
  const t = useMessages(messages);
  const words = ({ criterion, holds, missing, of }: Standing['criteria'][number]) => {
    if (criterion === 'share') return holds ? t.shareHolds : t.shareMissing(missing);
    if (criterion === 'blocking') return holds ? t.blockingHolds : t.blockingMissing(missing);
    return holds ? t.p1Holds(of) : t.p1Missing(of - missing, of);
  };
  return (
    <ul className="fp-recette-criteria">
      {standing.criteria.map((one) => {
        const Icon = one.holds ? IconCircleCheck : one.isWaived ? IconShieldHalf : IconCircleX;
        const family = one.holds ? 'ok' : one.isWaived ? 'info' : 'danger';
        return (
          <li key={one.criterion}>
            <Icon size={18} stroke={1.75} aria-hidden color={`var(--fp-${family}-icon)`} />
            <span>
              {words(one)}
              {one.isWaived && <small>{t.waived}</small>}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
