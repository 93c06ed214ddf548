import { Button, FileInput, NativeSelect, Progress } from '@mantine/core';
import { IconFileSpreadsheet, IconUserPlus } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { type DragEvent, useState } from 'react';
import { api } from '../../../app/api.ts';
import { useCrumb } from '../../../app/crumbs.ts';
import { useMessages } from '../../../app/i18n.ts';
import { PageHeader, Panel, RefusalAlert } from '../../../ui/Page.tsx';
import { messages } from '../messages.ts';
import { RosterLines } from '../parts/RosterLines.tsx';
import type { Choices, Roster } from '../roster.ts';

const FIELDS = [
  'ignore',
  'lastName',
  'firstName',
  'fullName',
  'email',
  'companyName',
  'siret',
  'phone',
  'jobTitle',
  'birthDate',
  'employeeNumber',
] as const;

/** A client's file: dropped as it is, shown as it was understood, corrected, then enrolled whole or not at all. */
export function RosterPage() {
  const t = useMessages(messages);
  const { sessionId } = useParams({ strict: false }) as { sessionId: string };
  const navigate = useNavigate();
  const client = useQueryClient();
  const [roster, setRoster] = useState<Roster | null>(null);
  const [choices, setChoices] = useState<Choices>({ fields: [], skippedLines: [], corrections: [] });
  const session = useQuery({
    queryKey: ['session', sessionId],
    queryFn: () => api('GET /sessions/:sessionId', { params: { sessionId } }),
  });
  useCrumb(
    { label: t.sessions, to: '/sessions' },
    { label: session.data?.title ?? '…', to: `/sessions/${sessionId}` },
    { label: t.title },
  );
  const read = useMutation({
    mutationFn: (file: File) => api('POST /sessions/:sessionId/rosters', { params: { sessionId }, file }),
    onSuccess: (found) => {
      setRoster(found);
      setChoices({ fields: found.columns.map(({ field }) => field), skippedLines: [], corrections: [] });
    },
  });
  const correct = useMutation({
    mutationFn: (next: Choices) =>
      api('PUT /rosters/:rosterId', { params: { rosterId: roster?.rosterId ?? '' }, body: next }),
    onSuccess: setRoster,
  });
  const enrol = useMutation({
    mutationFn: () => api('POST /rosters/:rosterId/enrolment', { params: { rosterId: roster?.rosterId ?? '' } }),
    onSuccess: async () => {
      await client.invalidateQueries();
      await navigate({ to: '/sessions/$sessionId', params: { sessionId } });
    },
  });
  const change = (next: Choices) => {
    setChoices(next);
    correct.mutate(next);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    const [file] = event.dataTransfer.files;
    if (file) read.mutate(file);
  };
  return (
    <>
      <PageHeader
        title={t.title}
        over={session.data?.title}
        actions={
          roster && (
            <Button
              leftSection={<IconUserPlus size={16} />}
              loading={enrol.isPending}
              disabled={
                roster.blocked > 0 || roster.toEnrol === 0 || roster.toEnrol > roster.seatsLeft || correct.isPending
              }
              onClick={() => enrol.mutate()}
            >
              {t.enrolCount(roster.toEnrol)}
            </Button>
          )
        }
      />
      <div className="fp-stack">
        <RefusalAlert error={read.error ?? correct.error ?? enrol.error} />
        {!roster && (
          <section
            className="fp-panel"
            aria-label={t.drop}
            onDragOver={(event) => event.preventDefault()}
            onDrop={drop}
          >
            <div className="fp-empty">
              <IconFileSpreadsheet size={40} stroke={1.5} aria-hidden />
              <strong>{t.drop}</strong>
              <span>{t.dropHint}</span>
              <FileInput
                aria-label={t.choose}
                placeholder={t.choose}
                accept=".xlsx,.csv,.txt,.tsv"
                onChange={(file) => file && read.mutate(file)}
                w={280}
              />
              {read.isPending && <Progress value={100} animated w={280} aria-label={t.reading} />}
              <Link to="/sessions/$sessionId" params={{ sessionId } as never}>
                {t.back}
              </Link>
            </div>
          </section>
        )}
        {roster && (
          <>
            <p className="fp-remaining" role="status">
              <span>{t.understood(roster.lines.length, roster.toEnrol)}</span>
              {roster.blocked > 0 && <span>{t.blocked(roster.blocked)}</span>}
              <span>{t.seatsLeft(roster.seatsLeft)}</span>
            </p>
            <Panel title={t.columns}>
              <div style={{ display: 'grid', gridTemplateColumns: 'repeat(auto-fill, minmax(190px, 1fr))', gap: 12 }}>
                {roster.columns.map(({ title, sample }, index) => (
                  <NativeSelect
                    // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place in the file.
                    key={index}
                    label={title || t.untitled(index + 1)}
                    description={sample.filter(Boolean).slice(0, 2).join(', ') || ' '}
                    data={FIELDS.map((field) => ({ value: field, label: t[field] }))}
                    value={choices.fields[index] ?? 'ignore'}
                    onChange={(event) =>
                      change({
                        ...choices,
                        fields: choices.fields.map((field, at) =>
                          at === index ? (event.currentTarget.value as Choices['fields'][number]) : field,
                        ),
                      })
                    }
                  />
                ))}
              </div>
            </Panel>
            <RosterLines roster={roster} choices={choices} onChange={change} />
          </>
        )}
      </div>
    </>
  );
}
