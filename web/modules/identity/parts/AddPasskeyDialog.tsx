import { Button, Modal, PasswordInput, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { api } from '../../../app/api.ts';
import { useMessages } from '../../../app/i18n.ts';
import { messages } from '../messages.ts';
import { browserName } from './browser-name.ts';
import { PasskeyError } from './PasskeyError.tsx';
import { makePasskey } from './passkey.ts';
import { RecoveryCodes } from './RecoveryCodes.tsx';

/** Names a new passkey, asks for the password, and lets the device make it. */
export function AddPasskeyDialog({ hasPassword, onClose }: { hasPassword: boolean; onClose: () => void }) {
  const t = useMessages(messages);
  const client = useQueryClient();
  const [name, setName] = useState(() => browserName(navigator.userAgent));
  const [password, setPassword] = useState('');
  const add = useMutation({
    mutationFn: async () => {
      const begun = await api('POST /me/passkey-challenges', { body: { password: password || null } });
      return api('POST /me/passkeys', { body: { ...(await makePasskey(begun)), name } });
    },
    onSuccess: async ({ recoveryCodes }) => {
      await client.invalidateQueries({ queryKey: ['security'] });
      if (recoveryCodes.length === 0) onClose();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    add.mutate();
  };
  const codes = add.data?.recoveryCodes ?? [];
  return (
    <Modal opened onClose={onClose} title={t.addPasskey} closeOnClickOutside={codes.length === 0}>
      {codes.length > 0 ? (
        <RecoveryCodes codes={codes} onDone={onClose} />
      ) : (
        <form onSubmit={submit} className="fp-stack">
          <p style={{ margin: 0 }}>{t.passkeysHint}</p>
          <TextInput
            label={t.passkeyName}
            description={t.passkeyNameHint}
            required
            maxLength={80}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          {hasPassword && (
            <PasswordInput
              label={t.current}
              autoComplete="current-password"
              required
              value={password}
              onChange={(event) => setPassword(event.currentTarget.value)}
            />
          )}
          <PasskeyError error={add.error} />
          <Button type="submit" loading={add.isPending}>
            {t.makePasskey}
          </Button>
        </form>
      )}
    </Modal>
  );
}
