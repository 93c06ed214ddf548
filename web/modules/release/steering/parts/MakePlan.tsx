import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useContext, useState } from 'react';
import { api } from '../../../../app/api.ts';
import { LanguageContext, useMessages } from '../../../../app/i18n.ts';
import { DayField } from '../../../../ui/DayField.tsx';
import { showDone } from '../../../../ui/Feedback.tsx';
import { dayRange } from '../../../../ui/format.ts';
import { EmptyState, Loading, Panel, RefusalAlert } from '../../../../ui/Page.tsx';
import { messages } from '../messages.ts';

/** The first planning: one day to choose, five stages that follow it. */
export function MakePlan({ mayAct }: { mayAct: boolean }) {
  const t = useMessages(messages);
  if (!mayAct)
    return (
      <div className="fp-panel">
        <EmptyState title={t.noPlan}>{t.noPlanReader}</EmptyState>
      </div>
    );
  return (
    <Panel title={t.noPlan}>
      <FirstDay />
    </Panel>
  );
}

function FirstDay() {
  const t = useMessages(messages);
  const language = useContext(LanguageContext);
  const client = useQueryClient();
  const [day, setDay] = useState('');
  const template = useQuery({
    queryKey: ['steering', 'template', day],
    queryFn: () => api('GET /steering/template', { query: day ? { startsOn: day } : {} }),
    retry: false,
  });
  const startsOn = day || (template.data?.stages[0]?.startsOn ?? '');
  const make = useMutation({
    mutationFn: () => api('POST /steering/plan', { body: { startsOn } }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['steering'] });
      showDone(t.planMade);
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    make.mutate();
  };
  return (
    <form onSubmit={submit} className="fp-stack">
      <p style={{ margin: 0 }}>{t.noPlanHint}</p>
      <DayField label={t.firstDay} value={startsOn} onChange={setDay} />
      {template.isPending && <Loading lines={5} />}
      <ol className="fp-steering-template">
        {template.data?.stages.map((stage) => (
          <li key={stage.stage}>
            <strong>{stage.title}</strong>
            <span className="fp-quiet">{dayRange(stage.startsOn, stage.endsOn, language)}</span>
          </li>
        ))}
      </ol>
      <RefusalAlert error={make.error ?? template.error} />
      <div>
        <Button type="submit" loading={make.isPending} disabled={!template.data}>
          {t.makePlan}
        </Button>
      </div>
    </form>
  );
}
