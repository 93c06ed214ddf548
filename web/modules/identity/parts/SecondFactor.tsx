import { Button } from '@mantine/core';
import { IconDeviceMobile, IconFingerprint } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { api } from '../../../app/api.ts';
import { useMessages } from '../../../app/i18n.ts';
import { Loading, RefusalAlert } from '../../../ui/Page.tsx';
import { messages } from '../messages.ts';
import { browserName } from './browser-name.ts';
import { CodeInput, EnrolTotp } from './EnrolTotp.tsx';
import { PasskeyError } from './PasskeyError.tsx';
import { answerChallenge, canUsePasskeys, makePasskey } from './passkey.ts';
import { RecoveryCodes } from './RecoveryCodes.tsx';

/** The second step of a sign-in: one of the factors that the account has, or, the first time, a new one. */
export function SecondFactor({ onDone }: { onDone: () => void }) {
  const factors = useQuery({
    queryKey: ['second-factor'],
    queryFn: () => api('GET /second-factor'),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    retry: false,
  });
  if (factors.error) return <RefusalAlert error={factors.error} />;
  if (factors.isPending) return <Loading lines={3} />;
  const { hasTotp, hasPasskey } = factors.data;
  if (!hasTotp && !hasPasskey) return <FirstFactor onDone={onDone} />;
  return (
    <>
      {hasPasskey && canUsePasskeys() && <GivePasskey onDone={onDone} />}
      <GiveCode hasTotp={hasTotp} onDone={onDone} />
    </>
  );
}

function GivePasskey({ onDone }: { onDone: () => void }) {
  const t = useMessages(messages);
  const give = useMutation({
    mutationFn: async () => {
      const challenge = await api('POST /second-factor/passkey-challenges');
      return api('POST /second-factor/passkeys', { body: await answerChallenge(challenge) });
    },
    onSuccess: onDone,
  });
  return (
    <div className="fp-stack">
      <Button
        size="md"
        leftSection={<IconFingerprint size={18} aria-hidden />}
        loading={give.isPending}
        onClick={() => give.mutate()}
      >
        {t.givePasskey}
      </Button>
      <PasskeyError error={give.error} />
    </div>
  );
}

function GiveCode({ hasTotp, onDone }: { hasTotp: boolean; onDone: () => void }) {
  const t = useMessages(messages);
  const [code, setCode] = useState('');
  const give = useMutation({ mutationFn: () => api('POST /second-factor', { body: { code } }), onSuccess: onDone });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    give.mutate();
  };
  return (
    <form onSubmit={submit} className="fp-stack">
      <p style={{ margin: 0 }}>{hasTotp ? t.factorHint : t.recoveryOnlyHint}</p>
      <CodeInput value={code} onChange={setCode} />
      <RefusalAlert error={give.error} />
      <Button type="submit" size="md" variant={hasTotp ? 'filled' : 'default'} loading={give.isPending}>
        {t.check}
      </Button>
    </form>
  );
}

/** Adds the first factor of an account whose role needs one: a passkey, or an authenticator. */
function FirstFactor({ onDone }: { onDone: () => void }) {
  const t = useMessages(messages);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const totp = useMutation({ mutationFn: () => api('POST /me/totp', { body: {} }) });
  const passkey = useMutation({
    mutationFn: async () => {
      const made = await makePasskey(await api('POST /me/passkey-challenges', { body: {} }));
      const name = browserName(navigator.userAgent) || t.passkey;
      return api('POST /me/passkeys', { body: { ...made, name } });
    },
    onSuccess: ({ recoveryCodes }) => setCodes(recoveryCodes),
  });
  if (codes) return <RecoveryCodes codes={codes} onDone={onDone} />;
  if (totp.data) return <EnrolTotp {...totp.data} onAdded={setCodes} />;
  return (
    <>
      <p style={{ margin: 0 }}>{t.addFactorHint}</p>
      {canUsePasskeys() ? (
        <Button
          size="md"
          leftSection={<IconFingerprint size={18} aria-hidden />}
          loading={passkey.isPending}
          onClick={() => passkey.mutate()}
        >
          {t.addPasskey}
        </Button>
      ) : (
        <p style={{ margin: 0 }}>{t.passkeysImpossible}</p>
      )}
      <PasskeyError error={passkey.error} />
      <Button
        size="md"
        variant="default"
        leftSection={<IconDeviceMobile size={18} aria-hidden />}
        loading={totp.isPending}
        onClick={() => totp.mutate()}
      >
        {t.addTotp}
      </Button>
      <RefusalAlert error={totp.error} />
    </>
  );
}
