import { Button } from '@mantine/core';
import { IconWritingSign } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useContext } from 'react';
import type { Api } from '../../../../contract/api.ts';
import { api } from '../../../app/api.ts';
import { LanguageContext, useMessages } from '../../../app/i18n.ts';
import { useMe } from '../../../app/session.tsx';
import { dayRange, duration, longDay, parisDay, timeRange } from '../../../ui/format.ts';
import { EmptyState, Loading, PageHeader, Panel, RefusalAlert } from '../../../ui/Page.tsx';
import { messages } from '../messages.ts';
import { NowStep } from '../parts/NowStep.tsx';
import { PathSteps } from '../parts/PathSteps.tsx';
import { Ring } from '../parts/Ring.tsx';

export type Enrolment = Api['GET /my-training']['answer']['enrolments'][number];
type Slot = Enrolment['slots'][number];

/** The learner's home: one thing to do now, what comes next, the path of each training. */
export function MyTrainingPage() {
  const t = useMessages(messages);
  const me = useMe();
  const { data, error, refetch } = useQuery({
    queryKey: ['my-training'],
    queryFn: () => api('GET /my-training'),
    refetchInterval: 30_000,
  });
  if (error) return <RefusalAlert error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading />;
  const slots = data.enrolments.flatMap((enrolment) =>
    enrolment.slots.map((slot) => ({ ...slot, title: enrolment.title })),
  );
  const open = slots.find(({ isOpen, isSigned }) => isOpen && !isSigned);
  const now = data.enrolments
    .flatMap((enrolment) => enrolment.steps.map((step) => ({ enrolment, step })))
    .find(({ step }) => (step.state === 'ready' || step.state === 'opened') && step.slotId === null);
  const next = slots
    .filter(({ startsAt }) => Date.parse(startsAt) > Date.now())
    .sort((a, b) => a.startsAt.localeCompare(b.startsAt))[0];
  return (
    <>
      <PageHeader title={t.hello(me.firstName)} />
      <div className="fp-columns">
        <div className="fp-stack">
          {open && <NowSign title={open.title} />}
          {!open && now && <NowStep enrolment={now.enrolment} step={now.step} />}
          {data.enrolments.length === 0 && (
            <div className="fp-panel">
              <EmptyState title={t.nothing}>{t.nothingHint}</EmptyState>
            </div>
          )}
          {data.enrolments.map((enrolment) => (
            <Training key={enrolment.enrolmentId} enrolment={enrolment} />
          ))}
        </div>
        {next && <NextAppointment slot={next} />}
      </div>
    </>
  );
}

function NowSign({ title }: { title: string }) {
  const t = useMessages(messages);
  return (
    <section className="fp-now-card" aria-label={t.now}>
      <div style={{ color: 'var(--fp-accent-text)', fontWeight: 600 }}>{t.now}</div>
      <h2 style={{ fontSize: 22, margin: '4px 0 12px' }}>{title}</h2>
      <Button
        component={Link}
        to="/signer"
        size="lg"
        color="mirabelle.4"
        leftSection={<IconWritingSign size={20} aria-hidden />}
      >
        {t.signNow}
      </Button>
    </section>
  );
}

function NextAppointment({ slot }: { slot: Slot & { title: string } }) {
  const t = useMessages(messages);
  const language = useContext(LanguageContext);
  return (
    <Panel title={t.nextTitle}>
      <div className="fp-stack">
        <div>
          <strong style={{ fontSize: 18 }}>{longDay(parisDay(new Date(slot.startsAt)), language)}</strong>
          <div>{timeRange(slot.startsAt, slot.endsAt, language)}</div>
          <div className="fp-quiet">{[slot.title, slot.place].filter(Boolean).join(', ')}</div>
        </div>
        {slot.videoLink && (
          <Button variant="default" component="a" href={slot.videoLink} target="_blank" rel="noreferrer">
            {t.join}
          </Button>
        )}
      </div>
    </Panel>
  );
}

function Training({ enrolment }: { enrolment: Enrolment }) {
  const t = useMessages(messages);
  const language = useContext(LanguageContext);
  const done = enrolment.steps.filter(({ state }) => state === 'completed').length;
  return (
    <Panel title={enrolment.title} flush>
      <div className="fp-panel-body" style={{ display: 'flex', gap: 16, alignItems: 'center', paddingBottom: 4 }}>
        <Ring done={done} all={enrolment.steps.length} label={t.stepsDone(done, enrolment.steps.length)} />
        <div className="fp-quiet">
          <strong style={{ color: 'var(--fp-text)' }}>{t.stepsDone(done, enrolment.steps.length)}</strong>
          <div>
            {[
              dayRange(enrolment.startsOn, enrolment.endsOn, language),
              enrolment.trainerName && t.withTrainer(enrolment.trainerName),
            ]
              .filter(Boolean)
              .join(', ')}
          </div>
          {enrolment.provenMn + enrolment.remoteMn > 0 && (
            <div>{t.recognised(duration(enrolment.provenMn), duration(enrolment.remoteMn))}</div>
          )}
        </div>
      </div>
      <PathSteps enrolment={enrolment} />
    </Panel>
  );
}
