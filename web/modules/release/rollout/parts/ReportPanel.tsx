import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useContext } from 'react';
import type { Api } from '../../../../../contract/api.ts';
import { address } from '../../../../app/api.ts';
import { LanguageContext, useMessages } from '../../../../app/i18n.ts';
import { parisDay, shortDay } from '../../../../ui/format.ts';
import { Panel } from '../../../../ui/Page.tsx';
import { reportMessages } from '../report-messages.ts';

type Board = Api['GET /rollout']['answer'];

/** The report of the rollout at hand, provisional until it is over, and those of the earlier ones. */
export function ReportPanel({ board }: { board: Board }) {
  const t = useMessages(reportMessages);
  const language = useContext(LanguageContext);
  const { rollout, reports } = board;
  const isWritten = reports.some(({ rolloutId }) => rolloutId === rollout?.rolloutId);
  return (
    <Panel title={t.title} flush>
      <ul className="fp-rollout-cards">
        {rollout && !isWritten && (
          <li>
            <span className="fp-quiet">{rollout.endedAt ? t.waiting : t.hint}</span>
            <FileButton rolloutId={rollout.rolloutId} name={t.provisional} />
          </li>
        )}
        {reports.map(({ rolloutId, number, version, outcome, madeAt }) => (
          <li key={rolloutId}>
            <span className="fp-quiet">{t[outcome](version, shortDay(parisDay(new Date(madeAt)), language))}</span>
            <FileButton rolloutId={rolloutId} name={t.download(number)} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function FileButton({ rolloutId, name }: { rolloutId: string; name: string }) {
  return (
    <Button
      component="a"
      variant="default"
      size="xs"
      href={address('GET /rollouts/:rolloutId/report', { params: { rolloutId } })}
      leftSection={<IconDownload size={16} aria-hidden />}
    >
      {name}
    </Button>
  );
}
