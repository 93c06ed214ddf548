import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useContext } from 'react';
import { api } from '../../../../app/api.ts';
import { useCrumb } from '../../../../app/crumbs.ts';
import { LanguageContext, useMessages } from '../../../../app/i18n.ts';
import { count, fileSize, instant } from '../../../../ui/format.ts';
import { Loading, PageHeader, RefusalAlert } from '../../../../ui/Page.tsx';
import { messages } from '../messages.ts';
import { EnvironmentStrip } from '../parts/EnvironmentStrip.tsx';
import { type Environment, GateList, type Release } from '../parts/GateList.tsx';
import { NextEnvironment } from '../parts/NextEnvironment.tsx';
import '../promotion.css';

/** Colleagues grant waivers and approve elsewhere: what they did is seen without reloading. */
const REFRESH_MS = 15_000;
const SHORT_REVISION = 12;

/** One build along the six environments: what each asked or asks of it, and what comes now. */
export function PromotionPage() {
  const t = useMessages(messages);
  const { artifactId } = useParams({ strict: false }) as { artifactId: string };
  const query = useQuery({
    queryKey: ['releases', artifactId],
    queryFn: () => api('GET /releases/:artifactId', { params: { artifactId } }),
    refetchInterval: REFRESH_MS,
  });
  const release = query.data;
  useCrumb({ label: t.title, to: '/promotions' }, { label: release ? t.version(release.version) : '…' });
  if (query.error && !release) return <RefusalAlert error={query.error} onRetry={() => void query.refetch()} />;
  if (!release) return <Loading />;
  const next = release.environments.find(({ turn }) => turn === 'next');
  return (
    <>
      <Head release={release} />
      <div className="fp-stack">
        <div className="fp-panel">
          <EnvironmentStrip places={release.environments} next={next?.environment ?? null} />
        </div>
        {next ? (
          <NextEnvironment key={next.environment} release={release} environment={next} />
        ) : (
          <p className="fp-panel fp-panel-body">{t.allThere}</p>
        )}
        <Others
          release={release}
          title={t.past}
          environments={release.environments.filter(({ turn }) => turn === 'arrived').toReversed()}
        />
        <Others
          release={release}
          title={t.later}
          environments={release.environments.filter(({ turn }) => turn === 'early')}
        />
      </div>
    </>
  );
}

function Head({ release }: { release: Release }) {
  const t = useMessages(messages);
  const language = useContext(LanguageContext);
  return (
    <PageHeader
      title={t.version(release.version)}
      over={t.title}
      badge={<span className="fp-code">{release.name}</span>}
      facts={
        <>
          <span>{t.builtAt(instant(release.builtAt, language))}</span>
          <span>{t.archive(count(release.files, language), fileSize(release.sizeBytes, language))}</span>
          <span>{t.commit(release.revision.slice(0, SHORT_REVISION))}</span>
          <span className="fp-digest">
            {t.digest} <span className="fp-code">{release.digest}</span>
          </span>
        </>
      }
    />
  );
}

type OthersGiven = { title: string; release: Release; environments: readonly Environment[] };

/** Environments whose turn it is not, folded: their conditions are read when somebody asks. */
function Others({ title, release, environments }: OthersGiven) {
  const t = useMessages(messages);
  if (environments.length === 0) return null;
  return (
    <section className="fp-panel">
      <header>
        <h2>{title}</h2>
      </header>
      <div className="fp-panel-body">
        {environments.map((one) => (
          <details key={one.environment} className="fp-fold">
            <summary>{one.name}</summary>
            {one.enteredAt && !one.isCurrent && (
              <p>
                {t.putBack(one.name)}{' '}
                <code className="fp-code">{`npx formapro env install ${one.environment} ${release.name}`}</code>
              </p>
            )}
            {one.gates.length === 0 ? (
              <p className="fp-quiet">{t.noGate}</p>
            ) : (
              <GateList environment={one} build={release.name} />
            )}
          </details>
        ))}
      </div>
    </section>
  );
}
