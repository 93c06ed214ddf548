import { Button, Textarea } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { type FormEvent, useContext, useState } from 'react';
import { api, newKey } from '../../../../app/api.ts';
import { useCrumb } from '../../../../app/crumbs.ts';
import { LanguageContext, useMessages } from '../../../../app/i18n.ts';
import { instant } from '../../../../ui/format.ts';
import { EmptyState, Loading, PageHeader, Panel, RefusalAlert } from '../../../../ui/Page.tsx';
import { StatusBadge } from '../../../../ui/StatusBadge.tsx';
import { messages } from '../messages.ts';
import { ReportText } from '../parts/ReportText.tsx';
import { STATES } from '../states.ts';

const LEAST = 10;
const MOST = 2_000;

/** Anybody says what does not work, and reads what was answered. */
export function ReportProblemPage() {
  const t = useMessages(messages);
  const language = useContext(LanguageContext);
  const client = useQueryClient();
  const { depuis } = useSearch({ strict: false }) as { depuis?: string };
  const [text, setText] = useState('');
  const [key, setKey] = useState(newKey);
  useCrumb({ label: t.report });
  const mine = useQuery({ queryKey: ['problem-reports', 'mine'], queryFn: () => api('GET /my-problem-reports') });
  const report = useMutation({
    mutationFn: () => api('POST /problem-reports', { key, body: { text, page: (depuis ?? '').slice(0, 200) } }),
    onSuccess: async () => {
      setText('');
      setKey(newKey());
      await client.invalidateQueries({ queryKey: ['problem-reports'] });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    report.mutate();
  };
  return (
    <>
      <PageHeader title={t.report} facts={t.reportHint} />
      <div className="fp-stack" style={{ maxWidth: 720 }}>
        <Panel>
          <form onSubmit={submit} className="fp-stack">
            <Textarea
              label={t.what}
              description={t.whatHint}
              required
              autosize
              minRows={4}
              minLength={LEAST}
              maxLength={MOST}
              value={text}
              onChange={(event) => setText(event.currentTarget.value)}
            />
            <RefusalAlert error={report.error} />
            <Button type="submit" loading={report.isPending} disabled={text.trim().length < LEAST}>
              {t.send}
            </Button>
            <p role="status" style={{ margin: 0 }}>
              {report.data && t.sent(report.data.number)}
            </p>
          </form>
        </Panel>
        <Panel title={t.mine} flush>
          <RefusalAlert error={mine.error} onRetry={() => void mine.refetch()} />
          {!mine.data && !mine.error && <Loading lines={3} />}
          {mine.data?.rows.length === 0 && <EmptyState title={t.noneOfMine} />}
          <ul className="fp-reports">
            {mine.data?.rows.map((row) => (
              <li key={row.problemId}>
                <div className="fp-report-head">
                  <strong>{t.numbered(row.number)}</strong>
                  <span className="fp-quiet">{t.on(instant(row.reportedAt, language))}</span>
                  <StatusBadge state={STATES[row.state]} />
                </div>
                <ReportText report={row} />
              </li>
            ))}
          </ul>
        </Panel>
      </div>
    </>
  );
}
