import { IconEye, IconHelpCircle, IconShieldCheck, IconShieldX } from '@tabler/icons-react';
import { useContext } from 'react';
import type { Api } from '../../../../../contract/api.ts';
import { LanguageContext, useMessages } from '../../../../app/i18n.ts';
import { count } from '../../../../ui/format.ts';
import { rate } from '../figures.ts';
import { messages } from '../messages.ts';
import { progressMessages } from '../progress-messages.ts';
import { nextMessages, verdictMessages } from '../verdict-messages.ts';
import { Acts } from './Acts.tsx';
import { Conditions, stillMissing } from './Conditions.tsx';

type Rollout = NonNullable<Api['GET /rollout']['answer']['rollout']>;

const LOOKS = {
  healthy: [IconShieldCheck, 'ok'],
  insufficient: [IconHelpCircle, 'neutral'],
  pause: [IconEye, 'warn'],
  rollback: [IconShieldX, 'danger'],
} as const;

/** The verdict in one sentence, what happens next, who must act, what may still go wrong, and the acts. */
export function NextPanel({ rollout }: { rollout: Rollout }) {
  const v = useMessages(verdictMessages);
  const t = useMessages(messages);
  const p = useMessages(progressMessages);
  const [Icon, family] = LOOKS[lookOf(rollout)];
  const { title, text } = headline(rollout, v);
  const next = useNext(rollout);
  const risk = useRisk(rollout);
  return (
    <section className="fp-panel">
      <div className="fp-panel-body fp-rollout-verdict">
        <div>
          <h2>
            <Icon size={24} stroke={1.75} aria-hidden color={`var(--fp-${family}-icon)`} />
            {title}
          </h2>
          <p>{text}</p>
          <dl>
            <dt>{t.now}</dt>
            <dd>{next.what}</dd>
            <dt>{t.whoActs}</dt>
            <dd>
              <strong>{next.who}</strong>
            </dd>
            {risk && (
              <>
                <dt>{p.stillAtRisk}</dt>
                <dd>{risk}</dd>
              </>
            )}
          </dl>
        </div>
        {!rollout.endedAt && <Acts rollout={rollout} />}
      </div>
      {!rollout.endedAt && <Conditions rollout={rollout} />}
    </section>
  );
}

function lookOf({ state, verdict }: Rollout): keyof typeof LOOKS {
  if (state === 'completed') return 'healthy';
  if (state === 'rolled-back') return 'rollback';
  return verdict?.decision ?? 'insufficient';
}

/** What is the matter, and the sentence that explains it. What a person ended says so, whatever the last verdict was. */
function headline({ state, verdict }: Rollout, v: ReturnType<typeof useMessages<typeof verdictMessages.fr>>) {
  if (state === 'completed') return { title: v.ended, text: v.endedText };
  if (state === 'rolled-back' && verdict?.decision !== 'rollback') return { title: v.takenBack, text: v.takenBackText };
  if (!verdict) return { title: v.none, text: v.noneText };
  const words = {
    'nothing-wrong': v.healthyText,
    'few-measures': v.insufficientText,
    silence: v.silenceText,
    evidence: v.evidenceText,
    'zero-tolerance': v.graveText,
  };
  return { title: v[verdict.decision], text: words[verdict.because] };
}

/** The one next thing, and whose it is. */
function useNext(rollout: Rollout) {
  const { state, step, stableVersion, canaryVersion } = rollout;
  const t = useMessages(messages);
  const n = useMessages(nextMessages);
  if (state === 'completed') return { what: n.completed(canaryVersion), who: t.nobody };
  if (state === 'rolled-back') return { what: n.rolledBack(stableVersion), who: t.steering };
  if (state === 'paused') return { what: n.paused, who: t.steering };
  const left = stillMissing(rollout);
  const first =
    left.find((one) => one === 'signal-to-watch') ??
    left.find((one) => one === 'edges-behind' || one === 'not-promoted') ??
    left[0];
  const whose = {
    'signal-to-watch': t.steering,
    'edges-behind': t.operator,
    'not-promoted': t.steering,
    'too-few-measures': t.steering,
    'observation-too-short': t.formapro,
    'no-business-day': t.formapro,
  } as const;
  if (first) return { what: n[first], who: whose[first] };
  return { what: step === 4 ? n.lastReady : n.ready, who: t.steering };
}

/** Whom a fault could still touch and, once there are measures, how often. */
function useRisk({ state, usersAtRisk, verdict }: Rollout): string | null {
  const p = useMessages(progressMessages);
  const language = useContext(LanguageContext);
  if (state === 'completed') return null;
  if (state === 'rolled-back') return p.noRisk;
  const users = count(usersAtRisk, language);
  const errors = verdict?.signals.find(({ signal }) => signal === 'errors');
  if (!errors || errors.level === 'insufficient') return p.risk(users);
  return p.riskMeasured(users, rate(errors.upperPpm / 1_000_000, language));
}
