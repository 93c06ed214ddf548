import { Button, Code, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import QRCode from 'qrcode';
import { type FormEvent, useState } from 'react';
import { api } from '../../../app/api.ts';
import { useMessages } from '../../../app/i18n.ts';
import { RefusalAlert } from '../../../ui/Page.tsx';
import { messages } from '../messages.ts';

/** Shows a new authenticator's secret as a picture and in letters, and takes its first code. */
export function EnrolTotp({
  secret,
  uri,
  onAdded,
}: {
  secret: string;
  uri: string;
  onAdded: (recoveryCodes: readonly string[]) => void;
}) {
  const t = useMessages(messages);
  const [code, setCode] = useState('');
  const picture = useQuery({
    queryKey: ['totp-picture', uri],
    queryFn: () => QRCode.toDataURL(uri, { margin: 1 }),
    gcTime: 0,
  });
  const confirm = useMutation({
    mutationFn: () => api('POST /me/totp/confirmation', { body: { code } }),
    onSuccess: ({ recoveryCodes }) => onAdded(recoveryCodes),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    confirm.mutate();
  };
  return (
    <form onSubmit={submit} className="fp-stack">
      <p style={{ margin: 0 }}>{t.addTotpHint}</p>
      {picture.data && <img src={picture.data} alt={t.qrCode} width={200} height={200} />}
      <div style={{ overflowWrap: 'anywhere' }}>
        {t.bySecret} <Code>{secret}</Code>
      </div>
      <CodeInput value={code} onChange={setCode} />
      <RefusalAlert error={confirm.error} />
      <Button type="submit" size="md" loading={confirm.isPending}>
        {t.check}
      </Button>
    </form>
  );
}

export function CodeInput({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const t = useMessages(messages);
  return (
    <TextInput
      label={t.code}
      inputMode="text"
      autoComplete="one-time-code"
      required
      size="md"
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
