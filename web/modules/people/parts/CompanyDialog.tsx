import { Button, Modal, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useRef, useState } from 'react';
import type { Api } from '../../../../contract/api.ts';
import { ApiRefusal, api, newKey } from '../../../app/api.ts';
import { useMessages } from '../../../app/i18n.ts';
import { RefusalAlert } from '../../../ui/Page.tsx';
import { messages } from '../messages.ts';
import { siretProblem, siretText } from '../siret.ts';

export type Company = Api['GET /companies/:companyId']['answer'];
type Props = {
  isOpen: boolean;
  /** The card to change; a new one without it. */
  company?: Company | undefined;
  onClose: () => void;
  onSaved?: (companyId: string) => void;
};

const FIELDS = ['name', 'siret', 'legalForm', 'address', 'postcode', 'town', 'opco', 'phone', 'email'] as const;
const LONGEST: Partial<Record<(typeof FIELDS)[number], number>> = { siret: 30, postcode: 10, phone: 30, email: 254 };

/** A company's card, to add or to change. The SIRET is checked when its field is left, its key by the server. */
export function CompanyDialog(props: Props) {
  const t = useMessages(messages);
  return (
    <Modal opened={props.isOpen} onClose={props.onClose} title={props.company ? t.editCompany : t.addCompany}>
      <CompanyForm {...props} />
    </Modal>
  );
}

function CompanyForm({ company, onClose, onSaved }: Props) {
  const t = useMessages(messages);
  const client = useQueryClient();
  // The same card sent again is the same intention; a changed one is another.
  const [key, setKey] = useState(newKey);
  const siretField = useRef<HTMLInputElement>(null);
  const [facts, setFacts] = useState<Record<(typeof FIELDS)[number], string>>({
    name: company?.name ?? '',
    siret: siretText(company?.siret ?? null),
    legalForm: company?.legalForm ?? '',
    address: company?.address ?? '',
    postcode: company?.postcode ?? '',
    town: company?.town ?? '',
    opco: company?.opco ?? '',
    phone: company?.phone ?? '',
    email: company?.email ?? '',
  });
  const [hasLeftSiret, setLeftSiret] = useState(false);
  const save = useMutation({
    mutationFn: async () => {
      const body = { ...facts, siret: facts.siret.trim() || null };
      if (!company) return (await api('POST /companies', { body, key })).companyId;
      const { companyId, revision } = company;
      await api('PUT /companies/:companyId', { params: { companyId }, body: { ...body, revision } });
      return companyId;
    },
    onSuccess: async (companyId) => {
      notifications.show({ message: company ? t.saved : t.personAdded(facts.name), color: 'prairie' });
      onClose();
      await client.invalidateQueries();
      onSaved?.(companyId);
    },
  });
  const problem = siretProblem(facts.siret);
  const shown =
    problem?.kind === 'short'
      ? t.siretShort(problem.digits)
      : problem?.kind === 'long'
        ? t.siretLong(problem.digits)
        : problem && t.siretLetters;
  const isOfSiret = save.error instanceof ApiRefusal && save.error.code.startsWith('SIRET_');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setLeftSiret(true);
    if (problem) siretField.current?.focus();
    else save.mutate();
  };
  const errorOf = (field: (typeof FIELDS)[number]) =>
    field === 'siret' ? (hasLeftSiret && shown) || (isOfSiret && save.error?.message) || undefined : undefined;
  return (
    <form onSubmit={submit} className="fp-stack">
      {FIELDS.map((field) => (
        <TextInput
          key={field}
          label={t[field]}
          type={field === 'email' ? 'email' : field === 'phone' ? 'tel' : 'text'}
          {...(field === 'siret' ? { ref: siretField, inputMode: 'numeric' as const } : {})}
          required={field === 'name'}
          data-autofocus={field === 'name' || undefined}
          maxLength={LONGEST[field] ?? 200}
          value={facts[field]}
          error={errorOf(field)}
          onBlur={() => field === 'siret' && setLeftSiret(true)}
          onChange={(event) => {
            if (isOfSiret) save.reset();
            setKey(newKey());
            setFacts({ ...facts, [field]: event.currentTarget.value });
          }}
        />
      ))}
      {!isOfSiret && <RefusalAlert error={save.error} />}
      <Button type="submit" loading={save.isPending}>
        {company ? t.save : t.addCompany}
      </Button>
    </form>
  );
}
