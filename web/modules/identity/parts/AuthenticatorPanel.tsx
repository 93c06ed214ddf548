import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { api } from '../../../app/api.ts';
import { useMessages } from '../../../app/i18n.ts';
import { Panel, RefusalAlert } from '../../../ui/Page.tsx';
import { messages } from '../messages.ts';
import { EnrolTotp } from './EnrolTotp.tsx';
import { PasswordForm } from './PasswordForm.tsx';
import { RecoveryCodes } from './RecoveryCodes.tsx';

type Facts = { hasPassword: boolean; hasTotp: boolean };

/** Adds or removes one's authenticator. */
export function AuthenticatorPanel({ hasPassword, hasTotp }: Facts) {
  const t = useMessages(messages);
  const client = useQueryClient();
  const [codes, setCodes] = useState<readonly string[]>([]);
  const [password, setPassword] = useState('');
  const begin = useMutation({ mutationFn: () => api('POST /me/totp', { body: { password: password || null } }) });
  const refresh = async (recoveryCodes: readonly string[]) => {
    setCodes(recoveryCodes);
    setPassword('');
    begin.reset();
    await client.invalidateQueries({ queryKey: ['security'] });
  };
  if (codes.length > 0)
    return (
      <Panel title={t.authenticator}>
        <RecoveryCodes codes={codes} onDone={() => setCodes([])} />
      </Panel>
    );
  return (
    <Panel title={t.authenticator}>
      {begin.data && <EnrolTotp {...begin.data} onAdded={(made) => void refresh(made)} />}
      {!begin.data && !hasTotp && (
        <PasswordForm
          action={t.addTotp}
          password={hasPassword ? password : null}
          onPassword={setPassword}
          asked={begin}
          onSubmit={() => begin.mutate()}
        >
          <span>{t.totpOff}</span>
        </PasswordForm>
      )}
      {hasTotp && !begin.data && <RemoveTotp onDone={() => void refresh([])} />}
    </Panel>
  );
}

function RemoveTotp({ onDone }: { onDone: () => void }) {
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
      <span>{t.totpOn}</span>
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
        {t.removeTotp}
      </Button>
    </form>
  );
}
