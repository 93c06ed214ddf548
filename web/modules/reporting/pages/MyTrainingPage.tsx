import { Button } from '@mantine/core';
import { IconBookmark, IconWritingSign } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api } from '../../../app/api.ts';
import { useMessages } from '../../../app/i18n.ts';
import { useMe } from '../../../app/session.tsx';
import { EmptyState, Loading, PageHeader, Panel, RefusalAlert } from '../../../ui/Page.tsx';
import { messages } from '../messages.ts';
import type { Enrolment } from '../my-training.ts';
import { MyDocuments } from '../parts/MyDocuments.tsx';
import { NextAppointment } from '../parts/NextAppointment.tsx';
import { NowStep } from '../parts/NowStep.tsx';
import { PathSteps } from '../parts/PathSteps.tsx';
import { Standing } from '../parts/Standing.tsx';

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
  const current = data.enrolments.filter(({ isOver, steps }) => !isOver || steps.some(isToDo));
  const past = data.enrolments.filter((enrolment) => !current.includes(enrolment));
  const slots = current.flatMap((enrolment) => enrolment.slots.map((slot) => ({ ...slot, title: enrolment.title })));
  const open = slots.find(({ isOpen, isSigned }) => isOpen && !isSigned);
  const now = current
    .flatMap((enrolment) => enrolment.steps.map((step) => ({ enrolment, step })))
    .find(({ step }) => isToDo(step));
  const next = slots
    .filter(({ startsAt }) => Date.parse(startsAt) > Date.now())
    .sort((a, b) => a.startsAt.localeCompare(b.startsAt))[0];
  const [first] = current;
  return (
    <>
      <PageHeader
        title={greeting(t, me.firstName, first)}
        facts={first && [first.title, first.trainerName && t.withTrainer(first.trainerName)].filter(Boolean).join(', ')}
      />
      <div className="fp-columns fp-home">
        <div className="fp-stack">
          {open ? (
            <NowSign title={open.title} />
          ) : now ? (
            <NowStep enrolment={now.enrolment} step={now.step} />
          ) : (
            first && (
              <div className="fp-panel fp-panel-body" role="status">
                <strong>{t.allDone}</strong> <span className="fp-quiet">{next ? t.allDoneNext : t.allDoneHint}</span>
              </div>
            )
          )}
          {current.length === 0 && (
            <div className="fp-panel">
              <EmptyState title={t.nothing}>{t.nothingHint}</EmptyState>
            </div>
          )}
          {current.map((enrolment) => (
            <Training key={enrolment.enrolmentId} enrolment={enrolment} nowStepId={open ? null : now?.step.stepId} />
          ))}
          {past.length > 0 && <PastTrainings enrolments={past} />}
        </div>
        <aside className="fp-stack">
          {next && <NextAppointment slot={next} />}
          <MyDocuments />
        </aside>
      </div>
    </>
  );
}

/** A remote step that the learner may do now. */
function isToDo(step: Enrolment['steps'][number]): boolean {
  return (step.state === 'ready' || step.state === 'opened') && step.slotId === null;
}

function greeting(t: (typeof messages)['en'], firstName: string, first: Enrolment | undefined): string {
  const share = first ? first.steps.filter(({ state }) => state === 'completed').length / first.steps.length : 0;
  if (!first || !(share > 0)) return t.hello(firstName);
  if (share === 1) return t.helloDone(firstName);
  return share >= 0.4 && share <= 0.6 ? t.helloHalf(firstName) : t.hello(firstName);
}

function NowSign({ title }: { title: string }) {
  const t = useMessages(messages);
  return (
    <section className="fp-now-card" aria-label={t.now}>
      <div className="fp-now-label">
        <IconBookmark size={20} stroke={1.75} aria-hidden /> {t.now}
      </div>
      <h2>{title}</h2>
      <p className="fp-now-facts">{t.signHint}</p>
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

function Training({ enrolment, nowStepId }: { enrolment: Enrolment; nowStepId: string | null | undefined }) {
  return (
    <Panel title={enrolment.title} flush>
      <Standing enrolment={enrolment} />
      <PathSteps enrolment={enrolment} nowStepId={nowStepId ?? null} />
    </Panel>
  );
}

function PastTrainings({ enrolments }: { enrolments: readonly Enrolment[] }) {
  const t = useMessages(messages);
  return (
    <Panel title={t.pastTitle} flush>
      {enrolments.map((enrolment) => (
        <details key={enrolment.enrolmentId} className="fp-fold">
          <summary>{enrolment.title}</summary>
          <Standing enrolment={enrolment} />
          <PathSteps enrolment={enrolment} nowStepId={null} />
        </details>
      ))}
    </Panel>
  );
}
