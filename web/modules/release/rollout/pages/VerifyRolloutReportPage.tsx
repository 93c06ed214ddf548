import { IconCircleCheck, IconHelpCircle } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { api } from '../../../../app/api.ts';
import { useMessages } from '../../../../app/i18n.ts';
import { Loading, PageHeader, Panel, RefusalAlert } from '../../../../ui/Page.tsx';
import { reportMessages } from '../report-messages.ts';

/** What the QR code of a printed report opens; open to anybody who holds it. */
export function VerifyRolloutReportPage() {
  const t = useMessages(reportMessages);
  const { code } = useParams({ strict: false }) as { code: string };
  const query = useQuery({
    queryKey: ['rollout-report-verification', code],
    queryFn: () => api('GET /rollout/report-verifications/:code', { params: { code } }),
    retry: false,
  });
  const found = query.data;
  const [family, Icon] = found?.isKnown ? (['ok', IconCircleCheck] as const) : (['danger', IconHelpCircle] as const);
  return (
    <div className="fp-door">
      <main>
        <PageHeader title={t.verifyTitle} />
        <RefusalAlert error={query.error} />
        {query.isPending && <Loading lines={3} />}
        {found && (
          <Panel>
            <div className="fp-stack" role="status">
              <span className="fp-state" style={{ color: `var(--fp-${family}-text)`, whiteSpace: 'normal' }}>
                <Icon size={24} aria-hidden color={`var(--fp-${family}-icon)`} />
                <strong>{found.isKnown ? t.known : t.unknown}</strong>
              </span>
              {found.outcome && (
                <dl style={{ margin: 0 }}>
                  <dt className="fp-quiet">{t.number}</dt>
                  <dd style={{ margin: '0 0 8px' }}>{found.number}</dd>
                  <dt className="fp-quiet">{t.version}</dt>
                  <dd style={{ margin: '0 0 8px' }}>{found.version}</dd>
                  <dt className="fp-quiet">{t.outcome}</dt>
                  <dd style={{ margin: '0 0 8px' }}>{t[`outcome_${found.outcome}`]}</dd>
                  <dt className="fp-quiet">{t.factsHash}</dt>
                  <dd className="fp-code" style={{ margin: 0, overflowWrap: 'anywhere' }}>
                    {found.factsSha256}
                  </dd>
                </dl>
              )}
            </div>
          </Panel>
        )}
      </main>
    </div>
  );
}
