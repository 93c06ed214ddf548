import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { api } from '../../../app/api.ts';
import { useMessages } from '../../../app/i18n.ts';
import { DoorFrame } from '../../../ui/DoorFrame.tsx';
import { EmptyState, RefusalAlert } from '../../../ui/Page.tsx';
import { messages } from '../messages.ts';
import { NewPassword } from '../parts/NewPassword.tsx';
import { SecondFactor } from '../parts/SecondFactor.tsx';

/** Where the link of an invitation or of a forgotten password leads. The token stays in the fragment. */
export function ChoosePasswordPage() {
  const t = useMessages(messages);
  const navigate = useNavigate();
  const client = useQueryClient();
  const [token] = useState(() => window.location.hash.slice(1));
  const [password, setPassword] = useState('');
  const enter = async () => {
    await client.resetQueries();
    await navigate({ to: '/' });
  };
  const choose = useMutation({
    mutationFn: () => api('POST /password-choices', { body: { token, password } }),
    onSuccess: ({ next }) => (next === 'home' ? enter() : undefined),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    choose.mutate();
  };
  if (!token)
    return (
      <DoorFrame title={t.choose}>
        <EmptyState title={t.noLink} action={<Link to="/mot-de-passe-oublie">{t.forgotten}</Link>}>
          {t.noLinkHint}
        </EmptyState>
      </DoorFrame>
    );
  if (choose.data?.next === 'second-factor')
    return (
      <DoorFrame title={t.factor}>
        <SecondFactor onDone={() => void enter()} />
      </DoorFrame>
    );
  return (
    <DoorFrame title={t.choose}>
      <form onSubmit={submit} className="fp-stack">
        <NewPassword value={password} onChange={setPassword} />
        <RefusalAlert error={choose.error} />
        <Button type="submit" size="md" loading={choose.isPending}>
          {t.keep}
        </Button>
      </form>
    </DoorFrame>
  );
}
