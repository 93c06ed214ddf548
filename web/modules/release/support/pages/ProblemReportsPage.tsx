import { Pagination, SegmentedControl } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useContext, useState } from 'react';
import { api } from '../../../../app/api.ts';
import { useCrumb } from '../../../../app/crumbs.ts';
import { LanguageContext, useMessages } from '../../../../app/i18n.ts';
import { count, instant } from '../../../../ui/format.ts';
import { EmptyState, Loading, PageHeader, Panel, RefusalAlert } from '../../../../ui/Page.tsx';
import { StatusBadge } from '../../../../ui/StatusBadge.tsx';
import { messages } from '../messages.ts';
import { AnswerForm } from '../parts/AnswerForm.tsx';
import { ReportText } from '../parts/ReportText.tsx';
import { STATES } from '../states.ts';

const SIZE = 20;

/** What people say does not work, for those who answer them: who waits first. */
export function ProblemReportsPage() {
  const t = useMessages(messages);
  const language = useContext(LanguageContext);
  const [state, setState] = useState<'waiting' | 'all'>('waiting');
  const [page, setPage] = useState(1);
  useCrumb({ label: t.reports });
  const query = { page, state };
  const { data, error, refetch } = useQuery({
    queryKey: ['problem-reports', 'list', query],
    queryFn: () => api('GET /problem-reports', { query }),
    placeholderData: keepPreviousData,
  });
  return (
    <>
      <PageHeader title={t.reports} facts={t.reportsFacts} />
      <div className="fp-columns">
        <Panel flush>
          <div className="fp-tools fp-report-tools">
            <SegmentedControl
              aria-label={t.filter}
              value={state}
              onChange={(value) => {
                setState(value === 'all' ? 'all' : 'waiting');
                setPage(1);
              }}
              data={[
                { value: 'waiting', label: t.waiting },
                { value: 'all', label: t.all },
              ]}
            />
          </div>
          <RefusalAlert error={error} onRetry={() => void refetch()} />
          {!data && !error && <Loading lines={4} />}
          {data?.rows.length === 0 && <EmptyState title={state === 'waiting' ? t.noneWaiting : t.none} />}
          <ul className="fp-reports">
            {data?.rows.map((row) => (
              <li key={row.problemId}>
                <div className="fp-report-head">
                  <strong>{t.numbered(row.number)}</strong>
                  <span>{t.from(row.by, row.role in t ? t[row.role as 'learner'] : row.role)}</span>
                  <span className="fp-quiet">{t.on(instant(row.reportedAt, language))}</span>
                  <StatusBadge state={STATES[row.state]} />
                </div>
                <ReportText report={row} />
                <span className="fp-quiet">{t.context(row.version, row.page)}</span>
                {row.state !== 'closed' && <AnswerForm report={row} />}
              </li>
            ))}
          </ul>
          {data && data.total > SIZE && (
            <Pagination value={page} onChange={setPage} total={Math.ceil(data.total / SIZE)} p="md" />
          )}
        </Panel>
        {data && data.versions.length > 0 && (
          <Panel title={t.byVersion}>
            <ul className="fp-plain-list">
              {data.versions.map(({ version, reports }) => (
                <li key={version}>{t.ofVersion(version, count(reports, language))}</li>
              ))}
            </ul>
          </Panel>
        )}
      </div>
    </>
  );
}
