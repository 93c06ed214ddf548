import { Button, Modal } from '@mantine/core';
import { useState } from 'react';
import { useMessages } from '../../../app/i18n.ts';
import { RefusalAlert } from '../../../ui/Page.tsx';
import { SignaturePad, type SignatureValue } from '../../../ui/SignaturePad.tsx';
import { messages } from '../messages.ts';

type Props = {
  title: string;
  action: string;
  opened: boolean;
  onClose: () => void;
  onSign: (signature: SignatureValue) => void;
  error: unknown;
  isPending: boolean;
};

/** A signature asked on this device. */
export function SignDialog({ title, action, opened, onClose, onSign, error, isPending }: Props) {
  const t = useMessages(messages);
  const [signature, setSignature] = useState<SignatureValue | null>(null);
  return (
    <Modal opened={opened} onClose={onClose} title={title} fullScreen={window.innerWidth < 560}>
      <div className="fp-stack">
        <SignaturePad onChange={setSignature} />
        <RefusalAlert error={error} />
        <Button
          size="lg"
          fullWidth
          disabled={!signature}
          loading={isPending}
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
