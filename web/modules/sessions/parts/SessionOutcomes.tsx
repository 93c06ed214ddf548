import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Api } from '../../../../contract/api.ts';
import { api } from '../../../app/api.ts';
import { useMessages } from '../../../app/i18n.ts';
import { useMe } from '../../../app/session.tsx';
import { showDone } from '../../../ui/Feedback.tsx';
import { EmptyState, Loading, Panel, RefusalAlert } from '../../../ui/Page.tsx';
import { outcomeMessages } from '../outcome-messages.ts';

type Answer = Api['GET /sessions/:sessionId/outcomes']['answer'];
type Person = Answer['people'][number];
type Outcome = Person['outcomes'][number];
const OUTCOMES: readonly Outcome[] = ['acquired', 'inProgress', 'notAcquired'];
const ASSESSORS = ['trainingAdministrator', 'director', 'trainer'];

/** What each person acquired of the objectives of the program, as the attestation de fin de formation will say it. */
export function SessionOutcomes({ sessionId }: { sessionId: string }) {
  const t = useMessages(outcomeMessages);
  const { data, error, refetch } = useQuery({
    queryKey: ['outcomes', sessionId],
    queryFn: () => api('GET /sessions/:sessionId/outcomes', { params: { sessionId } }),
  });
  if (error) return <RefusalAlert error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading />;
  if (data.people.length === 0 || data.objectives.length === 0)
    return (
      <div className="fp-panel">
        <EmptyState title={data.people.length === 0 ? t.nobody : t.noObjective} />
      </div>
    );
  return (
    <div className="fp-stack">
      <p className="fp-quiet fp-flat">{t.hint}</p>
      {data.people.map((one) => (
        <PersonOutcomes
          key={`${one.enrolmentId} ${one.number}`}
          sessionId={sessionId}
          objectives={data.objectives}
          one={one}
          // Most groups are assessed in one way: the next person starts from the last one noted.
          usualMethod={data.people.find(({ method }) => method)?.method ?? ''}
        />
      ))}
    </div>
  );
}

type Given = { sessionId: string; objectives: readonly string[]; one: Person; usualMethod: string };

function PersonOutcomes({ sessionId, objectives, one, usualMethod }: Given) {
  const t = useMessages(outcomeMessages);
  const client = useQueryClient();
  const mayNote = ASSESSORS.includes(useMe().role);
  const [outcomes, setOutcomes] = useState<(Outcome | '')[]>(objectives.map((_, rank) => one.outcomes[rank] ?? ''));
  const [method, setMethod] = useState(one.method || usualMethod);
  const whole = outcomes.filter((outcome) => outcome !== '');
  const save = useMutation({
    mutationFn: () =>
      api('PUT /enrolments/:enrolmentId/outcomes', {
        params: { enrolmentId: one.enrolmentId },
        body: { after: one.number, outcomes: whole, method },
      }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['outcomes', sessionId] });
      await client.invalidateQueries({ queryKey: ['document-board', sessionId] });
      showDone(t.saved(one.name));
    },
  });
  return (
    <Panel title={one.name} aside={<span className="fp-quiet">{one.number > 0 ? t.noted : t.toNote}</span>}>
      <form
        className="fp-stack"
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate();
        }}
      >
        <div className="fp-fields">
          {objectives.map((objective, rank) => (
            <NativeSelect
              key={objective}
              label={objective}
              required
              disabled={!mayNote}
              value={outcomes[rank]}
              data={[{ value: '', label: t.choose }, ...OUTCOMES.map((value) => ({ value, label: t[value] }))]}
              onChange={(event) => setOutcomes(outcomes.with(rank, event.currentTarget.value as Outcome | ''))}
            />
          ))}
        </div>
        <TextInput
          label={t.method}
          description={t.methodHint}
          required
          readOnly={!mayNote}
          maxLength={500}
          value={method}
          onChange={(event) => setMethod(event.currentTarget.value)}
        />
        <RefusalAlert error={save.error} />
        {mayNote && (
          <div className="fp-actions" data-end>
            <Button
              variant="subtle"
              aria-label={t.allAcquiredBy(one.name)}
              onClick={() => setOutcomes(objectives.map(() => 'acquired'))}
            >
              {t.allAcquired}
            </Button>
            <Button type="submit" variant="default" loading={save.isPending} aria-label={t.saveOf(one.name)}>
              {t.save}
            </Button>
          </div>
        )}
      </form>
    </Panel>
  );
}
