import { Button, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import type { Api } from '../../../../../contract/api.ts';
import { api } from '../../../../app/api.ts';
import { useMessages } from '../../../../app/i18n.ts';
import { showDone } from '../../../../ui/Feedback.tsx';
import { RefusalAlert } from '../../../../ui/Page.tsx';
import { messages } from '../messages.ts';

type Report = Api['GET /problem-reports']['answer']['rows'][number];
const LEAST = 10;
const MOST = 2_000;

/** Answers whoever reported, or closes. */
export function AnswerForm({ report: { problemId, number, events } }: { report: Report }) {
  const t = useMessages(messages);
  const client = useQueryClient();
  const [text, setText] = useState('');
  const params = { problemId };
  const after = events.length;
  const done = async (sentence: string) => {
    setText('');
    await client.invalidateQueries({ queryKey: ['problem-reports'] });
    showDone(sentence);
  };
  const answer = useMutation({
    mutationFn: () => api('POST /problem-reports/:problemId/answers', { params, body: { after, text } }),
    onSuccess: () => done(t.answered),
  });
  const close = useMutation({
    mutationFn: () => api('POST /problem-reports/:problemId/closing', { params, body: { after } }),
    onSuccess: () => done(t.closed),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    answer.mutate();
  };
  return (
    <form onSubmit={submit} className="fp-stack">
      <Textarea
        label={t.answer}
        autosize
        minRows={2}
        minLength={LEAST}
        maxLength={MOST}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <RefusalAlert error={answer.error ?? close.error} />
      <div className="fp-actions">
        <Button
          type="submit"
          size="sm"
          loading={answer.isPending}
          disabled={text.trim().length < LEAST}
          aria-label={`${t.answerSend}, ${t.numbered(number)}`}
        >
          {t.answerSend}
        </Button>
        <Button
          size="sm"
          variant="default"
          loading={close.isPending}
          onClick={() => close.mutate()}
          aria-label={`${t.close}, ${t.numbered(number)}`}
        >
          {t.close}
        </Button>
      </div>
    </form>
  );
}
