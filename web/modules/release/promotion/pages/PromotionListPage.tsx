import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useContext } from 'react';
import type { Api } from '../../../../../contract/api.ts';
import { api } from '../../../../app/api.ts';
import { useCrumb } from '../../../../app/crumbs.ts';
import { LanguageContext, useMessages } from '../../../../app/i18n.ts';
import { instant } from '../../../../ui/format.ts';
import { EmptyState, Loading, PageHeader, RefusalAlert } from '../../../../ui/Page.tsx';
import { messages } from '../messages.ts';
import { EnvironmentStrip } from '../parts/EnvironmentStrip.tsx';
import '../promotion.css';

type Row = Api['GET /releases']['answer']['rows'][number];

/** The builds, the newest first, each with the environments it has gone through. */
export function PromotionListPage() {
  const t = useMessages(messages);
  useCrumb({ label: t.title });
  const query = useQuery({ queryKey: ['releases', 'list'], queryFn: () => api('GET /releases') });
  const rows = query.data?.rows;
  return (
    <>
      <PageHeader title={t.title} facts={t.intro} />
      <RefusalAlert error={query.error} onRetry={() => void query.refetch()} />
      {query.isPending && <Loading />}
      {rows?.length === 0 && (
        <div className="fp-panel">
          <EmptyState title={t.none} action={<code className="fp-code">npx formapro release build --test</code>}>
            {t.noneHint}
          </EmptyState>
        </div>
      )}
      <div className="fp-stack">
        {rows?.map((row) => (
          <Summary key={row.artifactId} row={row} />
        ))}
      </div>
    </>
  );
}

function Summary({ row }: { row: Row }) {
  const t = useMessages(messages);
  const language = useContext(LanguageContext);
  const { next } = row;
  const name = row.places.find(({ environment }) => environment === next?.environment)?.name ?? '';
  return (
    <section className="fp-panel" aria-label={t.version(row.name)}>
      <header>
        <div>
          <h2>
            <Link to="/promotions/$artifactId" params={{ artifactId: row.artifactId } as never}>
              {t.version(row.version)}
            </Link>
          </h2>
          <span className="fp-quiet">{t.builtAt(instant(row.builtAt, language))}</span>{' '}
          <span className="fp-code">{row.name}</span>
        </div>
        <span className="fp-quiet">
          {!next ? t.finished : next.mayEnter ? t.ready(name) : t.nextGates(next.open, next.gates, name)}
        </span>
      </header>
      <EnvironmentStrip places={row.places} next={next?.environment ?? null} />
    </section>
  );
}
