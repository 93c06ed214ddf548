import { Button, FileButton } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { IconDownload, IconFileImport } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Fragment } from 'react';
import type { Api } from '../../../../../contract/api.ts';
import { address, api } from '../../../../app/api.ts';
import { useCrumb } from '../../../../app/crumbs.ts';
import { useMessages } from '../../../../app/i18n.ts';
import { useMe } from '../../../../app/session.tsx';
import { EmptyState, Loading, PageHeader, RefusalAlert } from '../../../../ui/Page.tsx';
import { messages } from '../messages.ts';
import '../recette.css';

type Case = Api['GET /recette/book']['answer']['cases'][number];

/** The cahier de recette itself: cases in force, taken in and handed out as files. */
export function CaseBookPage() {
  const t = useMessages(messages);
  const client = useQueryClient();
  const mayAct = useMe().role !== 'auditor';
  const Rows = useMediaQuery('(max-width: 720px)') ? BookCards : BookTable;
  useCrumb({ label: t.title, to: '/recette' }, { label: t.book });
  const query = useQuery({ queryKey: ['recette', 'book'], queryFn: () => api('GET /recette/book') });
  const taken = {
    onSuccess: async ({ added, changed }: { added: number; changed: number }) => {
      notifications.show({ message: t.taken(added, changed), color: 'prairie' });
      await client.invalidateQueries({ queryKey: ['recette'] });
    },
  };
  const take = useMutation({ mutationFn: () => api('POST /recette/book/shipped'), ...taken });
  const read = useMutation({
    mutationFn: (file: File) => api('POST /recette/book/imports', { file, body: {} }),
    ...taken,
  });
  const cases = query.data?.cases ?? [];
  return (
    <>
      <PageHeader
        title={t.book}
        facts={query.data && <span>{t.bookFacts(cases.length, query.data.requirements)}</span>}
        actions={
          <>
            {(['xlsx', 'json'] as const).map((format) => (
              <Button
                key={format}
                component="a"
                variant="default"
                href={address('GET /recette/book/export', { query: { format } })}
                leftSection={<IconDownload size={16} aria-hidden />}
              >
                {format === 'xlsx' ? t.exportXlsx : t.exportJson}
              </Button>
            ))}
            {mayAct && (
              <FileButton accept=".json,.xlsx,.csv" onChange={(file) => file && read.mutate(file)}>
                {(button) => (
                  <Button {...button} loading={read.isPending} leftSection={<IconFileImport size={16} aria-hidden />}>
                    {t.importBook}
                  </Button>
                )}
              </FileButton>
            )}
          </>
        }
      />
      <RefusalAlert error={query.error ?? read.error ?? take.error} />
      {query.isPending && <Loading />}
      {query.data && cases.length === 0 && (
        <div className="fp-panel">
          <EmptyState
            title={t.book}
            action={
              mayAct && (
                <Button loading={take.isPending} onClick={() => take.mutate()}>
                  {t.takeShipped}
                </Button>
              )
            }
          >
            {t.shippedHint}
          </EmptyState>
        </div>
      )}
      {cases.length > 0 && <Rows cases={cases} framework={query.data?.framework ?? ''} />}
    </>
  );
}

function BookCards({ cases }: { cases: readonly Case[] }) {
  const t = useMessages(messages);
  const how = { scenario: t.byScenario, notYet: t.notYet, manual: t.manual };
  return (
    <div className="fp-panel">
      {[...Map.groupBy(cases, ({ domain }) => domain)].map(([domain, rows]) => (
        <section key={domain}>
          <h2 className="fp-marge-title">{domain}</h2>
          <ul className="fp-recette-list">
            {rows.map((one) => (
              <li key={one.code} className="fp-row">
                <div>
                  <div className="fp-recette-meta">
                    <span className="fp-recette-code">{one.code}</span>
                    <span className="fp-quiet">
                      {one.priority}, {one.environment}, {how[one.runBy]}
                    </span>
                  </div>
                  <strong>{one.title}</strong>
                  <small>{one.actor}</small>
                </div>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

function BookTable({ cases, framework }: { cases: readonly Case[]; framework: string }) {
  const t = useMessages(messages);
  const how = { scenario: t.byScenario, notYet: t.notYet, manual: t.manual };
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard.
    <section className="fp-panel fp-scroll" tabIndex={0} aria-label={t.book}>
      <table className="fp-recette-table">
        <thead>
          <tr>
            <th scope="col">{t.code}</th>
            <th scope="col">{t.caseTitle}</th>
            <th scope="col">{t.actor}</th>
            <th scope="col">{t.priority}</th>
            <th scope="col">{t.how}</th>
            <th scope="col">{t.environment}</th>
            <th scope="col">Qualiopi</th>
          </tr>
        </thead>
        <tbody>
          {[...Map.groupBy(cases, ({ domain }) => domain)].map(([domain, rows]) => (
            <Fragment key={domain}>
              <tr className="fp-group">
                <th scope="rowgroup" colSpan={7}>
                  {domain}
                </th>
              </tr>
              {rows.map((one) => (
                <tr key={one.code}>
                  <th scope="row" className="fp-recette-code">
                    {one.code}
                  </th>
                  <td>{one.title}</td>
                  <td className="fp-quiet">{one.actor}</td>
                  <td>{one.priority}</td>
                  <td style={{ whiteSpace: 'nowrap' }}>{how[one.runBy]}</td>
                  <td>{one.environment}</td>
                  <td title={t.indicators(one.indicators.join(', '), framework)}>{one.indicators.join(', ')}</td>
                </tr>
              ))}
            </Fragment>
          ))}
        </tbody>
      </table>
    </section>
  );
}
