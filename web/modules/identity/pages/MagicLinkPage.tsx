import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { api } from '../../../app/api.ts';
import { useMessages } from '../../../app/i18n.ts';
import { DoorFrame } from '../../../ui/DoorFrame.tsx';
import { RefusalAlert } from '../../../ui/Page.tsx';
import { messages } from '../messages.ts';
import { SecondFactor } from '../parts/SecondFactor.tsx';

/** Where a magic link leads. It is used by a click, so that a mail program that looks at links does not use it up. */
export function MagicLinkPage() {
  const t = useMessages(messages);
  const navigate = useNavigate();
  const client = useQueryClient();
  const [token] = useState(() => window.location.hash.slice(1));
  const open = async () => {
    await client.resetQueries();
    await navigate({ to: '/' });
  };
  const enter = useMutation({
    mutationFn: () => api('POST /magic-links/use', { body: { token } }),
    onSuccess: ({ next }) => (next === 'home' ? open() : undefined),
  });
  if (enter.data?.next === 'second-factor')
    return (
      <DoorFrame title={t.factor}>
        <SecondFactor onDone={() => void open()} />
      </DoorFrame>
    );
  return (
    <DoorFrame title={t.entering}>
      <RefusalAlert error={enter.error} />
      {enter.error ? (
        <Link to="/mot-de-passe-oublie" search={{ lien: 1 } as never}>
          {t.magic}
        </Link>
      ) : (
        <Button size="md" loading={enter.isPending} disabled={!token} onClick={() => enter.mutate()}>
          {t.enter}
        </Button>
      )}
    </DoorFrame>
  );
}
