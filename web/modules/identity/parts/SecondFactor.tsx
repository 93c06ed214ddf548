import { Button, Code, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import QRCode from 'qrcode';
import { type FormEvent, useState } from 'react';
import { ApiRefusal, api } from '../../../app/api.ts';
import { useMessages } from '../../../app/i18n.ts';
import { Loading, RefusalAlert } from '../../../ui/Page.tsx';
import { messages } from '../messages.ts';

/** The second step of a sign-in: the code of one's authenticator, or, the first time, its enrolment. */
export function SecondFactor({ onDone }: { onDone: () => void }) {
  const begun = useQuery({
    queryKey: ['totp'],
    queryFn: () =>
      api('POST /me/totp').catch((error: unknown) => {
        if (error instanceof ApiRefusal && error.code === 'SECOND_FACTOR_THERE') return null;
        throw error;
      }),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    retry: false,
  });
  if (begun.error) return <RefusalAlert error={begun.error} />;
  if (begun.isPending) return <Loading lines={3} />;
  return begun.data ? <EnrolTotp {...begun.data} onDone={onDone} /> : <GiveCode onDone={onDone} />;
}

function GiveCode({ onDone }: { onDone: () => void }) {
  const t = useMessages(messages);
  const [code, setCode] = useState('');
  const give = useMutation({ mutationFn: () => api('POST /second-factor', { body: { code } }), onSuccess: onDone });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    give.mutate();
  };
  return (
    <form onSubmit={submit} className="fp-stack">
      <p style={{ margin: 0 }}>{t.factorHint}</p>
      <CodeInput value={code} onChange={setCode} />
      <RefusalAlert error={give.error} />
      <Button type="submit" size="md" loading={give.isPending}>
        {t.check}
      </Button>
    </form>
  );
}

/** Shows a new authenticator's secret as a picture and in letters, then the recovery codes, once each. */
export function EnrolTotp({ secret, uri, onDone }: { secret: string; uri: string; onDone: () => void }) {
  const t = useMessages(messages);
  const [code, setCode] = useState('');
  const picture = useQuery({
    queryKey: ['totp-picture', uri],
    queryFn: () => QRCode.toDataURL(uri, { margin: 1 }),
    gcTime: 0,
  });
  const confirm = useMutation({ mutationFn: () => api('POST /me/totp/confirmation', { body: { code } }) });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    confirm.mutate();
  };
  if (confirm.data) return <RecoveryCodes codes={confirm.data.recoveryCodes} onDone={onDone} />;
  return (
    <form onSubmit={submit} className="fp-stack">
      <p style={{ margin: 0 }}>{t.addFactorHint}</p>
      {picture.data && <img src={picture.data} alt={t.qrCode} width={200} height={200} />}
      <div>
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

function RecoveryCodes({ codes, onDone }: { codes: readonly string[]; onDone: () => void }) {
  const t = useMessages(messages);
  return (
    <section aria-label={t.recovery} className="fp-stack">
      <h2 style={{ fontSize: 18 }}>{t.recovery}</h2>
      <p style={{ margin: 0 }}>{t.recoveryHint}</p>
      <Code block>{codes.join('\n')}</Code>
      <Button size="md" onClick={onDone}>
        {t.recoveryKept}
      </Button>
    </section>
  );
}

function CodeInput({ value, onChange }: { value: string; onChange: (value: string) => void }) {
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
