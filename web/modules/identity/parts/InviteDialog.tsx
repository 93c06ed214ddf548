import { Button, Modal, NativeSelect, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import type { Api } from '../../../../contract/api.ts';
import { api } from '../../../app/api.ts';
import { type Language, useMessages } from '../../../app/i18n.ts';
import { CompanyChoice } from '../../../ui/CompanyChoice.tsx';
import { endOfDay } from '../../../ui/format.ts';
import { RefusalAlert } from '../../../ui/Page.tsx';
import { messages } from '../messages.ts';

type Role = Api['GET /me']['answer']['role'];
const ROLES: readonly Role[] = [
  'trainer',
  'companyManager',
  'learner',
  'trainingAdministrator',
  'qualityManager',
  'director',
  'systemAdministrator',
  'auditor',
];

/** Invites somebody: a personal link leaves by mail. What was typed stays when it is refused. */
export function InviteDialog({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const t = useMessages(messages);
  const client = useQueryClient();
  const [facts, setFacts] = useState({ firstName: '', lastName: '', email: '' });
  const [role, setRole] = useState<Role>('trainer');
  const [language, setLanguage] = useState<Language>('fr');
  const [companyId, setCompanyId] = useState<string | null>(null);
  const [endsOn, setEndsOn] = useState('');
  const invite = useMutation({
    mutationFn: () =>
      api('POST /invitations', {
        body: {
          ...facts,
          role,
          companyId: role === 'companyManager' ? companyId : null,
          language,
          expiresAt: role === 'auditor' && endsOn ? endOfDay(endsOn) : null,
        },
      }),
    onSuccess: async () => {
      notifications.show({ message: t.invited, color: 'prairie' });
      setFacts({ firstName: '', lastName: '', email: '' });
      onClose();
      await client.invalidateQueries({ queryKey: ['accounts'] });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    invite.mutate();
  };
  return (
    <Modal opened={isOpen} onClose={onClose} title={t.invite}>
      <form onSubmit={submit} className="fp-stack">
        {(['firstName', 'lastName', 'email'] as const).map((field) => (
          <TextInput
            key={field}
            label={t[field]}
            type={field === 'email' ? 'email' : 'text'}
            required
            value={facts[field]}
            onChange={(event) => setFacts({ ...facts, [field]: event.currentTarget.value })}
          />
        ))}
        <NativeSelect
          label={t.role}
          data={ROLES.map((one) => ({ value: one, label: t[one] }))}
          value={role}
          onChange={(event) => setRole(event.currentTarget.value as Role)}
        />
        <NativeSelect
          label={t.language}
          data={[
            { value: 'fr', label: t.french },
            { value: 'en', label: t.english },
          ]}
          value={language}
          onChange={(event) => setLanguage(event.currentTarget.value as Language)}
        />
        {role === 'companyManager' && (
          <CompanyChoice
            label={t.company}
            placeholder={t.pickCompany}
            value={companyId}
            onChange={setCompanyId}
            required
          />
        )}
        {role === 'auditor' && (
          <TextInput
            label={t.accessEnd}
            type="date"
            required
            value={endsOn}
            onChange={(event) => setEndsOn(event.currentTarget.value)}
          />
        )}
        <RefusalAlert error={invite.error} />
        <Button type="submit" loading={invite.isPending}>
          {t.sendInvitation}
        </Button>
      </form>
    </Modal>
  );
}
