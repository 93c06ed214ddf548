import { Alert } from '@mantine/core';
import { IconLock, IconPhoto } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useContext } from 'react';
import { address, api } from '../../../../app/api.ts';
import { LanguageContext, useMessages } from '../../../../app/i18n.ts';
import { instant } from '../../../../ui/format.ts';
import { Loading, RefusalAlert } from '../../../../ui/Page.tsx';
import { messages } from '../messages.ts';
import { runMessages } from '../run-messages.ts';
import { CaseRunner, type ItemDetails } from './CaseRunner.tsx';
import { CaseState } from './CaseState.tsx';

type Given = {
  itemId: string;
  /** A title of the page stands above already. */
  isPage?: boolean;
  onDone: (next: string | null) => void;
  children?: (item: ItemDetails) => ReactNode;
};

/** One case: what to do, then what was seen before. `children` are what the office may do with it besides running it. */
export function CaseSheet({ itemId, isPage = false, onDone, children }: Given) {
  const t = useMessages(runMessages);
  const query = useQuery({
    queryKey: ['recette', 'item', itemId],
    queryFn: () => api('GET /recette/items/:itemId', { params: { itemId } }),
  });
  if (query.error) return <RefusalAlert error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return <Loading />;
  const item = query.data;
  const isFrozen = item.iteration.decidedAt !== null || item.status === 'excluded';
  return (
    <article className="fp-panel fp-recette-runner">
      <Head item={item} isPage={isPage} />
      {item.case.preconditions.length > 0 && (
        <section>
          <h3>{t.before}</h3>
          <ul className="fp-quiet">
            {item.case.preconditions.map((one) => (
              <li key={one}>{one}</li>
            ))}
          </ul>
        </section>
      )}
      {isFrozen ? (
        <Frozen item={item} />
      ) : (
        <CaseRunner key={`${item.itemId} ${item.seen}`} item={item} onDone={onDone} />
      )}
      {children?.(item)}
      <PastRuns item={item} />
    </article>
  );
}

function Head({ item, isPage }: { item: ItemDetails; isPage: boolean }) {
  const t = useMessages(runMessages);
  const words = useMessages(messages);
  const { code, title, actor, priority, isBlocking, indicators, framework, version } = item.case;
  return (
    <div>
      <div className="fp-recette-top">
        {isPage ? <h2 className="fp-recette-code">{code}</h2> : <span className="fp-recette-code">{code}</span>}
        <CaseState status={item.status} />
      </div>
      {!isPage && <h2>{title}</h2>}
      <p className="fp-quiet">
        {actor}, {t.priority(priority, isBlocking)}
        {item.tester && `, ${t.withTester(`${item.tester.firstName} ${item.tester.lastName}`)}`}
      </p>
      <p className="fp-quiet">
        {[
          t.version(version),
          indicators.length > 0 && words.indicators(indicators.join(', '), framework),
          item.runBy === 'scenario' ? words.byScenario : item.runBy === 'notYet' ? words.notYet : words.manual,
        ]
          .filter(Boolean)
          .join(', ')}
      </p>
    </div>
  );
}

function Frozen({ item }: { item: ItemDetails }) {
  const t = useMessages(runMessages);
  return (
    <>
      <section>
        <h3>{t.steps}</h3>
        <ol>
          {item.case.steps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
        <h3>{t.expected}</h3>
        <p className="fp-quiet">{item.case.expected}</p>
      </section>
      <Alert color="gray" variant="light" icon={<IconLock size={18} />}>
        {item.status === 'excluded' ? t.excluded : t.decided}
      </Alert>
    </>
  );
}

function PastRuns({ item }: { item: ItemDetails }) {
  const t = useMessages(runMessages);
  const language = useContext(LanguageContext);
  if (item.executions.length === 0) return null;
  return (
    <section className="fp-recette-past fp-stack">
      <h3>{t.past}</h3>
      {item.executions.map((one) => (
        <div key={one.executionId}>
          <div className="fp-recette-meta">
            <CaseState status={one.outcome} />
            <span className="fp-quiet">
              {t.pastOne(one.iterationNumber, one.number)}, {one.by.firstName} {one.by.lastName},{' '}
              {instant(one.endedAt, language)}, {t.minutes(one.durationS)}
              {one.isAutomatic && `, ${t.automatic}`}
            </span>
          </div>
          {one.comment && <p>{one.comment}</p>}
          <div className="fp-recette-files">
            {one.screenshots.map(({ screenshotId, name }) => (
              <a
                key={screenshotId}
                href={address('GET /recette/screenshots/:screenshotId', { params: { screenshotId } })}
              >
                <IconPhoto size={16} aria-hidden />
                {name}
              </a>
            ))}
          </div>
        </div>
      ))}
    </section>
  );
}
