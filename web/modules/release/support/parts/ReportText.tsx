import { useContext } from 'react';
import type { Api } from '../../../../../contract/api.ts';
import { LanguageContext, useMessages } from '../../../../app/i18n.ts';
import { instant } from '../../../../ui/format.ts';
import { messages } from '../messages.ts';

type Report = Api['GET /my-problem-reports']['answer']['rows'][number];

/** What was reported, then what was answered, in order. */
export function ReportText({ report }: { report: Report }) {
  const t = useMessages(messages);
  const language = useContext(LanguageContext);
  return (
    <>
      <p style={{ margin: 0, whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>{report.text}</p>
      {report.events.map(({ kind, text, by, at }) =>
        kind === 'closed' ? (
          <span key={at} className="fp-quiet">
            {t.closedBy(by, instant(at, language))}
          </span>
        ) : (
          <blockquote key={at} className="fp-answer">
            <p style={{ margin: 0, whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>{text}</p>
            <span className="fp-quiet">{t.answeredBy(by, instant(at, language))}</span>
          </blockquote>
        ),
      )}
    </>
  );
}
