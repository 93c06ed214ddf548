import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useContext, useState } from 'react';
import { api } from '../../../../app/api.ts';
import { LanguageContext, useMessages } from '../../../../app/i18n.ts';
import { instant } from '../../../../ui/format.ts';
import { Loading, RefusalAlert } from '../../../../ui/Page.tsx';
import type { Anomaly } from '../anomaly.ts';
import { decisionMessages } from '../decision-messages.ts';
import { type Move, MoveDialog, NewAnomalyDialog } from './AnomalyDialogs.tsx';
import { SeverityMark } from './SeverityMark.tsx';

const COLUMNS = [
  ['open', ['open']],
  ['inCorrection', ['inCorrection']],
  ['toRetest', ['toRetest']],
  ['settled', ['closed', 'rejected']],
] as const;

/** Anomalies by where they stand: to correct, in correction, to retest, settled. */
export function AnomalyBoard({ campaignId, mayAct }: { campaignId: string; mayAct: boolean }) {
  const t = useMessages(decisionMessages);
  const [move, setMove] = useState<Move | null>(null);
  const [isNew, setNew] = useState(false);
  const query = useQuery({
    queryKey: ['recette', 'anomalies', campaignId],
    queryFn: () => api('GET /recette/campaigns/:campaignId/anomalies', { params: { campaignId } }),
  });
  if (query.error) return <RefusalAlert error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return <Loading />;
  const { rows } = query.data;
  return (
    <>
      {mayAct && (
        <div className="fp-tools">
          <Button variant="default" onClick={() => setNew(true)}>
            {t.newAnomaly}
          </Button>
        </div>
      )}
      <div className="fp-recette-board">
        {COLUMNS.map(([name, states]) => {
          const inColumn = rows.filter(({ state }) => (states as readonly string[]).includes(state));
          return (
            <section key={name} aria-labelledby={`anomalies-${name}`}>
              <h2 id={`anomalies-${name}`}>
                {t[name]} <span className="fp-count">{inColumn.length}</span>
              </h2>
              {inColumn.length === 0 && <span className="fp-quiet">{t.nothing}</span>}
              {inColumn.map((anomaly) => (
                <AnomalyCard key={anomaly.anomalyId} anomaly={anomaly} {...(mayAct ? { onMove: setMove } : {})} />
              ))}
            </section>
          );
        })}
      </div>
      {move && <MoveDialog move={move} onClose={() => setMove(null)} />}
      {isNew && <NewAnomalyDialog campaignId={campaignId} onClose={() => setNew(false)} />}
    </>
  );
}

function AnomalyCard({ anomaly, onMove }: { anomaly: Anomaly; onMove?: (move: Move) => void }) {
  const t = useMessages(decisionMessages);
  const language = useContext(LanguageContext);
  const name = (person: Anomaly['openedBy'] | null) => (person ? `${person.firstName} ${person.lastName}` : t.system);
  return (
    <article className="fp-recette-anomaly">
      <div className="fp-recette-meta">
        <b>AN-{anomaly.number}</b>
        <SeverityMark severity={anomaly.severity} />
        {anomaly.state === 'rejected' && <span className="fp-quiet">{t.rejected}</span>}
      </div>
      <h3>{anomaly.title}</h3>
      <div className="fp-recette-meta fp-quiet">
        {anomaly.itemId && (
          <Link to="/recette/cas/$itemId" params={{ itemId: anomaly.itemId } as never} className="fp-recette-code">
            {anomaly.caseCode}
          </Link>
        )}
        <span>{t.foundIn(anomaly.foundIn)}</span>
      </div>
      <details>
        <summary>{t.history}</summary>
        <ol>
          {anomaly.events.map((event, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a history only grows at its end.
            <li key={index}>
              {t[event.state]}, {t.by(name(event.by), instant(event.at, language))}
              {event.comment && `\u00a0: ${event.comment}`}
            </li>
          ))}
        </ol>
      </details>
      {onMove && (
        <div className="fp-actions">
          {anomaly.nextStates.map((to) => (
            <Button key={to} size="xs" variant="default" onClick={() => onMove({ anomaly, to })}>
              {t[`to_${to}`]}
            </Button>
          ))}
          {(anomaly.state === 'open' || anomaly.state === 'inCorrection') && (
            <Button size="xs" variant="subtle" onClick={() => onMove({ anomaly, to: anomaly.state })}>
              {t.regrade}
            </Button>
          )}
        </div>
      )}
    </article>
  );
}
