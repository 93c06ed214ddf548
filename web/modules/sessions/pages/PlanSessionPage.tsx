import { Alert, Button, Checkbox, NumberInput, SegmentedControl, Select, TextInput } from '@mantine/core';
import { IconAlertTriangle, IconPlus, IconTrash } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { Api } from '../../../../contract/api.ts';
import { api } from '../../../app/api.ts';
import { useCrumb } from '../../../app/crumbs.ts';
import { useMessages } from '../../../app/i18n.ts';
import { PageHeader, Panel, RefusalAlert } from '../../../ui/Page.tsx';
import { messages } from '../messages.ts';

type Body = NonNullable<Api['POST /sessions']['body']>;
type SlotBody = Body['slots'][number];
type Day = { day: string; morning: boolean; afternoon: boolean };

const HOURS = { morning: ['09:00', '12:30'], afternoon: ['13:30', '17:00'] } as const;

/** Half-days of the chosen days, at the organisation's usual hours. */
function slotsOf(days: readonly Day[], modality: SlotBody['modality'], videoLink: string): SlotBody[] {
  return days.flatMap(({ day, morning, afternoon }) =>
    (['morning', 'afternoon'] as const)
      .filter((half) => day && (half === 'morning' ? morning : afternoon))
      .map((half) => ({
        day,
        half,
        starts: HOURS[half][0],
        ends: HOURS[half][1],
        modality,
        videoLink: modality === 'virtualClass' ? videoLink : '',
      })),
  );
}

