import { Button, Chip } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconCircleCheck, IconCircleDashed, IconCircleOff, IconCircleX, IconDownload } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Fragment, useContext, useState } from 'react';
import type { Api } from '../../../../../contract/api.ts';
import { address, api } from '../../../../app/api.ts';
import { LanguageContext, useMessages } from '../../../../app/i18n.ts';
import { instant } from '../../../../ui/format.ts';
import { Loading, RefusalAlert } from '../../../../ui/Page.tsx';
import { decisionMessages } from '../decision-messages.ts';
import { CaseState } from './CaseState.tsx';

type Line = Api['GET /recette/campaigns/:campaignId/matrix']['answer']['lines'][number];
const LOOKS = {
  ok: ['ok', IconCircleCheck],
  nok: ['danger', IconCircleX],
  notRun: ['neutral', IconCircleDashed],
  uncovered: ['warn', IconCircleOff],
} as const;
const COVERAGES = ['ok', 'nok', 'notRun', 'uncovered'] as const;

/** Requirement, case, last run, Qualiopi indicator: what proves that each demand was checked. */
export function TraceMatrix({ campaignId }: { campaignId: string }) {
  const t = useMessages(decisionMessages);
  const isPhone = useMediaQuery('(max-width: 720px)');
  const [filter, setFilter] = useState<Line['status'] | null>(null);
  const params = { campaignId };
  const query = useQuery({
    queryKey: ['recette', 'matrix', campaignId],
    queryFn: () => api('GET /recette/campaigns/:campaignId/matrix', { params }),
  });
  if (query.error) return <RefusalAlert error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return <Loading />;
  const { lines, counts, framework } = query.data;
  const shown = lines.filter(({ status }) => filter === null || status === filter);
  const exportTo = (format: 'xlsx' | 'csv') =>
    address('GET /recette/campaigns/:campaignId/matrix/export', { params, query: { format } });
  return (
    <>
      <div className="fp-recette-chips">
        <Chip checked={filter === null} onChange={() => setFilter(null)}>
          {t.all} <b>{lines.length}</b>
        </Chip>
        {COVERAGES.map((status) => (
          <Chip key={status} checked={filter === status} onChange={() => setFilter(status)}>
            {t[`cov_${status}`]} <b>{counts[status]}</b>
          </Chip>
        ))}
        <Button
          component="a"
          variant="default"
          href={exportTo('xlsx')}
          leftSection={<IconDownload size={16} aria-hidden />}
        >
          {t.exportXlsx}
        </Button>
        <Button component="a" variant="subtle" href={exportTo('csv')}>
          {t.exportCsv}
        </Button>
      </div>
      {isPhone ? <Cards lines={shown} /> : <Wide lines={shown} />}
      <p className="fp-quiet">{t.framework(framework)}</p>
    </>
  );
}

function Wide({ lines }: { lines: readonly Line[] }) {
  const t = useMessages(decisionMessages);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard.
    <section className="fp-panel fp-scroll" tabIndex={0} aria-label={t.coverage}>
      <table className="fp-recette-table">
        <thead>
          <tr>
            <th scope="col">{t.requirement}</th>
            <th scope="col">{t.coverage}</th>
            <th scope="col">{t.cases}</th>
            <th scope="col">{t.lastRun}</th>
            <th scope="col">{t.indicators}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <MatrixLine key={line.requirement} line={line} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Cards({ lines }: { lines: readonly Line[] }) {
  const t = useMessages(decisionMessages);
  const language = useContext(LanguageContext);
  return (
    <section className="fp-panel" aria-label={t.coverage}>
      <ul className="fp-recette-list">
        {lines.map((line) => (
          <li key={line.requirement} className="fp-row">
            <div>
              <div className="fp-recette-meta">
                <span className="fp-recette-code">{line.requirement}</span>
                <CoverageState status={line.status} />
              </div>
              <strong>{line.requirementTitle}</strong>
              {line.cases.map((one) => (
                <div key={one.itemId} className="fp-recette-meta">
                  <CaseLink one={one} />
                  <CaseState status={one.status} />
                  {one.endedAt && <span className="fp-quiet">{instant(one.endedAt, language)}</span>}
                </div>
              ))}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

function CoverageState({ status }: Pick<Line, 'status'>) {
  const t = useMessages(decisionMessages);
  const [family, Icon] = LOOKS[status];
  return (
    <span className="fp-state" style={{ color: `var(--fp-${family}-text)` }}>
      <Icon size={18} stroke={1.75} aria-hidden color={`var(--fp-${family}-icon)`} />
      {t[`cov_${status}`]}
    </span>
  );
}

function CaseLink({ one }: { one: Line['cases'][number] }) {
  return (
    <Link to="/recette/cas/$itemId" params={{ itemId: one.itemId } as never} className="fp-recette-code">
      {one.code}
    </Link>
  );
}

function MatrixLine({ line }: { line: Line }) {
  const language = useContext(LanguageContext);
  const rows = Math.max(1, line.cases.length);
  const head = (
    <>
      <th scope="rowgroup" rowSpan={rows} style={{ whiteSpace: 'normal' }}>
        <span className="fp-recette-code">{line.requirement}</span>
        <br />
        {line.requirementTitle}
      </th>
      <td rowSpan={rows}>
        <CoverageState status={line.status} />
      </td>
    </>
  );
  if (line.cases.length === 0)
    return (
      <tr>
        {head}
        <td />
        <td />
        <td />
      </tr>
    );
  return line.cases.map((one, index) => (
    <Fragment key={one.itemId}>
      <tr>
        {index === 0 && head}
        <td>
          <CaseLink one={one} /> {one.title}
        </td>
        <td style={{ whiteSpace: 'nowrap' }}>
          <CaseState status={one.status} />
          {one.endedAt && <div className="fp-quiet">{instant(one.endedAt, language)}</div>}
        </td>
        <td>{one.indicators.join(', ')}</td>
      </tr>
    </Fragment>
  ));
}
