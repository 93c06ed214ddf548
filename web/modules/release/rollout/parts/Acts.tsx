import { Anchor, Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconArrowBackUp, IconArrowUpRight, IconPlayerPause, IconPlayerPlay } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useContext, useState } from 'react';
import type { Api } from '../../../../../contract/api.ts';
import { api } from '../../../../app/api.ts';
import { LanguageContext, useMessages } from '../../../../app/i18n.ts';
import { count, instant } from '../../../../ui/format.ts';
import { percent } from '../figures.ts';
import { messages } from '../messages.ts';
import { AdvanceDialog } from './AdvanceDialog.tsx';
import { stillMissing } from './Conditions.tsx';
import { ReasonDialog } from './ReasonDialog.tsx';

type Rollout = NonNullable<Api['GET /rollout']['answer']['rollout']>;
type Asking = 'rollback' | 'pause' | 'resume' | 'waiver';

/** Going back, holding, going on. Going back is always at hand, whatever the state. */
export function Acts({ rollout }: { rollout: Rollout }) {
  const t = useMessages(messages);
  const language = useContext(LanguageContext);
  const [asking, setAsking] = useState<Asking | 'advance' | null>(null);
  const isPaused = rollout.state === 'paused';
  const isReady = stillMissing(rollout).length === 0 && !isPaused;
  const next = rollout.steps[rollout.step];
  const close = () => setAsking(null);
  return (
    <div className="fp-rollout-verdict-acts">
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
          onClick={() => isReady && setAsking('advance')}
        >
          {next ? t.advanceTo(percent(next.targetBp, language)) : t.complete}
        </Button>
      </div>
      <span id="fp-advance-why" className="fp-quiet">
        {isPaused && t.heldByPause}
        {!isReady && !isPaused && t.from(instant(rollout.earliestAt, language))}{' '}
        {rollout.waiver === 'askedByMe' && t.waiverAskedByMe}
        {rollout.waiver === 'granted' && t.waiverGranted}
        {!isReady && !isPaused && (rollout.waiver === 'none' || rollout.waiver === 'asked') && (
          <Anchor component="button" type="button" size="sm" onClick={() => setAsking('waiver')}>
            {rollout.waiver === 'asked' ? t.grantWaiver : t.askWaiver}
          </Anchor>
        )}
      </span>
      {asking === 'advance' && <AdvanceDialog rollout={rollout} onClose={close} />}
      {asking && asking !== 'advance' && <Question rollout={rollout} asking={asking} onClose={close} />}
    </div>
  );
}

function Question({ rollout, asking, onClose }: { rollout: Rollout; asking: Asking; onClose: () => void }) {
  const t = useMessages(messages);
  const language = useContext(LanguageContext);
  const client = useQueryClient();
  const risk = count(rollout.usersAtRisk, language);
  const dialogs = {
    rollback: { title: t.rollBackTitle, text: t.rollBackText(risk, rollout.stableVersion), act: t.rollBack },
    pause: { title: t.pauseTitle, text: t.pauseText, act: t.pause },
    resume: { title: t.resumeTitle, text: t.resumeText, act: t.resume },
    waiver: { title: t.waiverTitle, text: t.waiverText, act: rollout.waiver === 'asked' ? t.grantWaiver : t.askWaiver },
  } as const;
  const said = { rollback: t.rollbackDone, pause: t.pauseDone, resume: t.resumeDone, waiver: t.waiverKept } as const;
  const act = async (reason: string) => {
    const call = { params: { rolloutId: rollout.rolloutId }, body: { reason } };
    if (asking === 'rollback') await api('POST /rollouts/:rolloutId/rollback', call);
    if (asking === 'pause') await api('POST /rollouts/:rolloutId/pause', call);
    if (asking === 'resume') await api('POST /rollouts/:rolloutId/resume', call);
    if (asking === 'waiver') await api('POST /rollouts/:rolloutId/waivers', call);
    notifications.show({ message: said[asking], color: 'prairie' });
    await client.invalidateQueries({ queryKey: ['rollout'] });
  };
  return <ReasonDialog {...dialogs[asking]} isGrave={asking === 'rollback'} onAct={act} onClose={onClose} />;
}
