import { Button } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck, IconCircleDashed, IconDownload } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Api } from '../../../../../contract/api.ts';
import { address, api } from '../../../../app/api.ts';
import { useMessages } from '../../../../app/i18n.ts';
import { useMe } from '../../../../app/session.tsx';
import { Loading, Panel, RefusalAlert } from '../../../../ui/Page.tsx';
import { watchMessages } from '../watch-messages.ts';

type Answer = Api['GET /steering/deliverables']['answer'];
type Row = Answer['rows'][number];
type Opened = Row['opens'][number];

/** The deliverables of the plan: each opens what the product has made, or says what is missing. */
export function DeliverablesTab() {
  const t = useMessages(watchMessages);
  const query = useQuery({
    queryKey: ['steering', 'deliverables'],
    queryFn: () => api('GET /steering/deliverables'),
  });
  if (query.error) return <RefusalAlert error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return <Loading />;
  const { rows, report } = query.data;
  const ready = rows.filter(({ lacks }) => lacks.length === 0).length;
  return (
    <Panel title={t.deliverables} aside={<span className="fp-quiet">{t.readyCount(ready, rows.length)}</span>} flush>
      <ul className="fp-steering-cards">
        {rows.map((row) => (
          <li key={row.name} className="fp-steering-deliverable">
            <div>
              <strong>{t[row.name]}</strong>
              <Standing row={row} />
            </div>
            {row.lacks.length > 0 && (
              <span className="fp-quiet">{t.lacking(row.lacks.map((lack) => t[lack]).join(', '))}</span>
            )}
            <div className="fp-steering-tools">
              {row.opens.map((opened) => (
                <Opener key={opened} opened={opened} report={report} />
              ))}
            </div>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function Standing({ row: { opens, lacks } }: { row: Row }) {
  const t = useMessages(watchMessages);
  const [family, Icon, name] =
    lacks.length === 0
      ? (['ok', IconCircleCheck, t.ready] as const)
      : opens.length > 0
        ? (['info', IconCircleDashed, t.partial] as const)
        : (['warn', IconAlertTriangle, t.missing] as const);
  return (
    <span className="fp-state" style={{ color: `var(--fp-${family}-text)` }}>
      <Icon size={18} stroke={1.75} aria-hidden color={`var(--fp-${family}-icon)`} />
      {name}
    </span>
  );
}

const paper = (name: 'strategy' | 'communication' | 'maintenance' | 'dashboards') => () =>
  address('GET /steering/papers/:paper', { params: { paper: name } });
const FILES = {
  rollbackFile: () => address('GET /guides/:guide/file', { params: { guide: 'rollback' } }),
  strategyPaper: paper('strategy'),
  communicationPaper: paper('communication'),
  maintenancePaper: paper('maintenance'),
  dashboardPaper: paper('dashboards'),
  bookFile: () => address('GET /recette/book/export', { query: { format: 'xlsx' } }),
  maintenanceFile: () => address('GET /steering/tickets/export', { query: { format: 'xlsx' } }),
  budgetFile: () => address('GET /steering/budget/export', { query: { format: 'xlsx' } }),
  adoptionFile: () => address('GET /steering/adoption/companies/export', { query: { format: 'xlsx' } }),
};
const PAGES = {
  rollout: ['/mise-en-production', 'rollout', {}],
  bookPage: ['/recette/cahier', 'bookPage', {}],
  communication: ['/pilotage', 'communicationPage', { onglet: 'communication' }],
  help: ['/aide', 'help', {}],
  rollbackPage: ['/aide/rollback', 'rollbackPage', {}],
  deploymentPage: ['/aide/deployment', 'deploymentPage', {}],
  maintenance: ['/pilotage', 'maintenancePage', { onglet: 'maintenance' }],
  dashboard: ['/pilotage', 'dashboard', {}],
} as const;

function Opener({ opened, report }: { opened: Opened; report: Answer['report'] }) {
  const t = useMessages(watchMessages);
  const { role } = useMe();
  if (opened === 'reportFile')
    return report && <FileLink href={reportFile(report.reportId)} name={t.reportFile(report.number)} />;
  if (opened in FILES) {
    const name = opened as keyof typeof FILES;
    return <FileLink href={FILES[name]()} name={t[name]} />;
  }
  const [to, label, search] = PAGES[opened as keyof typeof PAGES];
  // The rollout is not open to who follows quality.
  if (to === '/mise-en-production' && role === 'qualityManager') return null;
  return (
    <Button component={Link} variant="default" size="xs" to={to} search={search as never}>
      {t[label]}
    </Button>
  );
}

const reportFile = (reportId: string) => address('GET /recette/reports/:reportId/file', { params: { reportId } });

function FileLink({ href, name }: { href: string; name: string }) {
  return (
    <Button component="a" variant="default" size="xs" href={href} leftSection={<IconDownload size={16} aria-hidden />}>
      {name}
    </Button>
  );
}
