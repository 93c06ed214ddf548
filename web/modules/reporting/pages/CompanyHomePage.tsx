import { Button, Chip, Group, Progress, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconCircleCheck, IconCircleDashed, IconDownload, IconFileCertificate, IconSearch } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useContext } from 'react';
import type { Api } from '../../../../contract/api.ts';
import { address, api } from '../../../app/api.ts';
import { LanguageContext, useMessages } from '../../../app/i18n.ts';
import { useListState } from '../../../app/list-state.ts';
import { useMe } from '../../../app/session.tsx';
import { dayRange, duration, parisDay, shortDay } from '../../../ui/format.ts';
import { type Column, ListTable } from '../../../ui/ListTable.tsx';
import { Avatar, EmptyState, Loading, PageHeader, RefusalAlert } from '../../../ui/Page.tsx';
import { messages } from '../messages.ts';
import { NextSessions } from '../parts/NextSessions.tsx';

type Home = Api['GET /company-home']['answer'];
type Row = Home['rows'][number];
const TIMES = ['current', 'toCome', 'past'] as const;
const PAGE = 50;

/** The company's home: its own people, their presence and progress, their certificates, what comes next. */
export function CompanyHomePage() {
  const t = useMessages(messages);
  const me = useMe();
  const [list, setList] = useListState();
  const time = TIMES.find((one) => one === list.etat);
  const asked = { search: list.search, time };
  const { data, error, refetch } = useQuery({
    queryKey: ['company-home', asked, list.page],
    queryFn: () => api('GET /company-home', { query: { ...asked, page: list.page } }),
    placeholderData: keepPreviousData,
  });
  const search = useDebouncedCallback((text: string) => setList({ search: text || undefined }), 250);
  const columns = useColumns();
  if (!data) return error ? <RefusalAlert error={error} onRetry={() => void refetch()} /> : <Loading />;
  const all = data.counts.current + data.counts.toCome + data.counts.past;
  return (
    <>
      <PageHeader
        title={t.hello(me.firstName)}
        over={data.companyName}
        facts={t.companyFacts(data.counts.current, data.counts.toCome)}
      />
      <div className="fp-columns">
        <section aria-labelledby="employees">
          <h2 id="employees" style={{ fontSize: 20, margin: '0 0 12px' }}>
            {t.employees}
          </h2>
          <div className="fp-tools">
            <TextInput
              aria-label={t.findEmployee}
              placeholder={t.findEmployee}
              leftSection={<IconSearch size={18} />}
              defaultValue={list.search ?? ''}
              onChange={(event) => search(event.currentTarget.value)}
              style={{ flex: '1 1 220px' }}
            />
            <Button
              variant="default"
              component="a"
              href={address('GET /company-home/export', { query: asked })}
              leftSection={<IconDownload size={18} aria-hidden />}
            >
              {t.exportList}
            </Button>
          </div>
          <Chip.Group
            value={time ?? 'all'}
            onChange={(value) => setList({ etat: value === 'all' ? undefined : String(value) })}
          >
            <Group gap={8} mb={14} role="group" aria-label={t.state}>
              <Chip value="all">{t.countOf(t.everybody, all)}</Chip>
              {TIMES.map((one) => (
                <Chip key={one} value={one}>
                  {t.countOf(t[one], data.counts[one])}
                </Chip>
              ))}
            </Group>
          </Chip.Group>
          <RefusalAlert error={error} onRetry={() => void refetch()} />
          {data.total === 0 ? (
            <div className="fp-panel">
              <EmptyState
                title={all === 0 ? t.nobody : t.noResult}
                action={
                  all > 0 && (
                    <Button variant="default" onClick={() => setList({ search: undefined, etat: undefined })}>
                      {t.clearFilters}
                    </Button>
                  )
                }
              />
            </div>
          ) : (
            <ListTable
              name={t.employees}
              columns={columns}
              rows={data.rows}
              rowId={(row) => row.enrolmentId}
              page={list.page}
              size={PAGE}
              total={data.total}
              onPage={(page) => setList({ page })}
            />
          )}
          <p className="fp-quiet">{t.privacy}</p>
        </section>
        <aside className="fp-stack">
          <NextSessions sessions={data.nextSessions} />
        </aside>
      </div>
    </>
  );
}

function useColumns(): Column<Row>[] {
  const t = useMessages(messages);
  return [
    {
      id: 'name',
      title: t.employee,
      wraps: true,
      cell: (row) => (
        <span style={{ display: 'inline-flex', gap: 10, alignItems: 'center' }}>
          <Avatar firstName={row.firstName} lastName={row.lastName} />
          <span>
            {row.firstName} {row.lastName}
            <small className="fp-under-name">{row.title}</small>
          </span>
        </span>
      ),
    },
    { id: 'progress', title: t.progress, card: 'named', cell: (row) => <ProgressCell row={row} /> },
    { id: 'presence', title: t.presence, card: 'named', cell: (row) => <PresenceCell row={row} /> },
    {
      id: 'next',
      title: t.next,
      card: 'named',
      wraps: true,
      cell: (row) => <NextCell row={row} />,
    },
    {
      id: 'certificate',
      title: t.certificate,
      card: 'foot',
      cell: (row) => row.certificate && <Certificate row={row} certificate={row.certificate} />,
    },
  ];
}

function ProgressCell({ row }: { row: Row }) {
  const t = useMessages(messages);
  if (row.steps === 0) return null;
  const percent = Math.round((row.stepsDone / row.steps) * 100);
  return (
    <span className="fp-progress-cell">
      <Progress
        value={percent}
        color={percent === 100 ? 'prairie.6' : 'encre.7'}
        aria-label={t.stepsDone(row.stepsDone, row.steps)}
      />
      {t.score(percent)}
    </span>
  );
}

function PresenceCell({ row }: { row: Row }) {
  const t = useMessages(messages);
  if (row.sealedSlots === 0) return <span className="fp-quiet">{t.notStarted}</span>;
  const isWhole = row.attendedMn >= row.plannedMn;
  const Icon = isWhole ? IconCircleCheck : IconCircleDashed;
  const family = isWhole ? 'ok' : 'warn';
  return (
    <span className="fp-state" style={{ color: `var(--fp-${family}-text)` }}>
      <Icon size={18} stroke={1.75} color={`var(--fp-${family}-icon)`} aria-hidden />
      {t.of(duration(row.attendedMn), duration(row.plannedMn))}
    </span>
  );
}

/** When the person comes next, or when it was. */
function NextCell({ row }: { row: Row }) {
  const t = useMessages(messages);
  const language = useContext(LanguageContext);
  const dates = dayRange(row.startsOn, row.endsOn, language);
  if (row.nextAt) return [shortDay(parisDay(new Date(row.nextAt)), language), row.nextPlace].filter(Boolean).join(', ');
  return row.time === 'past' ? `${t.ended}, ${dates}` : dates;
}

type CertificateGiven = { row: Row; certificate: NonNullable<Row['certificate']> };

function Certificate({ row, certificate: { documentId, number } }: CertificateGiven) {
  const t = useMessages(messages);
  return (
    <a
      className="fp-state fp-certificate"
      href={address('GET /documents/:documentId/file', { params: { documentId } })}
      target="_blank"
      rel="noreferrer"
      aria-label={t.openCertificate(number, `${row.firstName} ${row.lastName}`)}
    >
      <IconFileCertificate size={18} stroke={1.75} aria-hidden /> {t.certificate}
    </a>
  );
}
