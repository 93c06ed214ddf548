import { Button } from '@mantine/core';
import { IconDownload, IconUserPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Fragment, type ReactNode, useContext } from 'react';
import type { Api } from '../../../../contract/api.ts';
import { address, api } from '../../../app/api.ts';
import { LanguageContext, useMessages } from '../../../app/i18n.ts';
import { useMe } from '../../../app/session.tsx';
import { shortDay } from '../../../ui/format.ts';
import { Avatar, EmptyState, Loading, RefusalAlert } from '../../../ui/Page.tsx';
import { type StateName, StatusBadge } from '../../../ui/StatusBadge.tsx';
import { messages } from '../messages.ts';
import { sessionMessages } from '../session-messages.ts';
import type { Session } from './session-facts.ts';

type Enrolment = Api['GET /sessions/:sessionId/enrolments']['answer']['rows'][number];

/** Roles whose pages hold the cards of people and companies. */
const CARD_READERS = ['trainingAdministrator', 'qualityManager', 'director'];

/** People by company and their half-days: the centre of the office. */
export function PeopleMatrix({ session }: { session: Session }) {
  const t = useMessages(messages);
  const words = useMessages(sessionMessages);
  const language = useContext(LanguageContext);
  const params = { sessionId: session.sessionId };
  const people = useQuery({
    queryKey: ['enrolments', session.sessionId],
    queryFn: () => api('GET /sessions/:sessionId/enrolments', { params }),
  });
  const presences = useQuery({
    queryKey: ['presences', session.sessionId],
    queryFn: () => api('GET /sessions/:sessionId/presences', { params }),
  });
  const progress = useQuery({
    queryKey: ['progress', session.sessionId],
    queryFn: () => api('GET /sessions/:sessionId/progress', { params }),
  });
  if (people.error) return <RefusalAlert error={people.error} />;
  if (!people.data) return <Loading />;
  if (people.data.rows.length === 0) {
    return (
      <div className="fp-panel">
        <EmptyState
          title={t.nobody}
          action={
            <Button
              component={Link}
              to="/sessions/$sessionId/inscrire"
              params={params as never}
              leftSection={<IconUserPlus size={16} />}
            >
              {t.enrol}
            </Button>
          }
        >
          {t.nobodyHint}
        </EmptyState>
      </div>
    );
  }
  const statusOf = new Map(presences.data?.presences.map((one) => [`${one.enrolmentId} ${one.slotId}`, one.status]));
  const steps = (progress.data?.steps ?? []).filter(({ kind }) => kind !== 'onSite' && kind !== 'virtualClass');
  const progressOf = new Map(progress.data?.rows.map((one) => [`${one.enrolmentId} ${one.stepId}`, one]));
  const byCompany = Map.groupBy(people.data.rows, (row) => row.companyName ?? t.noCompany);
  // Groups of one person make a list twice as long: then the company is a column.
  const isGrouped = byCompany.size * 2 <= people.data.rows.length;
  const groups = isGrouped ? byCompany : new Map([['', people.data.rows]]);
  return (
    <>
      <div className="fp-tools">
        <span className="fp-quiet">{t.learners(people.data.rows.length)}</span>
        <Button
          variant="default"
          component="a"
          href={address('GET /sessions/:sessionId/enrolments/export', { params })}
          leftSection={<IconDownload size={16} />}
        >
          {t.export}
        </Button>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard. */}
      <section className="fp-panel fp-scroll" tabIndex={0} aria-label={t.people}>
        <table className="fp-matrix">
          <thead>
            <tr>
              <th scope="col">{t.learner}</th>
              {!isGrouped && <th scope="col">{words.company}</th>}
              <th scope="col">{t.state}</th>
              {steps.map((step) => (
                <th key={step.stepId} scope="col" data-center style={{ maxWidth: 140 }}>
                  {step.title}
                </th>
              ))}
              {session.slots.map((slot) => (
                <th key={slot.slotId} scope="col" data-center>
                  {shortDay(slot.day, language)}
                  <br />
                  {slot.half === 'morning' ? t.morningShort : t.afternoonShort}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {[...groups].map(([company, rows]) => (
              <Fragment key={company}>
                {isGrouped && (
                  <tr className="fp-group">
                    <th scope="rowgroup" colSpan={session.slots.length + steps.length + 2}>
                      {company}
                    </th>
                  </tr>
                )}
                {rows.map((row) => (
                  <PersonRow
                    key={row.enrolmentId}
                    row={row}
                    session={session}
                    statusOf={statusOf}
                    withCompany={!isGrouped}
                  >
                    {steps.map((step) => (
                      <td key={step.stepId} data-center>
                        <StepProgress progress={progressOf.get(`${row.enrolmentId} ${step.stepId}`)} />
                      </td>
                    ))}
                  </PersonRow>
                ))}
              </Fragment>
            ))}
          </tbody>
        </table>
      </section>
      <div className="fp-legend" role="note" aria-label={t.legend}>
        {(['PRESENT', 'LATE', 'SIGNATURE_MISSING', 'ABSENT_JUSTIFIED', 'ABSENT_UNJUSTIFIED', 'EXPECTED'] as const).map(
          (state) => (
            <StatusBadge key={state} state={state} />
          ),
        )}
      </div>
    </>
  );
}

type Progress = Api['GET /sessions/:sessionId/progress']['answer']['rows'][number];

/** Where somebody stands on a remote step: done with its score, or how far. */
function StepProgress({ progress }: { progress: Progress | undefined }) {
  if (!progress) return <StatusBadge state="SHEET_PLANNED" compact />;
  if (progress.state !== 'completed') return <span>{`${Math.round(progress.progressBp / 100)}\u00a0%`}</span>;
  return (
    <span style={{ display: 'inline-flex', gap: 6, alignItems: 'center' }}>
      <StatusBadge state="COMPLETED" compact />
      {progress.scoreBp !== null && `${Math.round(progress.scoreBp / 100)}\u00a0%`}
    </span>
  );
}

function PersonRow({
  row,
  session,
  statusOf,
  withCompany,
  children,
}: {
  row: Enrolment;
  session: Session;
  statusOf: ReadonlyMap<string, StateName>;
  withCompany: boolean;
  children: ReactNode;
}) {
  const hasCards = CARD_READERS.includes(useMe().role);
  const now = Date.now();
  return (
    <tr>
      <th scope="row">
        <span style={{ display: 'inline-flex', gap: 10, alignItems: 'center' }}>
          <Avatar firstName={row.firstName} lastName={row.lastName} />
          {hasCards ? (
            <Link to="/personnes/$personId" params={{ personId: row.learnerId } as never}>
              {row.firstName} {row.lastName}
            </Link>
          ) : (
            `${row.firstName} ${row.lastName}`
          )}
        </span>
      </th>
      {withCompany && <td>{row.companyName}</td>}
      <td>
        <StatusBadge state={row.status === 'CONFIRMED' ? 'ENROLMENT_CONFIRMED' : row.status} />
      </td>
      {children}
      {session.slots.map((slot) => {
        const status = statusOf.get(`${row.enrolmentId} ${slot.slotId}`) ?? 'EXPECTED';
        const isOver = new Date(slot.endsAt).getTime() < now;
        return (
          <td key={slot.slotId} data-center>
            <StatusBadge
              state={
                status === 'EXPECTED' && isOver ? 'SIGNATURE_MISSING' : status === 'EXPECTED' ? 'SHEET_PLANNED' : status
              }
              compact
            />
          </td>
        );
      })}
    </tr>
  );
}
