import { Button, ColorInput, TextInput } from '@mantine/core';
import { IconFileText } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { Api } from '../../../../contract/api.ts';
import { ApiRefusal, api } from '../../../app/api.ts';
import { useCrumb } from '../../../app/crumbs.ts';
import { useMessages } from '../../../app/i18n.ts';
import { useMe } from '../../../app/session.tsx';
import { showDone } from '../../../ui/Feedback.tsx';
import { Loading, PageHeader, Panel, RefusalAlert } from '../../../ui/Page.tsx';
import { organisationMessages } from '../organisation-messages.ts';
import { LogoField } from '../parts/LogoField.tsx';
import { mayEdit } from '../rights.ts';

type Card = NonNullable<Api['GET /organisation/card']['answer']['card']>;
type Facts = Omit<Card, 'revision' | 'hasLogo'>;
type Field = keyof Facts;

const IDENTITY: readonly Field[] = [
  'name',
  'legalForm',
  'capital',
  'siret',
  'activityDeclarationNumber',
  'declarationRegion',
  'signatoryName',
  'signatoryTitle',
];
const MENTIONS: readonly Field[] = ['vatMention', 'qualityMention'];
const REACH: readonly Field[] = ['address', 'postcode', 'town', 'phone', 'email', 'website'];
const CONTACTS: readonly Field[] = ['pedagogicalContact', 'administrativeContact', 'disabilityContact'];
const LONGEST: Partial<Record<Field, number>> = {
  siret: 30,
  activityDeclarationNumber: 30,
  postcode: 10,
  phone: 30,
  email: 254,
  qualityMention: 300,
  pedagogicalContact: 300,
  administrativeContact: 300,
  disabilityContact: 300,
};
const NEEDED: readonly Field[] = ['name', 'siret', 'activityDeclarationNumber', 'signatoryName'];
const FIELD_OF: Readonly<Record<string, Field>> = {
  SIRET_INVALID: 'siret',
  DECLARATION_NUMBER_INVALID: 'activityDeclarationNumber',
  COLOR_TOO_PALE: 'brandColor',
};
const EMPTY = Object.fromEntries(
  [...IDENTITY, ...MENTIONS, ...REACH, ...CONTACTS].map((field) => [field, '']),
) as Facts;

/** What documents say of the organisation and how they look. */
export function OrganisationPage() {
  const t = useMessages(organisationMessages);
  useCrumb({ label: t.title });
  const { data, error, refetch } = useQuery({
    queryKey: ['organisation-card'],
    queryFn: () => api('GET /organisation/card'),
  });
  if (error) return <RefusalAlert error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading />;
  return (
    <>
      <PageHeader
        title={t.title}
        facts={<span>{t.hint}</span>}
        actions={
          <Button
            variant="default"
            component={Link}
            to="/mon-organisme/textes"
            leftSection={<IconFileText size={16} />}
          >
            {t.texts}
          </Button>
        }
      />
      <CardForm key={data.card?.revision ?? 0} card={data.card} />
    </>
  );
}

function CardForm({ card }: { card: Card | null }) {
  const t = useMessages(organisationMessages);
  const isReadOnly = !mayEdit(useMe());
  const client = useQueryClient();
  const { revision, hasLogo, ...known } = card ?? { ...EMPTY, brandColor: '#054957', revision: 0, hasLogo: false };
  const [facts, setFacts] = useState<Facts>(known);
  const save = useMutation({
    mutationFn: () => api('PUT /organisation/card', { body: { ...facts, revision } }),
    onSuccess: async () => {
      await client.invalidateQueries();
      showDone(t.saved);
    },
  });
  const refused = save.error instanceof ApiRefusal ? FIELD_OF[save.error.code] : undefined;
  const errorOf = (field: Field) => (refused === field ? save.error?.message : undefined);
  const change = (field: Field, value: string) => {
    save.reset();
    setFacts({ ...facts, [field]: value });
  };
  const text = (field: Field) => (
    <TextInput
      key={field}
      label={t[field]}
      description={CONTACTS.includes(field) ? t.contactHint : undefined}
      type={field === 'email' ? 'email' : field === 'phone' ? 'tel' : 'text'}
      required={NEEDED.includes(field)}
      readOnly={isReadOnly}
      maxLength={LONGEST[field] ?? 200}
      value={facts[field]}
      error={errorOf(field)}
      onChange={(event) => change(field, event.currentTarget.value)}
    />
  );
  return (
    <form
      className="fp-stack"
      style={{ maxWidth: 860 }}
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <Panel title={t.identity}>
        <div className="fp-fields">{IDENTITY.map(text)}</div>
        <div className="fp-stack" style={{ marginTop: 14 }}>
          {MENTIONS.map(text)}
        </div>
      </Panel>
      <Panel title={t.contacts}>
        <div className="fp-fields">{REACH.map(text)}</div>
        <div className="fp-stack" style={{ marginTop: 14 }}>
          {CONTACTS.map(text)}
        </div>
      </Panel>
      <Panel title={t.look}>
        <div className="fp-fields">
          <ColorInput
            label={t.brandColor}
            description={t.brandColorHint}
            format="hex"
            withEyeDropper={false}
            readOnly={isReadOnly}
            value={facts.brandColor}
            error={errorOf('brandColor')}
            onChange={(color) => change('brandColor', color)}
          />
          <LogoField hasLogo={hasLogo} isReadOnly={isReadOnly || card === null} />
        </div>
      </Panel>
      {!refused && <RefusalAlert error={save.error} />}
      {!isReadOnly && (
        <div className="fp-actions" data-end>
          <Button type="submit" loading={save.isPending}>
            {t.save}
          </Button>
        </div>
      )}
    </form>
  );
}
