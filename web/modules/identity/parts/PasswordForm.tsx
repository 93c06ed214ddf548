import { Button, PasswordInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { useMessages } from '../../../app/i18n.ts';
import { RefusalAlert } from '../../../ui/Page.tsx';
import { messages } from '../messages.ts';

type Given = {
  readonly children: ReactNode;
  readonly action: string;
  /** Null for an account that signs in without one. */
  readonly password: string | null;
  readonly onPassword: (password: string) => void;
  readonly asked: { readonly error: unknown; readonly isPending: boolean };
  readonly onSubmit: () => void;
};

/** Something that touches one's own doors: whoever has a password types it again. */
export function PasswordForm({ children, action, password, onPassword, asked, onSubmit }: Given) {
  const t = useMessages(messages);
  return (
    <form
      className="fp-stack"
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      {children}
      {password !== null && (
        <PasswordInput
          label={t.current}
          autoComplete="current-password"
          value={password}
          onChange={(event) => onPassword(event.currentTarget.value)}
        />
      )}
      <RefusalAlert error={asked.error} />
      <Button
        type="submit"
        variant="default"
        disabled={password === ''}
        loading={asked.isPending}
        style={{ alignSelf: 'flex-start' }}
      >
        {action}
      </Button>
    </form>
  );
}
