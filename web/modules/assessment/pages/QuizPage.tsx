import { Alert } from '@mantine/core';
import { IconInfoCircle, IconLock } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useContext } from 'react';
import { api } from '../../../app/api.ts';
import { useCrumb } from '../../../app/crumbs.ts';
import { LanguageContext, useMessages } from '../../../app/i18n.ts';
import { useMe } from '../../../app/session.tsx';
import { Loading, PageHeader, RefusalAlert } from '../../../ui/Page.tsx';
import { StatusBadge } from '../../../ui/StatusBadge.tsx';
import { type Draft, type Quiz, useLeaveGuard, useQuizDraft } from '../editor/draft.ts';
import { QuestionList } from '../editor/QuestionList.tsx';
import { QuizActions } from '../editor/QuizActions.tsx';
import { Preview, Settings, Versions } from '../editor/QuizAside.tsx';
import { faultTexts, messages } from '../messages.ts';
import { percentText } from '../quiz-types.ts';
import '../quiz.css';
import { EDITORS } from './QuizListPage.tsx';

/** A quiz with its right answers: read by trainers, written by the office while it is a draft. */
export function QuizPage() {
  const t = useMessages(messages);
  const { quizId } = useParams({ strict: false }) as { quizId: string };
  const { data, error, refetch } = useQuery({
    queryKey: ['quiz', quizId],
    queryFn: () => api('GET /quizzes/:quizId', { params: { quizId } }),
    refetchOnWindowFocus: false,
    // What is on the screen may be ahead of the server: it is read again only when it was published or drafted.
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  useCrumb({ label: t.quizzes, to: '/quiz' }, { label: data?.title ?? '…' });
  if (error) return <RefusalAlert error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading />;
  return <QuizEditor key={`${data.number} ${data.state}`} quiz={data} />;
}

function QuizEditor({ quiz }: { quiz: Quiz }) {
  const t = useMessages(messages);
  const me = useMe();
  const navigate = useNavigate();
  const { question: openId } = useSearch({ strict: false }) as { question?: string };
  const mine = useQuizDraft(quiz);
  const { draft, change, faults, isDirty } = mine;
  useLeaveGuard(isDirty, t.leave);
  const isEditor = EDITORS.includes(me.role);
  const isEditable = isEditor && quiz.state === 'draft';
  const open = (question: string | undefined) =>
    void navigate({ to: '.', search: { question } as never, replace: true, resetScroll: false });
  return (
    <>
      <PageHeader
        title={draft.title || t.quiz}
        badge={<StatusBadge state={quiz.state} box />}
        facts={<Facts quiz={quiz} draft={draft} />}
        actions={isEditor && <QuizActions quiz={quiz} mine={mine} />}
      />
      <div className="fp-stack">
        <RefusalAlert error={mine.save.error ?? mine.publish.error} />
        <Notices quiz={quiz} isEditor={isEditor} />
        {isEditable && faults.length > 0 && <Faults faults={faults} />}
        <div className="fp-columns fp-quiz-columns">
          <QuestionList
            questions={draft.questions}
            faults={isEditable ? faults : []}
            openId={openId}
            isEditable={isEditable}
            onOpen={open}
            onChange={(questions) => change({ questions })}
          />
          <div className="fp-stack fp-quiz-aside">
            <Preview question={draft.questions.find(({ id }) => id === openId)} />
            {isEditable && <Settings draft={draft} onChange={change} />}
            <Versions versions={quiz.versions} />
          </div>
        </div>
      </div>
    </>
  );
}

function Facts({ quiz, draft }: { quiz: Quiz; draft: Draft }) {
  const t = useMessages(messages);
  const language = useContext(LanguageContext);
  return (
    <>
      <span>{t.version(quiz.number)}</span>
      <span>{t.questionCount(draft.questions.length)}</span>
      <span>{t.passMarkOf(percentText(draft.passMarkBp, language))}</span>
      <span>{draft.maxAttempts === null ? t.withoutLimit : t.attemptsOf(draft.maxAttempts)}</span>
      {draft.shuffle && <span>{t.shuffled}</span>}
    </>
  );
}

function Notices({ quiz, isEditor }: { quiz: Quiz; isEditor: boolean }) {
  const t = useMessages(messages);
  const isLocked = !isEditor || quiz.state !== 'draft';
  return (
    <>
      {isLocked && (
        <Alert color="gray" variant="light" icon={<IconLock size={18} />}>
          {isEditor ? t.publishedHint : t.readOnlyHint}
        </Alert>
      )}
      {isEditor && quiz.hasAttempts && (
        <Alert color="gray" variant="light" icon={<IconInfoCircle size={18} />}>
          {t.attemptsHint}
        </Alert>
      )}
    </>
  );
}

/** How much is left, and what concerns the quiz as a whole; each question says its own. */
function Faults({ faults }: { faults: Quiz['faults'] }) {
  const t = useMessages(messages);
  const says = useMessages(faultTexts);
  return (
    <p className="fp-remaining" role="status" style={{ margin: 0 }}>
      <span>{t.faultsLeft(faults.length)}</span>
      {faults
        .filter(({ questionId }) => questionId === null)
        .map(({ code }) => (
          <span key={code}>{says[code]}</span>
        ))}
    </p>
  );
}
