import { Button, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { api } from '../../../app/api.ts';
import { useMessages } from '../../../app/i18n.ts';
import { DoorFrame } from '../../../ui/DoorFrame.tsx';
import { RefusalAlert } from '../../../ui/Page.tsx';
import { messages } from '../messages.ts';

/** Asks for a personal link by mail: a new password, or (with `?lien=1`) a way in without one. */
export function AskLinkPage() {
  const t = useMessages(messages);
  const { lien } = useSearch({ strict: false }) as { lien?: unknown };
  const [email, setEmail] = useState('');
  const isMagic = Boolean(lien);
  const ask = useMutation({
    mutationFn: () => api(isMagic ? 'POST /magic-links' : 'POST /password-resets', { body: { email } }),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    ask.mutate();
  };
  return (
    <DoorFrame title={isMagic ? t.magic : t.forgotten}>
      {ask.isSuccess ? (
        <div role="status">
          <strong>{t.sent}</strong>
          <p>{t.sentHint}</p>
        </div>
      ) : (
        <form onSubmit={submit} className="fp-stack">
          <p style={{ margin: 0 }}>{isMagic ? t.magicHint : t.forgottenHint}</p>
          <TextInput
            label={t.email}
            type="email"
            autoComplete="username"
            required
            size="md"
            value={email}
            onChange={(event) => setEmail(event.currentTarget.value)}
          />
          <RefusalAlert error={ask.error} />
          <Button type="submit" size="md" loading={ask.isPending}>
            {t.send}
          </Button>
        </form>
      )}
      <Link to="/connexion">{t.back}</Link>
    </DoorFrame>
  );
}
