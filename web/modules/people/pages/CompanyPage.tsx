import { Button } from '@mantine/core';
import { IconMapPin, IconPencil, IconUserPlus, IconUsers } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { api } from '../../../app/api.ts';
import { useCrumb } from '../../../app/crumbs.ts';
import { useMessages } from '../../../app/i18n.ts';
import { useMe } from '../../../app/session.tsx';
import { FactList } from '../../../ui/FactList.tsx';
import { Loading, PageHeader, Panel, RefusalAlert } from '../../../ui/Page.tsx';
import { PageTabs } from '../../../ui/PageTabs.tsx';
import { messages } from '../messages.ts';
import { type Company, CompanyDialog } from '../parts/CompanyDialog.tsx';
import { CompanyPeople } from '../parts/CompanyPeople.tsx';
import { CompanySessions } from '../parts/CompanySessions.tsx';
import { PersonDialog } from '../parts/PersonDialog.tsx';
import { isOffice, mayEdit } from '../rights.ts';
import { siretText } from '../siret.ts';

/** One client company: its facts, its people, the sessions it sends them to. */
export function CompanyPage() {
  const t = useMessages(messages);
  const me = useMe();
  const navigate = useNavigate();
  const [open, setOpen] = useState<'company' | 'person' | null>(null);
  const { companyId } = useParams({ strict: false }) as { companyId: string };
  const { onglet = 'people' } = useSearch({ strict: false }) as { onglet?: string };
  const {
    data: company,
    error,
    refetch,
  } = useQuery({
    queryKey: ['company', companyId],
    queryFn: () => api('GET /companies/:companyId', { params: { companyId } }),
  });
  useCrumb({ label: t.companies, to: '/entreprises' }, { label: company?.name ?? '…' });
  if (error) return <RefusalAlert error={error} onRetry={() => void refetch()} />;
  if (!company) return <Loading />;
  return (
    <>
      <PageHeader
        title={company.name}
        facts={<HeadFacts company={company} />}
        actions={
          mayEdit(me) && (
            <>
              <Button variant="default" leftSection={<IconPencil size={16} />} onClick={() => setOpen('company')}>
                {t.editCompany}
              </Button>
              <Button leftSection={<IconUserPlus size={16} />} onClick={() => setOpen('person')}>
                {t.addPerson}
              </Button>
            </>
          )
        }
      />
      <CompanyDialog isOpen={open === 'company'} company={company} onClose={() => setOpen(null)} />
      <PersonDialog
        isOpen={open === 'person'}
        company={company}
        onClose={() => setOpen(null)}
        onSaved={(personId) => void navigate({ to: '/personnes/$personId', params: { personId } as never })}
      />
      <PageTabs
        name={company.name}
        tabs={[
          { id: 'people', label: t.people, count: company.learners },
          { id: 'sessions', label: t.sessions },
        ]}
        open={onglet}
      />
      <div className="fp-columns">
        <div>
          {onglet === 'people' && <CompanyPeople companyId={companyId} />}
          {onglet === 'sessions' && <CompanySessions companyId={companyId} />}
        </div>
        <div className="fp-stack">
          <CardPanel company={company} />
          {isOffice(me) && <ContactPanel company={company} />}
        </div>
      </div>
    </>
  );
}

function HeadFacts({ company }: { company: Company }) {
  const t = useMessages(messages);
  return (
    <>
      {company.siret && (
        <span>
          {t.siret} <span className="fp-code">{siretText(company.siret)}</span>
        </span>
      )}
      {company.town && (
        <span>
          <IconMapPin size={16} aria-hidden /> {company.town}
        </span>
      )}
      {company.opco && (
        <span>
          <IconUsers size={16} aria-hidden /> {company.opco}
        </span>
      )}
    </>
  );
}

function CardPanel({ company }: { company: Company }) {
  const t = useMessages(messages);
  return (
    <Panel title={t.card}>
      <FactList
        facts={[
          [t.siret, siretText(company.siret)],
          [t.legalForm, company.legalForm],
          [t.address, company.address],
          [t.town, [company.postcode, company.town].filter(Boolean).join(' ')],
          [t.opco, company.opco],
          [t.phone, company.phone],
          [t.email, company.email && <a href={`mailto:${company.email}`}>{company.email}</a>],
        ]}
      />
    </Panel>
  );
}

function ContactPanel({ company }: { company: Company }) {
  const t = useMessages(messages);
  return (
    <Panel title={t.contacts}>
      {company.contacts.length === 0 && <span className="fp-quiet">{t.noContact}</span>}
      <ul className="fp-plain">
        {company.contacts.map((contact) => (
          <li key={contact.personId}>
            <strong>{contact.name}</strong>
            <div className="fp-quiet">
              {contact.jobTitle}
              {contact.jobTitle && contact.email && ', '}
              {contact.email && <a href={`mailto:${contact.email}`}>{contact.email}</a>}
            </div>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
