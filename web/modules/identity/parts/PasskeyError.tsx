import { Alert } from '@mantine/core';
import { useMessages } from '../../../app/i18n.ts';
import { RefusalAlert } from '../../../ui/Page.tsx';
import { messages } from '../messages.ts';
import { PasskeyNotGiven } from './passkey.ts';

/** What went wrong with a passkey: on the device, or here. */
export function PasskeyError({ error }: { error: Error | null }) {
  const t = useMessages(messages);
  if (!(error instanceof PasskeyNotGiven)) return <RefusalAlert error={error} />;
  return (
    <Alert color="ocre" variant="light" role="alert">
      {error.message === 'InvalidStateError' ? t.passkeyThere : t.passkeyNotGiven}
    </Alert>
  );
}
