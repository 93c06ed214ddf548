import { Button } from '@mantine/core';
import { IconLock, IconLockOpen } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useContext, useState } from 'react';
import type { Api } from '../../../../../contract/api.ts';
import { api } from '../../../../app/api.ts';
import { LanguageContext, useMessages } from '../../../../app/i18n.ts';
import { longDay, money, parisDay, time, tinyDay } from '../../../../ui/format.ts';
import { EmptyState, Loading, Panel, RefusalAlert } from '../../../../ui/Page.tsx';
import { messages } from '../messages.ts';

type Decision = Api['GET /steering/decisions']['answer']['rows'][number];

/** Decisions shown before somebody asks for the others. */
const FIRST = 6;

/** What was decided, by whom and why, as the sealed journal has it. */
export function DecisionList() {
  const t = useMessages(messages);
  const [isWhole, setWhole] = useState(false);
  const query = useQuery({ queryKey: ['steering', 'decisions'], queryFn: () => api('GET /steering/decisions') });
  const words = useQuery({
    queryKey: ['actions'],
    queryFn: () => api('GET /actions'),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const rows = query.data?.rows ?? [];
  const shown = isWhole ? rows : rows.slice(0, FIRST);
  return (
    <Panel title={t.decisions} flush>
      <RefusalAlert error={query.error} onRetry={() => void query.refetch()} />
      {query.isPending && <Loading lines={4} />}
      {query.data?.rows.length === 0 && <EmptyState title={t.noDecision} />}
      <div className="fp-marge">
        {shown.map((decision) => (
          <DecisionRow key={decision.id} decision={decision} words={words.data ?? {}} />
        ))}
      </div>
      {shown.length < rows.length && (
        <Button variant="subtle" fullWidth onClick={() => setWhole(true)}>
          {t.moreDecisions(rows.length - shown.length)}
        </Button>
      )}
    </Panel>
  );
}

function DecisionRow({ decision, words }: { decision: Decision; words: Api['GET /actions']['answer'] }) {
  const t = useMessages(messages);
  const language = useContext(LanguageContext);
  const facts = useFacts(decision);
  const { action, at, by, reason, seq } = decision;
  return (
    <div className="fp-marge-row">
      <div className="fp-marge-when">
        {tinyDay(parisDay(new Date(at)), language)}
        <small>{time(at, language)}</small>
      </div>
      <div className="fp-marge-what">
        <div>
          <strong>{words[action]?.[language] ?? action}</strong>
          {facts && <div className="fp-quiet">{facts}</div>}
          <div className="fp-quiet">{[by ?? t.byItself, reason].filter(Boolean).join('. ')}</div>
          <span className="fp-quiet fp-state">
            {seq ? <IconLock size={14} aria-hidden /> : <IconLockOpen size={14} aria-hidden />}
            {seq ? t.sealed(seq) : t.sealing}
          </span>
        </div>
      </div>
    </div>
  );
}

/** What the line of the journal is about, in a few words. */
function useFacts({ action, about, facts }: Decision): string {
  const t = useMessages(messages);
  const language = useContext(LanguageContext);
  if (typeof facts.stage === 'number') return t.factStage(facts.stage, Number(facts.donePercent));
  if (action === 'steering.budget-changed')
    return `${about}, ${t.factPlanned(money(Number(facts.plannedBeforeCents), language), money(Number(facts.plannedCents), language))}`;
  if (about) return about;
  return typeof facts.endsOn === 'string' ? t.factEnd(longDay(facts.endsOn, language)) : '';
}
