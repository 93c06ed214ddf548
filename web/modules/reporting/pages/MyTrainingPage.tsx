import { Button } from '@mantine/core';
import { IconCircleCheck, IconCircleDotted, IconCircleMinus, IconWritingSign } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useContext } from 'react';
import type { Api } from '../../../../contract/api.ts';
import { api } from '../../../app/api.ts';
import { LanguageContext, useMessages } from '../../../app/i18n.ts';
import { useMe } from '../../../app/session.tsx';
import { dayRange, duration, longDay, parisDay, shortDay, time, timeRange } from '../../../ui/format.ts';
import { EmptyState, Loading, PageHeader, Panel, RefusalAlert } from '../../../ui/Page.tsx';
import { messages } from '../messages.ts';

type Enrolment = Api['GET /my-training']['answer']['enrolments'][number];
type Slot = Enrolment['slots'][number];

/** The learner's home: what to do now, what comes next, the path of each training. */
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
  const next = slots
    .filter(({ startsAt }) => Date.parse(startsAt) > Date.now())
    .sort((a, b) => a.startsAt.localeCompare(b.startsAt))[0];
  return (
    <>
      <PageHeader title={t.hello(me.firstName)} />
      <div className="fp-columns">
        <div className="fp-stack">
          {open && (
            <section className="fp-now-card" aria-label={t.now}>
              <div style={{ color: 'var(--fp-accent-text)', fontWeight: 600 }}>{t.now}</div>
              <h2 style={{ fontSize: 22, margin: '4px 0 12px' }}>{open.title}</h2>
              <Button
                component={Link}
                to="/signer"
                size="lg"
                color="mirabelle.4"
                leftSection={<IconWritingSign size={20} />}
              >
                {t.signNow}
              </Button>
            </section>
          )}
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
  return (
    <Panel title={enrolment.title} flush>
      <div className="fp-panel-body fp-quiet" style={{ paddingBottom: 4 }}>
        {[
          dayRange(enrolment.startsOn, enrolment.endsOn, language),
          enrolment.trainerName && t.withTrainer(enrolment.trainerName),
          enrolment.provenMn > 0 && t.proven(duration(enrolment.provenMn)),
        ]
          .filter(Boolean)
          .join(', ')}
      </div>
      <ol style={{ listStyle: 'none', margin: 0, padding: 0 }}>
        {enrolment.slots.map((slot) => (
          <li key={slot.slotId} className="fp-row">
            <SlotIcon slot={slot} />
            <div style={{ flex: 1 }}>
              <strong style={{ fontWeight: 500 }}>
                {shortDay(parisDay(new Date(slot.startsAt)), language)}, {time(slot.startsAt, language)} –{' '}
                {time(slot.endsAt, language)}
              </strong>
              <small>
                {[slot.place, slot.attendedMn !== null && t.proven(duration(slot.attendedMn))]
                  .filter(Boolean)
                  .join(', ')}
              </small>
            </div>
          </li>
        ))}
      </ol>
    </Panel>
  );
}

function SlotIcon({ slot }: { slot: Slot }) {
  const t = useMessages(messages);
  if (slot.isSigned) return <IconCircleCheck size={22} color="var(--fp-ok-icon)" aria-label={t.presence} />;
  const isPast = Date.parse(slot.endsAt) < Date.now();
  return isPast ? (
    <IconCircleMinus size={22} color="var(--fp-warn-icon)" aria-label={t.past} />
  ) : (
    <IconCircleDotted size={22} color="var(--fp-neutral-icon)" aria-label={t.toCome} />
  );
}
