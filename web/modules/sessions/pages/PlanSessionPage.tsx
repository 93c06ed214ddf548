import { NumberInput, SegmentedControl, Select } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { api } from '../../../app/api.ts';
import { useCrumb } from '../../../app/crumbs.ts';
import { useMessages } from '../../../app/i18n.ts';
import { PageHeader, Panel } from '../../../ui/Page.tsx';
import { messages } from '../messages.ts';
import { DaysFields } from '../plan/DaysFields.tsx';
import { type Body, bodyOf, type Draft, emptyDraft, slotsOf } from '../plan/draft.ts';
import { planMessages } from '../plan/messages.ts';
import { PlaceFields, useRooms, useTrainers } from '../plan/PlaceFields.tsx';
import { PlanSummary } from '../plan/PlanSummary.tsx';

/** Plans a session; `?formation=` in the address chooses the program. */
export function PlanSessionPage() {
  const t = useMessages(messages);
  const words = useMessages(planMessages);
  const navigate = useNavigate();
  const { formation } = useSearch({ strict: false }) as { formation?: string };
  useCrumb({ label: t.sessions, to: '/sessions' }, { label: t.newSession });
  const [draft, setDraft] = useState<Draft>(() => emptyDraft(formation ?? null));
  const change = (part: Partial<Draft>) => setDraft((before) => ({ ...before, acceptConflicts: false, ...part }));

  const programs = useQuery({
    queryKey: ['programs', 'all'],
    queryFn: () => api('GET /programs', { query: { size: 200 } }),
  });
  const trainers = useTrainers();
  const rooms = useRooms();
  const slots = slotsOf(draft);
  const conflicts = useQuery({
    queryKey: ['conflicts', slots],
    queryFn: () => api('POST /planning/conflicts', { body: { slots } }),
    enabled: slots.length > 0 && Boolean(draft.trainerId || draft.roomId),
  });
  const found = conflicts.data?.conflicts ?? [];
  const plan = useMutation({
    mutationFn: () => api('POST /sessions', { body: bodyOf(draft) }),
    onSuccess: ({ sessionId }) => navigate({ to: '/sessions/$sessionId', params: { sessionId } }),
  });
  const isReady =
    Boolean(draft.programVersionId) &&
    slots.length > 0 &&
    draft.seatsMax >= draft.seatsMin &&
    (found.length === 0 || draft.acceptConflicts);
  const program = programs.data?.rows.find(({ versionId }) => versionId === draft.programVersionId);

  return (
    <>
      <PageHeader title={t.newSession} />
      <form
        className="fp-columns"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (isReady) plan.mutate();
        }}
      >
        <div className="fp-stack">
          <Panel title={t.program}>
            <div className="fp-stack fp-form">
              <Select
                label={t.whichProgram}
                description={t.whichProgramHint}
                searchable
                required
                data={(programs.data?.rows ?? [])
                  .filter(({ state }) => state === 'published')
                  .map(({ versionId, title, code }) => ({ value: versionId, label: `${title} (${code})` }))}
                value={draft.programVersionId}
                onChange={(programVersionId) => change({ programVersionId })}
              />
              <SegmentedControl
                aria-label={t.delivery}
                value={draft.delivery}
                onChange={(value) => change({ delivery: value as Body['delivery'] })}
                data={[
                  { value: 'openEnrolment', label: t.openEnrolment },
                  { value: 'inCompany', label: t.inCompany },
                ]}
              />
              <div className="fp-pair">
                <NumberInput
                  label={t.seatsMin}
                  min={1}
                  max={500}
                  value={draft.seatsMin}
                  onChange={(value) => change({ seatsMin: Number(value) || 1 })}
                />
                <NumberInput
                  label={t.seatsMax}
                  min={1}
                  max={500}
                  value={draft.seatsMax}
                  error={draft.seatsMax < draft.seatsMin ? words.seatsWrong : undefined}
                  onChange={(value) => change({ seatsMax: Number(value) || 1 })}
                />
              </div>
            </div>
          </Panel>
          <Panel title={t.days}>
            <DaysFields days={draft.days} onChange={(days) => change({ days })} />
          </Panel>
          <Panel title={t.place}>
            <div className="fp-stack fp-form">
              <PlaceFields place={draft} onChange={change} />
            </div>
          </Panel>
        </div>
        <PlanSummary
          draft={draft}
          names={{
            program: program?.title,
            room: rooms.data?.rows.find(({ roomId }) => roomId === draft.roomId)?.name,
            trainer: trainers.data?.rows.find(({ personId }) => personId === draft.trainerId)?.name,
          }}
          plannedMn={program ? program.onsiteMn + program.virtualMn : 0}
          conflicts={found}
          error={plan.error}
          isPlanning={plan.isPending}
          onAccept={(acceptConflicts) => setDraft((before) => ({ ...before, acceptConflicts }))}
        />
      </form>
    </>
  );
}
