import { Button } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import type { Api } from '../../../../contract/api.ts';
import { api, newKey } from '../../../app/api.ts';
import { useMessages } from '../../../app/i18n.ts';
import { Loading, PageHeader, RefusalAlert } from '../../../ui/Page.tsx';
import { QuizRunner } from '../parts/QuizRunner.tsx';
import { messages } from '../runner-messages.ts';

type Attempt = Api['POST /enrolments/:enrolmentId/steps/:stepId/attempts']['answer'];

/** The quiz of a step of one's own path: resumed where it was left, or its result when it has been submitted. */
export function TakeQuizPage() {
  const t = useMessages(messages);
  const client = useQueryClient();
  const params = useParams({ strict: false }) as { enrolmentId: string; stepId: string };
  const [key] = useState(newKey);
  const [attempt, setAttempt] = useState<Attempt | null>(null);
  const latest = useQuery({
    queryKey: ['attempt', params, key],
    queryFn: () => api('GET /enrolments/:enrolmentId/steps/:stepId/attempt', { params }),
    gcTime: 0,
    refetchOnWindowFocus: false,
  });
  const start = useMutation({
    mutationFn: () => api('POST /enrolments/:enrolmentId/steps/:stepId/attempts', { params }),
    onSuccess: setAttempt,
  });
  const found = latest.data?.attempt;
  const { mutate } = start;
  useEffect(() => {
    if (found?.submittedAt) setAttempt(found);
    // Nothing was begun, or an attempt is open: the server gives the one to answer.
    else if (found !== undefined) mutate();
  }, [found, mutate]);
  const error = latest.error ?? start.error;
  const one = attempt && { ...params, attemptId: attempt.attemptId };
  return (
    <>
      <PageHeader
        title={attempt?.title ?? found?.title ?? '…'}
        actions={
          <Button component={Link} to="/" variant="default" leftSection={<IconArrowLeft size={16} />}>
            {t.backToPath}
          </Button>
        }
      />
      <RefusalAlert error={error} />
      {!attempt && !error && <Loading />}
      {attempt && one && (
        <QuizRunner
          key={attempt.attemptId}
          paper={attempt.paper}
          answers={attempt.answers}
          savedAt={attempt.savedAt}
          result={attempt.result}
          passMarkBp={attempt.passMarkBp}
          attemptsLeft={attempt.attemptsLeft}
          onSave={(answers) =>
            api('PUT /enrolments/:enrolmentId/steps/:stepId/attempts/:attemptId/answers', {
              params: one,
              body: { answers },
            })
          }
          onSubmit={async (answers) => {
            const submitted = await api('POST /enrolments/:enrolmentId/steps/:stepId/attempts/:attemptId/submission', {
              params: one,
              body: { answers },
            });
            setAttempt(submitted);
            await client.invalidateQueries({ queryKey: ['my-training'] });
          }}
          onAgain={() => start.mutate()}
        />
      )}
    </>
  );
}
