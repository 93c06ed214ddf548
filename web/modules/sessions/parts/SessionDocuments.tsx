import { Alert, Button, Progress } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconAlertTriangle, IconCertificate, IconEye, IconFileZip, IconSignature } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { Api } from '../../../../contract/api.ts';
import { address, api } from '../../../app/api.ts';
import { useMessages } from '../../../app/i18n.ts';
import { useMe } from '../../../app/session.tsx';
import { duration } from '../../../ui/format.ts';
import { EmptyState, Loading, Panel, RefusalAlert } from '../../../ui/Page.tsx';
import { StatusBadge } from '../../../ui/StatusBadge.tsx';
import { DocumentBoard } from '../documents/DocumentBoard.tsx';
import { messages } from '../messages.ts';
import { sessionMessages } from '../session-messages.ts';

type Candidate = Api['GET /sessions/:sessionId/certificates']['answer']['people'][number];
type Batch = Api['POST /sessions/:sessionId/certificates']['answer'];
const OFFICE = ['trainingAdministrator', 'director'];

/** Certificates and sheet of a session: who gets what and why not, before anything is issued. */
export function SessionDocuments({ sessionId }: { sessionId: string }) {
  const t = useMessages(messages);
  const words = useMessages(sessionMessages);
  const me = useMe();
  const preview = useQuery({
    queryKey: ['certificates', sessionId],
    queryFn: () => api('GET /sessions/:sessionId/certificates', { params: { sessionId } }),
  });
  if (preview.error) return <RefusalAlert error={preview.error} onRetry={() => void preview.refetch()} />;
  if (!preview.data) return <Loading />;
  const { people, running } = preview.data;
  if (people.length === 0)
    return (
      <div className="fp-panel">
        <EmptyState title={t.nobody} />
      </div>
    );
  const mayIssue = OFFICE.includes(me.role);
  const reasons = new Set(people.map(({ reason }) => reason));
  const commonReason = people.length > 1 && reasons.size === 1 ? people[0]?.reason : '';
  return (
    <div className="fp-stack">
      <DocumentBoard sessionId={sessionId} />
      {mayIssue && <SheetPanel sessionId={sessionId} />}
      <Panel
        title={t.certificates}
        aside={mayIssue && <BatchButton sessionId={sessionId} people={people} running={running} />}
        flush
      >
        {commonReason && (
          <Alert
            color="ocre"
            variant="light"
            radius={0}
            icon={<IconAlertTriangle size={18} />}
            title={words.allRefused}
          >
            {commonReason}
          </Alert>
        )}
        <ul style={{ listStyle: 'none', margin: 0, padding: 0 }}>
          {people.map((person) => (
            <Line
              key={person.enrolmentId}
              person={commonReason ? { ...person, reason: '' } : person}
              mayIssue={mayIssue}
            />
          ))}
        </ul>
      </Panel>
    </div>
  );
}

function Line({ person, mayIssue }: { person: Candidate; mayIssue: boolean }) {
  const t = useMessages(messages);
  const params = { enrolmentId: person.enrolmentId };
  const name = `${person.firstName} ${person.lastName}`;
  return (
    <li className="fp-row" style={{ alignItems: 'center', flexWrap: 'wrap' }}>
      <div style={{ flex: '1 1 240px' }}>
        <strong>{name}</strong>
        <small>
          {[
            person.companyName,
            person.totalMn > 0 && t.provenSplit(duration(person.presenceMn), duration(person.remoteMn)),
          ]
            .filter(Boolean)
            .join(', ')}
        </small>
        {person.reason && <small>{person.reason}</small>}
      </div>
      <StatusBadge state={`CERTIFICATE_${person.verdict.toUpperCase() as 'NEW'}`} />
      <div style={{ display: 'flex', gap: 8 }}>
        {person.documentId && (
          <Button
            component="a"
            size="xs"
            variant="default"
            target="_blank"
            rel="noreferrer"
            href={address('GET /documents/:documentId/file', { params: { documentId: person.documentId } })}
            leftSection={<IconCertificate size={16} aria-hidden />}
            aria-label={`${person.number}, ${name}`}
          >
            {person.number}
          </Button>
        )}
        {mayIssue && (person.verdict === 'new' || person.verdict === 'changed') && (
          <Button
            component="a"
            size="xs"
            variant="subtle"
            target="_blank"
            rel="noreferrer"
            href={address('GET /enrolments/:enrolmentId/certificate-draft', { params })}
            leftSection={<IconEye size={16} aria-hidden />}
            aria-label={`${t.seeDraft}, ${name}`}
          >
            {t.seeDraft}
          </Button>
        )}
        <Button
          component="a"
          size="xs"
          variant="subtle"
          href={address('GET /enrolments/:enrolmentId/proof', { params })}
          leftSection={<IconFileZip size={16} aria-hidden />}
          aria-label={`${t.proofFile}, ${name}`}
        >
          {t.proofFile}
        </Button>
      </div>
    </li>
  );
}

