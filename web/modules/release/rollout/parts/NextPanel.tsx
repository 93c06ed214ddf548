import { Anchor, Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import {
  IconArrowBackUp,
  IconArrowUpRight,
  IconEye,
  IconHelpCircle,
  IconPlayerPause,
  IconPlayerPlay,
  IconShieldCheck,
  IconShieldX,
} from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useContext, useState } from 'react';
import type { Api } from '../../../../../contract/api.ts';
import { api } from '../../../../app/api.ts';
import { LanguageContext, useMessages } from '../../../../app/i18n.ts';
import { count, instant } from '../../../../ui/format.ts';
import { RefusalAlert } from '../../../../ui/Page.tsx';
import { percent } from '../figures.ts';
import { messages } from '../messages.ts';
import { nextMessages, verdictMessages } from '../verdict-messages.ts';
import { ReasonDialog } from './ReasonDialog.tsx';

type Rollout = NonNullable<Api['GET /rollout']['answer']['rollout']>;
type Asking = 'rollback' | 'pause' | 'resume' | 'waiver';

const LOOKS = {
  healthy: [IconShieldCheck, 'ok'],
  insufficient: [IconHelpCircle, 'neutral'],
  pause: [IconEye, 'warn'],
  rollback: [IconShieldX, 'danger'],
} as const;

/** The verdict in one sentence, what happens next, who must act, and the acts. Going back is always at hand. */
export function NextPanel({ rollout }: { rollout: Rollout }) {
  const v = useMessages(verdictMessages);
  const t = useMessages(messages);
  const { verdict } = rollout;
  const [Icon, family] = verdict ? LOOKS[verdict.decision] : LOOKS.insufficient;
  const next = useNext(rollout);
  return (
    <section className="fp-panel">
      <div className="fp-panel-body fp-verdict">
        <div>
          <h2>
            <Icon size={24} stroke={1.75} aria-hidden color={`var(--fp-${family}-icon)`} />
            {verdict ? v[verdict.decision] : v.none}
          </h2>
          <p>{verdict ? sentence(verdict, v) : v.noneText}</p>
          <dl>
            <dt>{t.now}</dt>
            <dd>{next.what}</dd>
            <dt>{t.whoActs}</dt>
            <dd>
              <strong>{next.who}</strong>
            </dd>
          </dl>
        </div>
        {!rollout.endedAt && <Acts rollout={rollout} />}
      </div>
    </section>
  );
}

type Verdict = NonNullable<Rollout['verdict']>;

function sentence({ because }: Verdict, v: ReturnType<typeof useMessages<typeof verdictMessages.fr>>): string {
  const words = {
    'nothing-wrong': v.healthyText,
    'few-measures': v.insufficientText,
    silence: v.silenceText,
    evidence: v.evidenceText,
    'zero-tolerance': v.graveText,
  };
  return words[because];
}

/** The one next thing, and whose it is. */
function useNext({ state, missing, step, stableVersion, canaryVersion, waiver }: Rollout) {
  const t = useMessages(messages);
  const n = useMessages(nextMessages);
  if (state === 'completed') return { what: n.completed(canaryVersion), who: t.nobody };
  if (state === 'rolled-back') return { what: n.rolledBack(stableVersion), who: t.steering };
  if (state === 'paused') return { what: n.paused, who: t.steering };
  const grave = missing.find((one) => one === 'signal-to-watch') ?? missing.find((one) => one === 'edges-behind');
  if (grave) return { what: n[grave], who: grave === 'edges-behind' ? t.operator : t.steering };
  const first = waiver === 'granted' ? undefined : missing[0];
  if (first) return { what: n[first], who: first === 'too-few-measures' ? t.steering : t.formapro };
  return { what: step === 4 ? n.lastReady : n.ready, who: t.steering };
}

function Acts({ rollout }: { rollout: Rollout }) {
  const t = useMessages(messages);
  const language = useContext(LanguageContext);
  const client = useQueryClient();
  const [asking, setAsking] = useState<Asking | null>(null);
  const params = { rolloutId: rollout.rolloutId };
  const refresh = () => client.invalidateQueries({ queryKey: ['rollout'] });
  const advance = useMutation({
    mutationFn: () => api('POST /rollouts/:rolloutId/advance', { params, body: { from: rollout.step } }),
    onSettled: refresh,
  });
  const isPaused = rollout.state === 'paused';
  const left =
    rollout.waiver === 'granted'
      ? rollout.missing.filter((one) => one === 'signal-to-watch' || one === 'edges-behind')
      : rollout.missing;
  const isReady = left.length === 0 && !isPaused;
  const next = rollout.steps[rollout.step];
  const risk = count(rollout.usersAtRisk, language);
  const dialogs = {
    rollback: { title: t.rollBackTitle, text: t.rollBackText(risk, rollout.stableVersion), act: t.rollBack },
    pause: { title: t.pauseTitle, text: t.pauseText, act: t.pause },
    resume: { title: t.resumeTitle, text: t.resumeText, act: t.resume },
    waiver: { title: t.waiverTitle, text: t.waiverText, act: rollout.waiver === 'asked' ? t.grantWaiver : t.askWaiver },
  } as const;
  const act = async (reason: string) => {
    const body = { reason };
    if (asking === 'rollback') await api('POST /rollouts/:rolloutId/rollback', { params, body });
    if (asking === 'pause') await api('POST /rollouts/:rolloutId/pause', { params, body });
    if (asking === 'resume') await api('POST /rollouts/:rolloutId/resume', { params, body });
    if (asking === 'waiver') await api('POST /rollouts/:rolloutId/waivers', { params, body });
    notifications.show({ message: asking ? dialogs[asking].act : '', color: 'prairie' });
    await refresh();
  };
  return (
    <div className="fp-verdict-acts">
      <div className="fp-actions">
        <Button
          variant="outline"
          color="brique"
          size="md"
          leftSection={<IconArrowBackUp size={18} aria-hidden />}
          onClick={() => setAsking('rollback')}
        >
          {t.rollBack}
        </Button>
        <Button
          variant="default"
          size="md"
          leftSection={isPaused ? <IconPlayerPlay size={18} aria-hidden /> : <IconPlayerPause size={18} aria-hidden />}
          onClick={() => setAsking(isPaused ? 'resume' : 'pause')}
        >
          {isPaused ? t.resume : t.pause}
        </Button>
        <Button
          size="md"
          leftSection={<IconArrowUpRight size={18} aria-hidden />}
          aria-disabled={!isReady || undefined}
          {...(isReady ? {} : { 'data-disabled': true })}
          aria-describedby="fp-advance-why"
          loading={advance.isPending}
          onClick={() => isReady && advance.mutate()}
        >
          {next ? t.advanceTo(percent(next.targetBp, language)) : t.complete}
        </Button>
      </div>
      <span id="fp-advance-why" className="fp-quiet">
        {!isReady && t.from(instant(rollout.earliestAt, language))}{' '}
        {rollout.waiver === 'askedByMe' && t.waiverAskedByMe}
        {rollout.waiver === 'granted' && t.waiverGranted}
        {!isReady && (rollout.waiver === 'none' || rollout.waiver === 'asked') && (
          <Anchor component="button" type="button" size="sm" onClick={() => setAsking('waiver')}>
            {rollout.waiver === 'asked' ? t.grantWaiver : t.askWaiver}
          </Anchor>
        )}
      </span>
      <RefusalAlert error={advance.error} />
      {asking && (
        <ReasonDialog
          {...dialogs[asking]}
          isGrave={asking === 'rollback'}
          onAct={act}
          onClose={() => setAsking(null)}
        />
      )}
    </div>
  );
}
