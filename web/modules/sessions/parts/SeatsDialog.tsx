import { Button, Modal, NumberInput, SegmentedControl } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ApiRefusal, api } from '../../../app/api.ts';
import { useMessages } from '../../../app/i18n.ts';
import { showDone } from '../../../ui/Feedback.tsx';
import { RefusalAlert } from '../../../ui/Page.tsx';
import { messages } from '../messages.ts';
import { sessionMessages } from '../session-messages.ts';
import type { Session } from './session-facts.ts';

/** How many people the session takes; a refusal is said under the maximum. */
export function SeatsDialog({ session, onClose }: { session: Session; onClose: () => void }) {
  const t = useMessages(messages);
  const words = useMessages(sessionMessages);
  const client = useQueryClient();
  const [delivery, setDelivery] = useState(session.delivery);
  const [seatsMin, setMin] = useState(session.seatsMin);
  const [seatsMax, setMax] = useState(session.seatsMax);
  const save = useMutation({
    mutationFn: () =>
      api('PUT /sessions/:sessionId/seats', {
        params: { sessionId: session.sessionId },
        body: { delivery, seatsMin, seatsMax },
      }),
    onSuccess: async () => {
      await client.invalidateQueries();
      showDone(words.seatsSaved);
      onClose();
    },
  });
  const refusal = save.error instanceof ApiRefusal && save.error.code.startsWith('SEATS') ? save.error : null;
  return (
    <Modal opened onClose={onClose} title={words.editSeats}>
      <form
        className="fp-stack"
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate();
        }}
      >
        <SegmentedControl
          aria-label={t.delivery}
          value={delivery}
          onChange={(value) => setDelivery(value as Session['delivery'])}
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
            value={seatsMin}
            onChange={(value) => setMin(Number(value) || 1)}
          />
          <NumberInput
            label={t.seatsMax}
            min={1}
            max={500}
            value={seatsMax}
            error={refusal?.message}
            onChange={(value) => setMax(Number(value) || 1)}
          />
        </div>
        {!refusal && <RefusalAlert error={save.error} />}
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
