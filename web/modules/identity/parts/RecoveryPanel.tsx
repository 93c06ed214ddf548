import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../../app/api.ts';
import { useMessages } from '../../../app/i18n.ts';
import { Panel } from '../../../ui/Page.tsx';
import { messages } from '../messages.ts';
import { PasswordForm } from './PasswordForm.tsx';
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
  return (
    <Panel title={t.recoveryTitle}>
      {renew.data ? (
        <RecoveryCodes codes={renew.data.recoveryCodes} onDone={() => renew.reset()} />
      ) : (
        <PasswordForm
          action={t.renewCodes}
          password={hasPassword ? password : null}
          onPassword={setPassword}
          asked={renew}
          onSubmit={() => renew.mutate()}
        >
          <span>{t.recoveryLeft(left)}</span>
        </PasswordForm>
      )}
    </Panel>
  );
}
