import { useContext } from 'react';
import type { Api } from '../../../../contract/api.ts';
import { LanguageContext, useMessages } from '../../../app/i18n.ts';
import { parisDay, timeRange, tinyDay } from '../../../ui/format.ts';
import { Panel } from '../../../ui/Page.tsx';
import { messages } from '../messages.ts';

type Session = Api['GET /company-home']['answer']['nextSessions'][number];

/** The next half-days in which the company has people. */
export function NextSessions({ sessions }: { sessions: readonly Session[] }) {
  const t = useMessages(messages);
  const language = useContext(LanguageContext);
  return (
    <Panel title={t.nextSessions} flush>
      {sessions.length === 0 && <p className="fp-panel-body fp-plain fp-quiet">{t.noNextSession}</p>}
      <div className="fp-marge">
        {sessions.map((session) => (
          <div key={session.sessionId} className="fp-marge-row">
            <div className="fp-marge-when">{tinyDay(parisDay(new Date(session.startsAt)), language)}</div>
            <div className="fp-marge-what">
              <div>
                <strong>{session.title}</strong>
                <span className="fp-quiet">
                  {[timeRange(session.startsAt, session.endsAt, language), session.place, t.employeesOf(session.people)]
                    .filter(Boolean)
                    .join(', ')}
                </span>
              </div>
            </div>
          </div>
        ))}
      </div>
    </Panel>
  );
}
