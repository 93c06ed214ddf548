import { Button, Modal } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { useMessages } from '../../../app/i18n.ts';
import { RefusalAlert } from '../../../ui/Page.tsx';
import { SignaturePad, type SignatureValue } from '../../../ui/SignaturePad.tsx';
import { messages } from '../messages.ts';
import { LateNotice } from './LateNotice.tsx';

type Props = {
  title: string;
  hint: string;
  action: string;
  opened: boolean;
  onClose: () => void;
  onSign: (signature: SignatureValue) => void;
  error: unknown;
  isPending: boolean;
  /** When the half-day starts and ends, to say a lateness before it is signed. */
  slot?: { startsAt: string; endsAt: string };
};

/** A signature asked on this device. */
export function SignDialog({ title, hint, action, opened, onClose, onSign, error, isPending, slot }: Props) {
  const t = useMessages(messages);
  const [signature, setSignature] = useState<SignatureValue | null>(null);
  return (
    <Modal opened={opened} onClose={onClose} title={title} fullScreen={window.innerWidth < 560}>
      <div className="fp-stack fp-comfort">
        <p className="fp-plain fp-quiet">{hint}</p>
        <SignaturePad onChange={setSignature} />
        {slot && <LateNotice {...slot} />}
        <RefusalAlert error={error} />
        <Button
          size="lg"
          fullWidth
          disabled={!signature}
          loading={isPending}
          leftSection={<IconCheck size={20} aria-hidden />}
          onClick={() => signature && onSign(signature)}
        >
          {action}
        </Button>
        <Button variant="subtle" onClick={onClose}>
          {t.cancel}
        </Button>
      </div>
    </Modal>
  );
}
