import { Alert, Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconWritingSign } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Api } from '../../../../../contract/api.ts';
import { api } from '../../../../app/api.ts';
import { useCrumb } from '../../../../app/crumbs.ts';
import { useMessages } from '../../../../app/i18n.ts';
import { EmptyState, Loading, PageHeader, RefusalAlert } from '../../../../ui/Page.tsx';
import { messages } from '../messages.ts';
import '../recette.css';
import { CaseState } from '../parts/CaseState.tsx';

type Mine = Api['GET /recette/my-cases']['answer'];

/** What a tester is expected to run: their own cases and nothing else. */
export function MyCasesPage() {
  const t = useMessages(messages);
  useCrumb({ label: t.myCases });
  const query = useQuery({ queryKey: ['recette', 'mine'], queryFn: () => api('GET /recette/my-cases') });
  const rows = query.data?.rows ?? [];
  const waiting = rows.filter(({ status }) => status === 'toRun').length;
  return (
    <div className="fp-recette-tablet">
      <PageHeader
        title={t.myCases}
        facts={
          <>
            <span>{t.myCasesHint}</span>
            {rows.length > 0 && <span>{t.remaining(waiting, rows.length)}</span>}
          </>
        }
      />
      <RefusalAlert error={query.error} onRetry={() => void query.refetch()} />
      {query.isPending && <Loading />}
      {query.data?.toSign.map((report) => (
        <ToSign key={report.reportId} report={report} />
      ))}
      {query.data && rows.length === 0 && (
        <div className="fp-panel">
          <EmptyState title={t.noCase}>{t.noCaseHint}</EmptyState>
        </div>
      )}
      {[...Map.groupBy(rows, ({ version }) => version)].map(([version, cases]) => (
        <section key={version} className="fp-panel" aria-label={t.campaign(version)}>
          <header>
            <h2>{t.campaign(version)}</h2>
          </header>
          <ul className="fp-recette-list">
            {[...cases].sort(byNeed).map((one) => (
              <CaseLine key={one.itemId} one={one} />
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

type Row = Mine['rows'][number];
const byNeed = (a: Row, b: Row) =>
  Number(b.status === 'toRun') - Number(a.status === 'toRun') || a.priority.localeCompare(b.priority);

function CaseLine({ one }: { one: Row }) {
  const t = useMessages(messages);
  const isWaiting = one.status === 'toRun';
  return (
    <li className="fp-row">
      <div>
        <span className="fp-recette-code">{one.code}</span>{' '}
        <span className="fp-quiet">
          {one.priority}
          {one.isRetest && `, ${t.retest}`}
        </span>
        <strong>{one.title}</strong>
        <CaseState status={one.status} />
      </div>
      <Button
        component={Link}
        to="/recette/cas/$itemId"
        params={{ itemId: one.itemId } as never}
        variant={isWaiting ? 'filled' : 'default'}
        size="md"
        aria-label={`${isWaiting ? t.run : t.see}, ${one.code} ${one.title}`}
      >
        {isWaiting ? t.run : t.see}
      </Button>
    </li>
  );
}

function ToSign({ report }: { report: Mine['toSign'][number] }) {
  const t = useMessages(messages);
  const client = useQueryClient();
  const sign = useMutation({
    mutationFn: () => api('POST /recette/reports/:reportId/signatures', { params: { reportId: report.reportId } }),
    onSuccess: async () => {
      notifications.show({ message: t.signed, color: 'prairie' });
      await client.invalidateQueries({ queryKey: ['recette'] });
    },
  });
  return (
    <Alert
      color="mirabelle"
      variant="light"
      icon={<IconWritingSign size={18} />}
      mb="md"
      title={t.toSign(report.version)}
    >
      <div className="fp-stack">
        <span>{t[`verdict_${report.verdict}`]}</span>
        <RefusalAlert error={sign.error} />
        <div>
          <Button loading={sign.isPending} onClick={() => sign.mutate()}>
            {t.sign}
          </Button>
        </div>
      </div>
    </Alert>
  );
}
