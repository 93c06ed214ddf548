import { Button, Modal, PasswordInput, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { api } from '../../../app/api.ts';
import { useMessages } from '../../../app/i18n.ts';
import { RefusalAlert } from '../../../ui/Page.tsx';
import { messages } from '../messages.ts';
import type { Passkey } from '../passkey.ts';

/** Renames a passkey, or removes it with the password. */
export function ChangePasskeyDialog({
  passkey,
  hasPassword,
  onClose,
}: {
  passkey: Passkey;
  hasPassword: boolean;
  onClose: () => void;
}) {
  const t = useMessages(messages);
  const client = useQueryClient();
  const [name, setName] = useState(passkey.name);
  const [password, setPassword] = useState('');
  const params = { passkeyId: passkey.passkeyId };
  const done = async () => {
    await client.invalidateQueries({ queryKey: ['security'] });
    onClose();
  };
  const rename = useMutation({
    mutationFn: () => api('PUT /me/passkeys/:passkeyId', { params, body: { name } }),
    onSuccess: done,
  });
  const remove = useMutation({
    mutationFn: () => api('POST /me/passkeys/:passkeyId/removal', { params, body: { password: password || null } }),
    onSuccess: done,
  });
  const submitName = (event: FormEvent) => {
    event.preventDefault();
    rename.mutate();
  };
  const submitRemoval = (event: FormEvent) => {
    event.preventDefault();
    remove.mutate();
  };
  return (
    <Modal opened onClose={onClose} title={passkey.name}>
      <form onSubmit={submitName} className="fp-stack">
        <TextInput
          label={t.passkeyName}
          required
          maxLength={80}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <RefusalAlert error={rename.error} />
        <Button type="submit" loading={rename.isPending} disabled={name.trim() === passkey.name}>
          {t.rename}
        </Button>
      </form>
      <form onSubmit={submitRemoval} className="fp-stack" style={{ marginTop: 24 }}>
        <h3 style={{ fontSize: 15, margin: 0 }}>{t.removePasskey}</h3>
        <span className="fp-quiet">{t.removePasskeyHint}</span>
        {hasPassword && (
          <PasswordInput
            label={t.current}
            autoComplete="current-password"
            required
            value={password}
            onChange={(event) => setPassword(event.currentTarget.value)}
          />
        )}
        <RefusalAlert error={remove.error} />
        <Button type="submit" variant="default" color="brique" loading={remove.isPending}>
          {t.removePasskey}
        </Button>
      </form>
    </Modal>
  );
}
