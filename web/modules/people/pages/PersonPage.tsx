import { Button } from '@mantine/core';
import { IconBriefcase, IconBuilding, IconMail, IconPencil } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams, useSearch } from '@tanstack/react-router';
import { useContext, useState } from 'react';
import { api } from '../../../app/api.ts';
import { useCrumb } from '../../../app/crumbs.ts';
import { LanguageContext, useMessages } from '../../../app/i18n.ts';
import { useMe } from '../../../app/session.tsx';
import { FactList } from '../../../ui/FactList.tsx';
import { longDay } from '../../../ui/format.ts';
import { Loading, PageHeader, Panel, RefusalAlert } from '../../../ui/Page.tsx';
import { PageTabs } from '../../../ui/PageTabs.tsx';
import { messages } from '../messages.ts';
import { AccountPanel } from '../parts/AccountPanel.tsx';
import { type Person, PersonDialog } from '../parts/PersonDialog.tsx';
import { PersonDocuments } from '../parts/PersonDocuments.tsx';
import { PersonJournal } from '../parts/PersonJournal.tsx';
import { PersonTrainings } from '../parts/PersonTrainings.tsx';
import { isOffice, mayEdit } from '../rights.ts';

/** One learner: who they are, what they follow, what proves it. */
export function PersonPage() {
  const t = useMessages(messages);
  const me = useMe();
  const [isEditing, setEditing] = useState(false);
  const { personId } = useParams({ strict: false }) as { personId: string };
  const { onglet = 'trainings' } = useSearch({ strict: false }) as { onglet?: string };
  const {
    data: person,
    error,
    refetch,
  } = useQuery({
    queryKey: ['person', personId],
    queryFn: () => api('GET /people/:personId', { params: { personId } }),
  });
  const name = person ? `${person.firstName} ${person.lastName}` : '…';
  useCrumb({ label: t.people, to: '/personnes' }, { label: name });
  if (error) return <RefusalAlert error={error} onRetry={() => void refetch()} />;
  if (!person) return <Loading />;
  const tabs = [
    { id: 'trainings', label: t.trainings },
    { id: 'documents', label: t.documents },
    ...(isOffice(me) ? [{ id: 'journal', label: t.journal }] : []),
  ];
  return (
    <>
      <PageHeader
        title={name}
        facts={<HeadFacts person={person} />}
        actions={
          mayEdit(me) && (
            <Button variant="default" leftSection={<IconPencil size={16} />} onClick={() => setEditing(true)}>
              {t.editPerson}
            </Button>
          )
        }
      />
      <PersonDialog isOpen={isEditing} person={person} onClose={() => setEditing(false)} />
      <PageTabs name={name} tabs={tabs} open={onglet} />
      <div className="fp-columns">
        <div>
          {onglet === 'trainings' && <PersonTrainings personId={personId} />}
          {onglet === 'documents' && <PersonDocuments personId={personId} />}
          {onglet === 'journal' && <PersonJournal personId={personId} />}
        </div>
        <div className="fp-stack">
          <CardPanel person={person} />
          {mayEdit(me) && <AccountPanel personId={personId} />}
        </div>
      </div>
    </>
  );
}

function HeadFacts({ person }: { person: Person }) {
  const t = useMessages(messages);
  return (
    <>
      <span>
        <IconBuilding size={16} aria-hidden />
        {person.companyId ? (
          <Link to="/entreprises/$companyId" params={{ companyId: person.companyId } as never}>
            {person.companyName}
          </Link>
        ) : (
          t.noCompany
        )}
      </span>
      {person.jobTitle && (
        <span>
          <IconBriefcase size={16} aria-hidden /> {person.jobTitle}
        </span>
      )}
      {person.email && (
        <span>
          <IconMail size={16} aria-hidden /> <a href={`mailto:${person.email}`}>{person.email}</a>
        </span>
      )}
    </>
  );
}

function CardPanel({ person }: { person: Person }) {
  const t = useMessages(messages);
  const language = useContext(LanguageContext);
  return (
    <Panel title={t.card}>
      <FactList
        facts={[
          [t.lastName, person.lastName],
          [t.firstName, person.firstName],
          [t.company, person.companyName ?? t.noCompany],
          [t.job, person.jobTitle],
          [t.email, person.email],
          [t.phone, person.phone],
          [t.birthDate, person.birthDate && longDay(person.birthDate, language)],
          [t.employeeNumber, person.employeeNumber],
        ]}
      />
    </Panel>
  );
}
