import { Button, Modal, Textarea } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useMessages } from '../../../../app/i18n.ts';
import { RefusalAlert } from '../../../../ui/Page.tsx';
import { messages } from '../messages.ts';

type Props = {
  title: string;
  text: string;
  act: string;
  isGrave?: boolean;
  onAct: (reason: string) => Promise<unknown>;
  onClose: () => void;
};

const LEAST = 5;

/** A question that the journal will remember, with the reason that it asks for. What was typed stays when it is refused. */
export function ReasonDialog({ title, text, act, isGrave = false, onAct, onClose }: Props) {
  const t = useMessages(messages);
  const [reason, setReason] = useState('');
  const acting = useMutation({ mutationFn: () => onAct(reason.trim()), onSuccess: onClose });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    acting.mutate();
  };
  return (
    <Modal opened onClose={onClose} title={title}>
      <form onSubmit={submit} className="fp-stack">
        <p style={{ margin: 0 }}>{text}</p>
        <Textarea
          label={t.reason}
          description={t.reasonHint}
          required
          minLength={LEAST}
          maxLength={500}
          autosize
          minRows={2}
          data-autofocus
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <RefusalAlert error={acting.error} />
        <Button
          type="submit"
          color={isGrave ? 'brique' : 'encre'}
          loading={acting.isPending}
          disabled={reason.trim().length < LEAST}
        >
          {act}
        </Button>
      </form>
    </Modal>
  );
}
