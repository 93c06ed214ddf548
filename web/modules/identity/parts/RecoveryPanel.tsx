import { Button, PasswordInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { api } from '../../../app/api.ts';
import { useMessages } from '../../../app/i18n.ts';
import { Panel, RefusalAlert } from '../../../ui/Page.tsx';
import { messages } from '../messages.ts';
import { RecoveryCodes } from './RecoveryCodes.tsx';

/** How many recovery codes are left, and ten new ones. */
export function RecoveryPanel({ left, hasPassword }: { left: number; hasPassword: boolean }) {
  const t = useMessages(messages);
  const client = useQueryClient();
  const [password, setPassword] = useState('');
  const renew = useMutation({
    mutationFn: () => api('POST /me/recovery-codes', { body: { password: password || null } }),
    onSuccess: async () => {
      setPassword('');
      await client.invalidateQueries({ queryKey: ['security'] });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    renew.mutate();
  };
  return (
    <Panel title={t.recoveryTitle}>
      {renew.data ? (
        <RecoveryCodes codes={renew.data.recoveryCodes} onDone={() => renew.reset()} />
      ) : (
        <form onSubmit={submit} className="fp-stack">
          <span>{t.recoveryLeft(left)}</span>
          {hasPassword && (
            <PasswordInput
              label={t.current}
              autoComplete="current-password"
              value={password}
              onChange={(event) => setPassword(event.currentTarget.value)}
            />
          )}
          <RefusalAlert error={renew.error} />
          <Button
            type="submit"
            variant="default"
            disabled={hasPassword && !password}
            loading={renew.isPending}
            style={{ alignSelf: 'flex-start' }}
          >
            {t.renewCodes}
          </Button>
        </form>
      )}
    </Panel>
  );
}
