import { useContext } from 'react';
import type { Api } from '../../../../../contract/api.ts';
import { LanguageContext, useMessages } from '../../../../app/i18n.ts';
import { count, parisDay, shortDay, time } from '../../../../ui/format.ts';
import { Panel } from '../../../../ui/Page.tsx';
import { StatusBadge } from '../../../../ui/StatusBadge.tsx';
import { messages } from '../messages.ts';

type Board = Api['GET /rollout']['answer'];
type Rollout = NonNullable<Board['rollout']>;

/** Who decided what and why, last first. */
export function DecisionPanel({ rollout }: { rollout: Rollout }) {
  const t = useMessages(messages);
  const language = useContext(LanguageContext);
  const title = ({ kind, step }: Rollout['decisions'][number]) =>
    ({
      start: t.start,
      advance: t.advance(step ?? 0),
      pause: t.pauseDone,
      resume: t.resumeDone,
      rollback: t.rollbackDone,
      complete: t.completeDone,
      'ask-waiver': t.waiverAsked,
      'grant-waiver': t.waiverGrantedDone,
    })[kind];
  const seen = ({ because }: Rollout['decisions'][number]) =>
    because === 'evidence'
      ? t.sawEvidence
      : because === 'silence'
        ? t.sawSilence
        : because === 'zero-tolerance'
          ? t.sawGraveFact
          : '';
  return (
    <Panel title={t.journal} flush>
      <div className="fp-marge">
        {rollout.decisions.map((decision) => (
          <div key={decision.number} className="fp-marge-row">
            <div className="fp-marge-when">
              {shortDay(parisDay(new Date(decision.at)), language)}
              <small>{time(decision.at, language)}</small>
            </div>
            <div className="fp-marge-what">
              <div>
                <strong>{title(decision)}</strong>
                <span className="fp-quiet">
                  {decision.by ? t.by(decision.by) : t.byItself} {decision.reason || seen(decision)}
                </span>
              </div>
            </div>
          </div>
        ))}
      </div>
    </Panel>
  );
}

/** What stands before the servers, and whether it does what was published. */
export function EdgePanel({ board }: { board: Board }) {
  const t = useMessages(messages);
  const language = useContext(LanguageContext);
  const states = { up: t.serverUp, down: t.serverDown, draining: t.serverDraining } as const;
  const requests = board.rollout?.requests;
  return (
    <Panel title={t.edges}>
      <div className="fp-stack">
        <span className="fp-quiet">{board.edges.length === 0 ? t.noEdge : t.edgesHint}</span>
        {board.edges.map((edge) => (
          <div key={edge.edgeId}>
            <div style={{ display: 'flex', justifyContent: 'space-between', gap: 10 }}>
              <strong>{edge.edgeId}</strong>
              <StatusBadge
                state={edge.isSilent ? 'EDGE_SILENT' : edge.isUpToDate ? 'EDGE_UP_TO_DATE' : 'EDGE_BEHIND'}
              />
            </div>
            {edge.servers.map((server) => (
              <div key={server.id} className="fp-quiet">
                {t.server(server.version, server.id)} {states[server.state]}
              </div>
            ))}
          </div>
        ))}
        {requests && requests.total > 0 && (
          <span className="fp-quiet">
            {t.lost(count(requests.lost, language), count(requests.misrouted, language))}
          </span>
        )}
        <span className="fp-quiet">{t.edgesTried}</span>
      </div>
    </Panel>
  );
}
