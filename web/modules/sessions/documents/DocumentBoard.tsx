import { Button } from '@mantine/core';
import { IconAlertTriangle, IconSend } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { api } from '../../../app/api.ts';
import { useMessages } from '../../../app/i18n.ts';
import { useMe } from '../../../app/session.tsx';
import { documentNames } from '../../../ui/document-names.ts';
import { Loading, Panel, RefusalAlert } from '../../../ui/Page.tsx';
import { DECIDERS } from '../parts/session-facts.ts';
import { type Board, type Cell, DocumentCell } from './DocumentCell.tsx';
import { boardMessages } from './messages.ts';
import { SendDialog } from './SendDialog.tsx';
import { sendableKinds } from './sending.ts';
import { TermsDialog } from './TermsDialog.tsx';
import { WaitingDispatch } from './WaitingDispatch.tsx';

type Company = Board['companies'][number];

/** Who must receive what in a session: companies, then people, a column per document. */
export function DocumentBoard({ sessionId }: { sessionId: string }) {
  const t = useMessages(boardMessages);
  const mayIssue = DECIDERS.includes(useMe().role);
  const [termsOf, setTermsOf] = useState<Company | null>(null);
  const { envoi } = useSearch({ strict: false }) as { envoi?: string };
  const [isSending, setSending] = useState(envoi === 'oui' && mayIssue);
  const { data, error, refetch } = useQuery({
    queryKey: ['document-board', sessionId],
    queryFn: () => api('GET /sessions/:sessionId/documents', { params: { sessionId } }),
    // What waits leaves by itself.
    refetchInterval: ({ state }) => (state.data?.waiting.length ? 20_000 : false),
  });
  if (error) return <RefusalAlert error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading />;
  const given = { sessionId, mayIssue };
  const sendable = sendableKinds(data).reduce((sum, { count }) => sum + count, 0);
  return (
    <>
      {data.waiting.map((dispatch) => (
        <WaitingDispatch key={dispatch.dispatchId} {...given} dispatch={dispatch} />
      ))}
      {mayIssue && (
        <div className="fp-actions" data-end>
          <Button leftSection={<IconSend size={16} aria-hidden />} onClick={() => setSending(true)}>
            {sendable > 0 ? t.prepare(sendable) : t.prepareAgain}
          </Button>
        </div>
      )}
      {isSending && <SendDialog sessionId={sessionId} board={data} onClose={() => setSending(false)} />}
      {data.companies.length > 0 && (
        <Panel title={t.companies} flush>
          <Matrix
            {...given}
            name={t.companies}
            first={t.company}
            lines={data.companies.map((company) => ({
              id: company.companyId,
              name: company.name,
              cells: company.cells,
              warnings: company.warnings,
              under: (
                <>
                  {t.peopleOf(company.people)}
                  {mayIssue && (
                    <Button
                      size="compact-xs"
                      variant="subtle"
                      aria-label={t.termsOf(company.name)}
                      onClick={() => setTermsOf(company)}
                    >
                      {t.terms}
                    </Button>
                  )}
                </>
              ),
            }))}
          />
        </Panel>
      )}
      <Panel title={t.people} flush>
        <Matrix
          {...given}
          name={t.people}
          first={t.person}
          lines={data.people.map((one) => ({
            id: one.enrolmentId,
            name: one.name,
            cells: one.cells,
            warnings: one.warnings,
            under: one.companyName,
          }))}
        />
      </Panel>
      {termsOf && <TermsDialog sessionId={sessionId} company={termsOf} onClose={() => setTermsOf(null)} />}
    </>
  );
}

type Line = {
  id: string;
  name: string;
  under: ReactNode;
  warnings: Board['companies'][number]['warnings'];
  cells: Cell[];
};
type MatrixGiven = { sessionId: string; mayIssue: boolean; name: string; first: string; lines: Line[] };

function Matrix({ sessionId, mayIssue, name, first, lines }: MatrixGiven) {
  const t = useMessages(boardMessages);
  const names = useMessages(documentNames);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard.
    <section className="fp-scroll" tabIndex={0} aria-label={name}>
      <table className="fp-matrix">
        <thead>
          <tr>
            <th scope="col">{first}</th>
            {lines[0]?.cells.map(({ kind }) => (
              <th key={kind} scope="col">
                {names[kind]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.id}>
              <th scope="row">
                {line.name}
                <small className="fp-cell-under">{line.under}</small>
                {line.warnings.map((warning) => (
                  <small key={warning} className="fp-cell-warning">
                    <IconAlertTriangle size={14} aria-hidden /> {t[warning]}
                  </small>
                ))}
              </th>
              {line.cells.map((cell) => (
                <td key={cell.kind}>
                  <DocumentCell sessionId={sessionId} cell={cell} about={line.name} mayIssue={mayIssue} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
