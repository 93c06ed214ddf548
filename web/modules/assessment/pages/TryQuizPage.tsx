import { Alert, Button } from '@mantine/core';
import { IconArrowLeft, IconInfoCircle } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { api } from '../../../app/api.ts';
import { useCrumb } from '../../../app/crumbs.ts';
import { useMessages } from '../../../app/i18n.ts';
import { Loading, PageHeader, RefusalAlert } from '../../../ui/Page.tsx';
import { messages } from '../messages.ts';
import { QuizRunner } from '../parts/QuizRunner.tsx';
import type { Result } from '../quiz-types.ts';

/** The quiz as a learner will live it, graded for real, kept nowhere. */
export function TryQuizPage() {
  const t = useMessages(messages);
  const { quizId } = useParams({ strict: false }) as { quizId: string };
  const params = { quizId };
  const [run, setRun] = useState(1);
  const [result, setResult] = useState<Result | null>(null);
  const { data, error, refetch } = useQuery({
    queryKey: ['quiz-trial', quizId],
    queryFn: () => api('GET /quizzes/:quizId/trial', { params }),
    refetchOnWindowFocus: false,
    gcTime: 0,
  });
  useCrumb({ label: t.quizzes, to: '/quiz' }, { label: data?.title ?? '…', to: `/quiz/${quizId}` }, { label: t.tryIt });
  if (error) return <RefusalAlert error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading />;
  return (
    <>
      <PageHeader
        title={t.tryTitle(data.title)}
        actions={
          <Button
            component={Link}
            to="/quiz/$quizId"
            params={params as never}
            variant="default"
            leftSection={<IconArrowLeft size={16} />}
          >
            {t.backToQuiz}
          </Button>
        }
      />
      <div className="fp-stack">
        <Alert color="gray" variant="light" icon={<IconInfoCircle size={18} />}>
          {t.tryHint}
        </Alert>
        <QuizRunner
          key={run}
          paper={data.paper}
          answers={{}}
          result={result}
          passMarkBp={data.passMarkBp}
          onSave={null}
          onSubmit={async (answers) =>
            setResult(await api('POST /quizzes/:quizId/trial', { params, body: { answers } }))
          }
          onAgain={() => {
            setResult(null);
            setRun(run + 1);
          }}
        />
      </div>
    </>
  );
}