type BatchGiven = { sessionId: string; people: readonly Candidate[]; running: Batch | null };

/** Issues all certificates in the background, with its progress. */
function BatchButton({ sessionId, people, running }: BatchGiven) {
  const t = useMessages(messages);
  const client = useQueryClient();
  const [batchId, setBatchId] = useState<string | null>(running?.batchId ?? null);
  const waiting = people.filter(({ verdict }) => verdict === 'new' || verdict === 'changed').length;
  const start = useMutation({
    mutationFn: () => api('POST /sessions/:sessionId/certificates', { params: { sessionId } }),
    onSuccess: (batch) => setBatchId(batch.batchId),
  });
  const batch = useQuery({
    queryKey: ['batch', batchId],
    queryFn: () => api('GET /document-batches/:batchId', { params: { batchId: batchId ?? '' } }),
    enabled: batchId !== null,
    refetchInterval: ({ state }) => (state.data?.state === 'running' || !state.data ? 700 : false),
  });
  const state = batch.data?.state;
  useEffect(() => {
    if (state !== 'done') return;
    setBatchId(null);
    void client.invalidateQueries({ queryKey: ['certificates', sessionId] });
    notifications.show({ message: t.batchDone, color: 'prairie' });
  }, [state, client, sessionId, t.batchDone]);
  if (batchId) {
    const { done, total } = batch.data ?? { done: 0, total: people.length };
    return (
      <div role="status" style={{ width: 220 }}>
        {t.batchRunning(done, total)}
        <Progress value={(done / Math.max(1, total)) * 100} aria-label={t.batchRunning(done, total)} />
      </div>
    );
  }
  return (
    <>
      <RefusalAlert error={start.error} />
      <Button
        size="sm"
        variant={waiting > 0 ? 'filled' : 'default'}
        disabled={waiting === 0}
        loading={start.isPending}
        leftSection={<IconCertificate size={16} aria-hidden />}
        onClick={() => start.mutate()}
      >
        {t.issueCertificates(waiting)}
      </Button>
    </>
  );
}

/** Issues the attendance sheet from the half-days that are sealed, and opens it. */
function SheetPanel({ sessionId }: { sessionId: string }) {
  const t = useMessages(messages);
  const issue = useMutation({
    mutationFn: () => api('POST /sessions/:sessionId/attendance-sheets', { params: { sessionId } }),
  });
  return (
    <Panel
      title={t.attendanceSheet}
      aside={
        <Button
          size="sm"
          variant="default"
          loading={issue.isPending}
          leftSection={<IconSignature size={16} aria-hidden />}
          onClick={() => issue.mutate()}
        >
          {t.issueSheet}
        </Button>
      }
    >
      <RefusalAlert error={issue.error} />
      {issue.data ? (
        <a
          href={address('GET /documents/:documentId/file', { params: { documentId: issue.data.documentId } })}
          target="_blank"
          rel="noreferrer"
        >
          {t.openDocument(issue.data.number)}
        </a>
      ) : (
        <span className="fp-quiet">{t.sheetHint}</span>
      )}
    </Panel>
  );
}
