import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useBlocker } from '@tanstack/react-router';
import { useState } from 'react';
import type { Api } from '../../../../contract/api.ts';
import { api } from '../../../app/api.ts';
import type { Question } from '../quiz-types.ts';

export type Quiz = Api['GET /quizzes/:quizId']['answer'];
export type Fault = Quiz['faults'][number];
export type Draft = {
  readonly title: string;
  readonly passMarkBp: number;
  readonly maxAttempts: number | null;
  readonly shuffle: boolean;
  readonly questions: readonly Question[];
};

/** A quiz being edited: what is on the screen, what the server holds, and the revision it was read at. */
export function useQuizDraft(quiz: Quiz) {
  const client = useQueryClient();
  const { title, passMarkBp, maxAttempts, shuffle, questions } = quiz;
  const [draft, setDraft] = useState<Draft>({ title, passMarkBp, maxAttempts, shuffle, questions });
  const [kept, setKept] = useState({ draft, revision: quiz.revision, faults: quiz.faults });
  const save = useMutation({
    mutationFn: async (sent: Draft) => {
      const body = { ...sent, questions: [...sent.questions], revision: kept.revision };
      const { revision, faults } = await api('PUT /quizzes/:quizId/draft', { params: { quizId: quiz.quizId }, body });
      return { draft: sent, revision, faults };
    },
    onSuccess: async (now) => {
      setKept(now);
      await client.invalidateQueries({ queryKey: ['quizzes'] });
    },
  });
  const publish = useMutation({
    mutationFn: (revision: number) =>
      api('POST /quizzes/:quizId/publication', { params: { quizId: quiz.quizId }, body: { revision } }),
    onSuccess: () => client.invalidateQueries(),
  });
  const isDirty = draft !== kept.draft;
  return {
    draft,
    isDirty,
    save,
    publish,
    faults: kept.faults.filter((fault) => isStill(fault, draft, kept.draft)),
    change: (part: Partial<Draft>) => setDraft((old) => ({ ...old, ...part })),
    /** Saves what is on the screen when it is not yet; gives what the server holds then. */
    settle: () => (isDirty ? save.mutateAsync(draft) : Promise.resolve(kept)),
  };
}

/** A fault of a question that was changed since the last save is not shown: the next save will say. */
function isStill({ questionId }: Fault, now: Draft, kept: Draft): boolean {
  if (questionId === null) return now.questions === kept.questions;
  const find = ({ questions }: Draft) => questions.find(({ id }) => id === questionId);
  return find(now) !== undefined && find(now) === find(kept);
}

/** Leaving with unsaved changes is asked first; moving between the questions of the page is not leaving. */
export function useLeaveGuard(isDirty: boolean, sentence: string): void {
  useBlocker({
    shouldBlockFn: ({ current, next }) => isDirty && current.pathname !== next.pathname && !window.confirm(sentence),
    enableBeforeUnload: () => isDirty,
    disabled: !isDirty,
  });
}
