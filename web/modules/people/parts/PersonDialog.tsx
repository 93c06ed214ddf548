import { Button, Modal, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import type { Api } from '../../../../contract/api.ts';
import { ApiRefusal, api, newKey } from '../../../app/api.ts';
import { useMessages } from '../../../app/i18n.ts';
import { CompanyChoice } from '../../../ui/CompanyChoice.tsx';
import { RefusalAlert } from '../../../ui/Page.tsx';
import { messages } from '../messages.ts';

export type Person = Api['GET /people/:personId']['answer'];
type Company = { companyId: string; name: string };
type Props = {
  isOpen: boolean;
  /** The card to change; a new one without it. */
  person?: Person | undefined;
  company?: Company | undefined;
  onClose: () => void;
  onSaved?: (personId: string) => void;
};

const EMAIL_REFUSALS = ['EMAIL_INVALID', 'EMAIL_TAKEN', 'EMAIL_NEEDED', 'ROLE_NOT_YOURS_TO_GIVE'];

/** A person's card, to add or to change. What was typed stays when it is refused, and the refusal stands under its field. */
export function PersonDialog(props: Props) {
  const t = useMessages(messages);
  return (
    <Modal opened={props.isOpen} onClose={props.onClose} title={props.person ? t.editPerson : t.addPerson}>
      <PersonForm {...props} />
    </Modal>
  );
}

function PersonForm({ person, company, onClose, onSaved }: Props) {
  const t = useMessages(messages);
  const client = useQueryClient();
  // The same card sent again is the same intention; a changed one is another.
  const [key, setKey] = useState(newKey);
  const [facts, setFacts] = useState({
    firstName: person?.firstName ?? '',
    lastName: person?.lastName ?? '',
    email: person?.email ?? '',
    phone: person?.phone ?? '',
    jobTitle: person?.jobTitle ?? '',
  });
  const [companyId, setCompanyId] = useState(person?.companyId ?? company?.companyId ?? null);
  const save = useMutation({
    mutationFn: async () => {
      const body = { ...facts, email: facts.email || null, phone: facts.phone || null, companyId };
      if (!person) return (await api('POST /people', { body, key })).personId;
      const { personId, revision } = person;
      await api('PUT /people/:personId', { params: { personId }, body: { ...body, revision } });
      return personId;
    },
    onSuccess: async (personId) => {
      notifications.show({
        message: person ? t.saved : t.personAdded(`${facts.firstName} ${facts.lastName}`),
        color: 'prairie',
      });
      onClose();
      await client.invalidateQueries();
      onSaved?.(personId);
    },
  });
  const code = save.error instanceof ApiRefusal ? save.error.code : '';
  const isOfEmail = EMAIL_REFUSALS.includes(code);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate();
  };
  const before = person?.companyId ? { companyId: person.companyId, name: person.companyName ?? '' } : company;
  return (
    <form onSubmit={submit} className="fp-stack">
      {(['firstName', 'lastName', 'email', 'phone', 'jobTitle'] as const).map((field) => (
        <TextInput
          key={field}
          label={field === 'jobTitle' ? t.job : t[field]}
          type={field === 'email' ? 'email' : field === 'phone' ? 'tel' : 'text'}
          required={field === 'firstName' || field === 'lastName'}
          data-autofocus={field === 'firstName' || undefined}
          maxLength={field === 'phone' ? 30 : field === 'jobTitle' ? 200 : field === 'email' ? 254 : 100}
          value={facts[field]}
          error={field === 'email' && isOfEmail ? save.error?.message : undefined}
          onChange={(event) => {
            setKey(newKey());
            setFacts({ ...facts, [field]: event.currentTarget.value });
          }}
        />
      ))}
      <CompanyChoice
        label={t.company}
        placeholder={t.pickCompany}
        value={companyId}
        known={before}
        onChange={(chosen) => {
          setKey(newKey());
          setCompanyId(chosen);
        }}
      />
      {!isOfEmail && <RefusalAlert error={save.error} />}
      <Button type="submit" loading={save.isPending}>
        {person ? t.save : t.addPerson}
      </Button>
    </form>
  );
}
