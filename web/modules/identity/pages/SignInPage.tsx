import { Button, Divider, Paper, PasswordInput, TextInput } from '@mantine/core';
import { IconFingerprint } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { api } from '../../../app/api.ts';
import { defineMessages, useMessages } from '../../../app/i18n.ts';
import { useOrganisation } from '../../../app/session.tsx';
import { DoorBrand, DoorFrame } from '../../../ui/DoorFrame.tsx';
import { PageHeader, RefusalAlert } from '../../../ui/Page.tsx';
import { PasskeyError } from '../parts/PasskeyError.tsx';
import { answerChallenge, canUsePasskeys } from '../parts/passkey.ts';
import { SecondFactor } from '../parts/SecondFactor.tsx';

const messages = defineMessages({
  fr: {
    title: 'Connexion',
    email: 'Adresse électronique',
    password: 'Mot de passe',
    submit: 'Se connecter',
    demo: 'Démonstration : entrer comme',
    forgotten: 'Mot de passe oublié',
    magic: 'Recevoir un lien de connexion',
    factor: 'Second facteur',
    byPasskey: 'Se connecter avec une clé d’accès',
    demoHint: 'Les personnes et les données sont inventées.',
  },
  en: {
    title: 'Sign in',
    email: 'E-mail address',
    password: 'Password',
    submit: 'Sign in',
    demo: 'Demonstration: enter as',
    forgotten: 'Forgotten password',
    magic: 'Receive a sign-in link',
    factor: 'Second factor',
    byPasskey: 'Sign in with a passkey',
    demoHint: 'People and data are invented.',
  },
});

/** Only a path of ours: an address from elsewhere in the link is ignored. */
function safeReturn(path: unknown): string {
  return typeof path === 'string' && /^\/(?!\/|\\)/.test(path) && !path.startsWith('/connexion') ? path : '/';
}

export function SignInPage() {
  const t = useMessages(messages);
  const { retour } = useSearch({ strict: false }) as { retour?: string };
  const navigate = useNavigate();
  const client = useQueryClient();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const enter = async () => {
    await client.resetQueries();
    await navigate({ to: safeReturn(retour) });
  };
  const signIn = useMutation({
    mutationFn: (body: { email: string; password: string }) => api('POST /sign-in', { body }),
    onSuccess: ({ next }) => (next === 'home' ? enter() : undefined),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    signIn.mutate({ email, password });
  };
  if (signIn.data?.next === 'second-factor')
    return (
      <DoorFrame title={t.factor}>
        <SecondFactor onDone={() => void enter()} />
      </DoorFrame>
    );
  return (
    <div className="fp-door">
      <main id="contenu">
        <DoorBrand />
        <Paper withBorder p="lg">
          <PageHeader title={t.title} />
          <form onSubmit={submit} className="fp-stack">
            <TextInput
              label={t.email}
              type="email"
              autoComplete="username"
              required
              value={email}
              onChange={(event) => setEmail(event.currentTarget.value)}
              size="md"
            />
            <PasswordInput
              label={t.password}
              autoComplete="current-password"
              required
              value={password}
              onChange={(event) => setPassword(event.currentTarget.value)}
              size="md"
            />
            <RefusalAlert error={signIn.error} />
            <Button type="submit" size="md" loading={signIn.isPending} fullWidth>
              {t.submit}
            </Button>
          </form>
          {canUsePasskeys() && <PasskeyDoor onEnter={enter} />}
          <p style={{ display: 'flex', flexWrap: 'wrap', gap: '4px 20px', margin: '16px 0 0' }}>
            <Link to="/mot-de-passe-oublie">{t.forgotten}</Link>
            <Link to="/mot-de-passe-oublie" search={{ lien: 1 } as never}>
              {t.magic}
            </Link>
          </p>
        </Paper>
        <DemoDoors onEnter={enter} />
      </main>
    </div>
  );
}

/** One gesture on one's device: nobody is named before. */
function PasskeyDoor({ onEnter }: { onEnter: () => Promise<void> }) {
  const t = useMessages(messages);
  const enter = useMutation({
    mutationFn: async () =>
      api('POST /passkey-sign-ins', { body: await answerChallenge(await api('POST /passkey-challenges')) }),
    onSuccess: onEnter,
  });
  return (
    <div className="fp-stack" style={{ marginTop: 16 }}>
      <Divider />
      <Button
        size="md"
        variant="default"
        fullWidth
        leftSection={<IconFingerprint size={18} aria-hidden />}
        loading={enter.isPending}
        onClick={() => enter.mutate()}
      >
        {t.byPasskey}
      </Button>
      <PasskeyError error={enter.error} />
    </div>
  );
}

const ROLES = [
  'trainingAdministrator',
  'trainer',
  'learner',
  'companyManager',
  'qualityManager',
  'director',
  'auditor',
  'systemAdministrator',
] as const;

const roleNames = defineMessages({
  fr: {
    trainingAdministrator: 'Administratif',
    trainer: 'Formatrice',
    learner: 'Stagiaire',
    companyManager: 'Entreprise (RH)',
    qualityManager: 'Qualité',
    director: 'Direction',
    auditor: 'Auditeur',
    systemAdministrator: 'Administrateur système',
  },
  en: {
    trainingAdministrator: 'Office',
    trainer: 'Trainer',
    learner: 'Learner',
    companyManager: 'Company (HR)',
    qualityManager: 'Quality',
    director: 'Management',
    auditor: 'Auditor',
    systemAdministrator: 'System administrator',
  },
});

/** One button per role, in a demonstration only: the server refuses this door anywhere else. */
function DemoDoors({ onEnter }: { onEnter: () => Promise<void> }) {
  const t = useMessages(messages);
  const names = useMessages(roleNames);
  const { demo } = useOrganisation();
  const enter = useMutation({
    mutationFn: (role: (typeof ROLES)[number]) => api('POST /demo/sign-in', { body: { role } }),
    onSuccess: onEnter,
  });
  if (!demo) return null;
  return (
    <Paper withBorder p="lg">
      <h2 style={{ fontSize: 16, marginBottom: 4 }}>{t.demo}</h2>
      <p className="fp-quiet" style={{ margin: '0 0 12px' }}>
        {t.demoHint}
      </p>
      <div className="fp-roles">
        {ROLES.map((role) => (
          <Button
            key={role}
            variant="default"
            onClick={() => enter.mutate(role)}
            loading={enter.isPending && enter.variables === role}
          >
            {names[role]}
          </Button>
        ))}
      </div>
      <RefusalAlert error={enter.error} />
    </Paper>
  );
}