export function PlanSessionPage() {
  const t = useMessages(messages);
  const navigate = useNavigate();
  useCrumb({ label: t.sessions, to: '/sessions' }, { label: t.newSession });
  const [programVersionId, setProgram] = useState<string | null>(null);
  const [delivery, setDelivery] = useState<Body['delivery']>('openEnrolment');
  const [trainerId, setTrainer] = useState<string | null>(null);
  const [roomId, setRoom] = useState<string | null>(null);
  const [modality, setModality] = useState<SlotBody['modality']>('onSite');
  const [videoLink, setLink] = useState('');
  const [seats, setSeats] = useState({ min: 4, max: 12 });
  const [days, setDays] = useState<Day[]>([{ day: '', morning: true, afternoon: true }]);
  const [acceptConflicts, setAccept] = useState(false);

  const programs = useQuery({
    queryKey: ['programs', 'all'],
    queryFn: () => api('GET /programs', { query: { size: 200 } }),
  });
  const trainers = useQuery({ queryKey: ['trainers'], queryFn: () => api('GET /trainers') });
  const rooms = useQuery({ queryKey: ['rooms'], queryFn: () => api('GET /rooms') });
  const slots = slotsOf(days, modality, videoLink).map((slot) => ({
    ...slot,
    trainerId,
    roomId: modality === 'onSite' ? roomId : null,
  }));
  const conflicts = useQuery({
    queryKey: ['conflicts', slots],
    queryFn: () => api('POST /planning/conflicts', { body: { slots } }),
    enabled: slots.length > 0 && Boolean(trainerId || roomId),
  });
  const found = conflicts.data?.conflicts ?? [];
  const chosen = slots.map(({ day }) => day).sort();
  const plan = useMutation({
    mutationFn: () =>
      api('POST /sessions', {
        body: {
          programVersionId: programVersionId ?? '',
          delivery,
          trainerId,
          roomId: modality === 'onSite' ? roomId : null,
          seatsMin: seats.min,
          seatsMax: seats.max,
          slots,
          startsOn: chosen[0] ?? '',
          endsOn: chosen.at(-1) ?? '',
          acceptConflicts,
        },
      }),
    onSuccess: ({ sessionId }) => navigate({ to: '/sessions/$sessionId', params: { sessionId } }),
  });
  const isReady = Boolean(programVersionId) && slots.length > 0 && (found.length === 0 || acceptConflicts);
  const changeDay = (index: number, part: Partial<Day>) =>
    setDays(days.map((day, at) => (at === index ? { ...day, ...part } : day)));

  return (
    <>
      <PageHeader title={t.newSession} />
      <form
        className="fp-columns"
        onSubmit={(event) => {
          event.preventDefault();
          plan.mutate();
        }}
      >
        <div className="fp-stack">
          <Panel title={t.program}>
            <div className="fp-stack">
              <Select
                label={t.whichProgram}
                description={t.whichProgramHint}
                searchable
                required
                data={(programs.data?.rows ?? [])
                  .filter(({ state }) => state === 'published')
                  .map(({ versionId, title, code }) => ({ value: versionId, label: `${title} (${code})` }))}
                value={programVersionId}
                onChange={setProgram}
              />
              <SegmentedControl
                aria-label={t.delivery}
                value={delivery}
                onChange={(value) => setDelivery(value as Body['delivery'])}
                data={[
                  { value: 'openEnrolment', label: t.openEnrolment },
                  { value: 'inCompany', label: t.inCompany },
                ]}
              />
              <div style={{ display: 'flex', gap: 12 }}>
                <NumberInput
                  label={t.seatsMin}
                  min={1}
                  max={500}
                  value={seats.min}
                  onChange={(value) => setSeats({ ...seats, min: Number(value) || 1 })}
                />
                <NumberInput
                  label={t.seatsMax}
                  min={1}
                  max={500}
                  value={seats.max}
                  onChange={(value) => setSeats({ ...seats, max: Number(value) || 1 })}
                />
              </div>
            </div>
          </Panel>
          <Panel title={t.days}>
            <div className="fp-stack">
              {days.map((day, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: lines have no other name until the session exists.
                <div key={index} style={{ display: 'flex', flexWrap: 'wrap', gap: 16, alignItems: 'end' }}>
                  <TextInput
                    type="date"
                    label={t.day}
                    value={day.day}
                    required
                    onChange={(event) => changeDay(index, { day: event.currentTarget.value })}
                  />
                  <Checkbox
                    label={`${t.morning} 9:00 – 12:30`}
                    checked={day.morning}
                    onChange={(event) => changeDay(index, { morning: event.currentTarget.checked })}
                    mb={8}
                  />
                  <Checkbox
                    label={`${t.afternoon} 13:30 – 17:00`}
                    checked={day.afternoon}
                    onChange={(event) => changeDay(index, { afternoon: event.currentTarget.checked })}
                    mb={8}
                  />
                  {days.length > 1 && (
                    <Button
                      variant="subtle"
                      color="gray"
                      leftSection={<IconTrash size={16} />}
                      onClick={() => setDays(days.filter((_, at) => at !== index))}
                    >
                      {t.removeDay}
                    </Button>
                  )}
                </div>
              ))}
              <Button
                variant="default"
                leftSection={<IconPlus size={16} />}
                onClick={() => setDays([...days, { day: '', morning: true, afternoon: true }])}
                style={{ justifySelf: 'start' }}
              >
                {t.addDay}
              </Button>
            </div>
          </Panel>
          <Panel title={t.place}>
            <div className="fp-stack">
              <SegmentedControl
                aria-label={t.modality}
                value={modality}
                onChange={(value) => setModality(value as SlotBody['modality'])}
                data={[
                  { value: 'onSite', label: t.onSite },
                  { value: 'virtualClass', label: t.virtualClass },
                ]}
              />
              {modality === 'onSite' ? (
                <Select
                  label={t.room}
                  clearable
                  data={(rooms.data?.rows ?? []).map((room) => ({
                    value: room.roomId,
                    label: `${room.name}, ${room.town} (${room.seats})`,
                  }))}
                  value={roomId}
                  onChange={setRoom}
                />
              ) : (
                <TextInput
                  label={t.link}
                  type="url"
                  value={videoLink}
                  onChange={(event) => setLink(event.currentTarget.value)}
                />
              )}
              <Select
                label={t.trainerField}
                clearable
                data={(trainers.data?.rows ?? []).map(({ personId, name }) => ({ value: personId, label: name }))}
                value={trainerId}
                onChange={setTrainer}
              />
            </div>
          </Panel>
        </div>
        <div className="fp-stack">
          <Panel title={t.conflicts}>
            {found.length === 0 ? (
              <p className="fp-quiet" role="status">
                {t.noConflict}
              </p>
            ) : (
              <div className="fp-stack">
                <Alert color="ocre" icon={<IconAlertTriangle size={18} />} role="alert">
                  {[
                    ...new Set(
                      found.map(({ kind, name, otherCode }) =>
                        kind === 'trainer' ? t.conflictTrainer(name, otherCode) : t.conflictRoom(name, otherCode),
                      ),
                    ),
                  ].map((line) => (
                    <div key={line}>{line}</div>
                  ))}
                </Alert>
                <Checkbox
                  label={t.keepAnyway}
                  checked={acceptConflicts}
                  onChange={(event) => setAccept(event.currentTarget.checked)}
                />
              </div>
            )}
          </Panel>
          <RefusalAlert error={plan.error} />
          <Button type="submit" disabled={!isReady} loading={plan.isPending}>
            {t.create}
          </Button>
        </div>
      </form>
    </>
  );
}
