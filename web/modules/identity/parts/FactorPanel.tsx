import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { api } from '../../../app/api.ts';
import { useMessages } from '../../../app/i18n.ts';
import { Panel, RefusalAlert } from '../../../ui/Page.tsx';
import { messages } from '../messages.ts';
import { EnrolTotp } from './SecondFactor.tsx';

/** Adds or removes one's authenticator. */
export function FactorPanel({ hasTotp, recoveryCodesLeft }: { hasTotp: boolean; recoveryCodesLeft: number }) {
  const t = useMessages(messages);
  const client = useQueryClient();
  const begin = useMutation({ mutationFn: () => api('POST /me/totp') });
  const refresh = () => {
    begin.reset();
    void client.invalidateQueries({ queryKey: ['security'] });
  };
  return (
    <Panel title={t.factor}>
      <RefusalAlert error={begin.error} />
      {begin.data && <EnrolTotp {...begin.data} onDone={refresh} />}
      {!begin.data && !hasTotp && (
        <div className="fp-stack">
          <span>{t.factorOff}</span>
          <Button
            variant="default"
            loading={begin.isPending}
            onClick={() => begin.mutate()}
            style={{ alignSelf: 'flex-start' }}
          >
            {t.add}
          </Button>
        </div>
      )}
      {hasTotp && !begin.data && <RemoveFactor left={recoveryCodesLeft} onDone={refresh} />}
    </Panel>
  );
}

function RemoveFactor({ left, onDone }: { left: number; onDone: () => void }) {
  const t = useMessages(messages);
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const remove = useMutation({
    mutationFn: () => api('POST /me/totp/removal', { body: { password, code } }),
    onSuccess: onDone,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    remove.mutate();
  };
  return (
    <form onSubmit={submit} className="fp-stack">
      <span>{t.factorOn(left)}</span>
      <PasswordInput
        label={t.current}
        autoComplete="current-password"
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
      />
      <TextInput
        label={t.code}
        autoComplete="one-time-code"
        value={code}
        onChange={(event) => setCode(event.currentTarget.value)}
      />
      <RefusalAlert error={remove.error} />
      <Button
        type="submit"
        variant="default"
        color="brique"
        loading={remove.isPending}
        disabled={!password || !code}
        style={{ alignSelf: 'flex-start' }}
      >
        {t.remove}
      </Button>
    </form>
  );
}
