import { Button, PasswordInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { api } from '../../../app/api.ts';
import { useMessages } from '../../../app/i18n.ts';
import { Panel, RefusalAlert } from '../../../ui/Page.tsx';
import { messages } from '../messages.ts';
import { NewPassword } from './NewPassword.tsx';

/** Changes one's password; what was typed stays when it is refused. */
export function PasswordPanel() {
  const t = useMessages(messages);
  const client = useQueryClient();
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const change = useMutation({
    mutationFn: () => api('PUT /me/password', { body: { current, next } }),
    onSuccess: async () => {
      setCurrent('');
      setNext('');
      await client.invalidateQueries({ queryKey: ['security'] });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    change.mutate();
  };
  return (
    <Panel title={t.myPassword}>
      <form onSubmit={submit} className="fp-stack">
        <PasswordInput
          label={t.current}
          autoComplete="current-password"
          required
          size="md"
          value={current}
          onChange={(event) => setCurrent(event.currentTarget.value)}
        />
        <NewPassword value={next} onChange={setNext} />
        <RefusalAlert error={change.error} />
        {change.isSuccess && <p role="status">{t.changed}</p>}
        <Button type="submit" loading={change.isPending} style={{ alignSelf: 'flex-start' }}>
          {t.change}
        </Button>
      </form>
    </Panel>
  );
}
