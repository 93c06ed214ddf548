import { Button, Checkbox, Modal, SegmentedControl } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useContext, useState } from 'react';
import type { Api } from '../../../../contract/api.ts';
import { ApiRefusal, api } from '../../../app/api.ts';
import { LanguageContext, useMessages } from '../../../app/i18n.ts';
import { DayField } from '../../../ui/DayField.tsx';
import { showDone } from '../../../ui/Feedback.tsx';
import { shortDay } from '../../../ui/format.ts';
import { RefusalAlert } from '../../../ui/Page.tsx';
import { TimeField } from '../../../ui/TimeField.tsx';
import { messages } from '../messages.ts';
import { ConflictList } from '../plan/ConflictList.tsx';
import { PlaceFields } from '../plan/PlaceFields.tsx';
import { sessionMessages } from '../session-messages.ts';
import type { Session, Slot } from './session-facts.ts';

type Body = NonNullable<Api['PUT /slots/:slotId']['body']>;

const CLOCK = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/Paris', hour: '2-digit', minute: '2-digit' });

/** Moves one half-day or changes its place, trainer and link. Conflicts are named before saving; refusals keep what was typed. */
export function SlotDialog({ session, slot, onClose }: { session: Session; slot: Slot; onClose: () => void }) {
  const t = useMessages(messages);
  const words = useMessages(sessionMessages);
  const language = useContext(LanguageContext);
  const client = useQueryClient();
  const [body, setBody] = useState<Body>({
    day: slot.day,
    half: slot.half,
    starts: CLOCK.format(new Date(slot.startsAt)),
    ends: CLOCK.format(new Date(slot.endsAt)),
    modality: slot.modality,
    trainerId: slot.trainerId,
    roomId: slot.roomId,
    videoLink: slot.videoLink,
    applyToNext: false,
    acceptConflicts: false,
  });
  const change = (part: Partial<Body>) => setBody((before) => ({ ...before, acceptConflicts: false, ...part }));
  const planned = plannedSlots(session, slot, body);
  const conflicts = useQuery({
    queryKey: ['conflicts', session.sessionId, planned],
    queryFn: () => api('POST /planning/conflicts', { body: { slots: planned, sessionId: session.sessionId } }),
    enabled: body.day !== '' && body.ends > body.starts,
  });
  const found = conflicts.data?.conflicts ?? [];
  const save = useMutation({
    mutationFn: () => api('PUT /slots/:slotId', { params: { slotId: slot.slotId }, body }),
    onSuccess: async () => {
      await client.invalidateQueries();
      showDone(words.saved);
      onClose();
    },
  });
  const dayRefusal = save.error instanceof ApiRefusal && save.error.code === 'SLOTS_INVALID' ? save.error : null;
  const isMoving = body.day !== slot.day || body.half !== slot.half;
  return (
    <Modal opened onClose={onClose} title={words.changeSlot(shortDay(slot.day, language))} size="lg">
      <form
        className="fp-stack"
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate();
        }}
      >
        <div className="fp-day">
          <DayField
            label={t.day}
            required
            value={body.day}
            error={dayRefusal?.message}
            onChange={(day) => change({ day })}
          />
          <SegmentedControl
            aria-label={t.halves}
            value={body.half}
            onChange={(half) =>
              change(
                half === 'morning'
                  ? { half, starts: '09:00', ends: '12:30' }
                  : { half: 'afternoon', starts: '13:30', ends: '17:00' },
              )
            }
            data={[
              { value: 'morning', label: t.morning },
              { value: 'afternoon', label: t.afternoon },
            ]}
          />
          <TimeField label={words.starts} value={body.starts} onChange={(starts) => change({ starts })} />
          <TimeField
            label={words.ends}
            value={body.ends}
            error={body.ends <= body.starts ? words.timeWrong : undefined}
            onChange={(ends) => change({ ends })}
          />
        </div>
        <PlaceFields place={body} onChange={change} />
        {slot.position < session.slots.length && (
          <Checkbox
            size="sm"
            label={words.applyToNext}
            checked={body.applyToNext}
            onChange={(event) => change({ applyToNext: event.currentTarget.checked })}
          />
        )}
        {found.length > 0 && <ConflictList conflicts={found} />}
        {(found.length > 0 || isPlanningConflict(save.error)) && (
          <Checkbox
            size="sm"
            label={t.keepAnyway}
            checked={body.acceptConflicts}
            onChange={(event) => setBody({ ...body, acceptConflicts: event.currentTarget.checked })}
          />
        )}
        {isMoving && <p className="fp-quiet fp-flat">{words.toTell(session.seatsTaken, slot.trainerName ?? '')}</p>}
        {!dayRefusal && <RefusalAlert error={save.error} />}
        <div className="fp-actions" data-end>
          <Button variant="default" onClick={onClose}>
            {words.cancel}
          </Button>
          <Button type="submit" loading={save.isPending}>
            {words.save}
          </Button>
        </div>
      </form>
    </Modal>
  );
}

/** The half-day as it becomes, and those after it when they take its place, trainer and link. */
function plannedSlots(session: Session, slot: Slot, { applyToNext, acceptConflicts: _, ...own }: Body) {
  const { modality, trainerId, roomId, videoLink } = own;
  const next = applyToNext ? session.slots.filter(({ position }) => position > slot.position) : [];
  return [
    own,
    ...next.map(({ day, half, startsAt, endsAt }) => ({
      day,
      half,
      starts: CLOCK.format(new Date(startsAt)),
      ends: CLOCK.format(new Date(endsAt)),
      modality,
      trainerId,
      roomId,
      videoLink,
    })),
  ];
}

const isPlanningConflict = (error: unknown) => error instanceof ApiRefusal && error.code === 'PLANNING_CONFLICT';
