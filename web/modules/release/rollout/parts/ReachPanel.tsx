import { useContext } from 'react';
import type { Api } from '../../../../../contract/api.ts';
import { LanguageContext, useMessages } from '../../../../app/i18n.ts';
import { count } from '../../../../ui/format.ts';
import { Panel } from '../../../../ui/Page.tsx';
import { percent } from '../figures.ts';
import { progressMessages } from '../progress-messages.ts';

type Rollout = NonNullable<Api['GET /rollout']['answer']['rollout']>;
type Share = { count: number; total: number };

const FULL_BP = 10_000;

/** What the step under way aims at and what it reaches, counted in four ways. */
export function ReachPanel({ rollout }: { rollout: Rollout }) {
  const p = useMessages(progressMessages);
  const language = useContext(LanguageContext);
  const step = rollout.steps[rollout.step - 1];
  if (!step) return null;
  const { users, companies, activeUsers } = step.reached;
  const { canary, total } = rollout.requests;
  return (
    <Panel title={p.reachTitle}>
      <dl className="fp-rollout-reach">
        <Bar name={p.people} share={users} targetBp={step.targetBp} />
        <Bar name={p.wholeCompanies} share={companies} targetBp={step.targetBp} />
        <Bar name={p.active} share={activeUsers} targetBp={step.targetBp} />
        {total > 0 && <Bar name={p.requests} share={{ count: canary, total }} targetBp={step.targetBp} />}
      </dl>
      <p className="fp-quiet" style={{ margin: '12px 0 0' }}>
        {p.target(percent(step.targetBp, language))}
      </p>
    </Panel>
  );
}

function Bar({ name, share, targetBp }: { name: string; share: Share; targetBp: number }) {
  const p = useMessages(progressMessages);
  const language = useContext(LanguageContext);
  const bp = share.total === 0 ? 0 : Math.round((share.count / share.total) * FULL_BP);
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <b>{percent(bp, language)}</b>
        <span className="fp-quiet">{p.outOf(count(share.count, language), count(share.total, language))}</span>
      </dd>
      <svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
        <rect width="100" height="8" fill="var(--fp-border)" />
        <rect width={bp / 100} height="8" fill="var(--fp-primary)" />
        <rect x={Math.min(99, targetBp / 100 - 0.5)} width="1" height="8" fill="var(--fp-now-icon)" />
      </svg>
    </div>
  );
}
