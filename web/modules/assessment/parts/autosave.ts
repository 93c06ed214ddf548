import { useCallback, useEffect, useRef, useState } from 'react';
import { ApiRefusal } from '../../../app/api.ts';
import type { Answer, Answers, ChangedAnswers } from '../quiz-types.ts';

export type SaveState = {
  readonly state: 'quiet' | 'saving' | 'saved' | 'offline';
  readonly savedAt: string | null;
  /** How many answers wait on this device. */
  readonly waiting: number;
  /** The server said no: trying again would not help. */
  readonly refusal: ApiRefusal | null;
};

/** Answers settle for a moment before they leave: one call for a word, not one per letter. */
const SETTLE_MS = 700;
const RETRY_MS = 5_000;

type Given = {
  readonly answers: Answers;
  readonly savedAt: string | null;
  /** Null when nothing is kept (a try): everything then waits for the submission. */
  readonly onSave: ((changed: ChangedAnswers) => Promise<{ savedAt: string }>) | null;
};

/**
 * Answers as they are on the screen, saved one call at a time so that an older one never comes after a newer one. What could
 * not leave stays here and is tried again; `takeRest` gives it to the submission.
 */
export function useAutosave({ answers: first, savedAt, onSave }: Given) {
  const [answers, setAnswers] = useState<Answers>(first);
  const [save, setSave] = useState<SaveState>({ state: 'quiet', savedAt, waiting: 0, refusal: null });
  const rest = useRef<ChangedAnswers>({});
  const flight = useRef<Promise<void> | null>(null);
  const timer = useRef<number | undefined>(undefined);
  const send = useRef(onSave);
  send.current = onSave;

  const flush = useCallback((): Promise<void> => {
    window.clearTimeout(timer.current);
    if (flight.current) return flight.current.then(flush);
    const leaving = rest.current;
    const waiting = Object.keys(leaving).length;
    if (waiting === 0 || !send.current) return Promise.resolve();
    rest.current = {};
    setSave((old) => ({ ...old, state: 'saving', waiting }));
    flight.current = send
      .current(leaving)
      .then(({ savedAt: at }) => setSave((old) => ({ ...old, state: 'saved', savedAt: at, waiting: 0 })))
      .catch((error: unknown) => {
        rest.current = { ...leaving, ...rest.current };
        const refusal = error instanceof ApiRefusal ? error : null;
        setSave((old) => ({ ...old, state: 'offline', waiting: Object.keys(rest.current).length, refusal }));
        if (!refusal) timer.current = window.setTimeout(() => void flush(), RETRY_MS);
      })
      .finally(() => {
        flight.current = null;
      });
    return flight.current;
  }, []);

  useEffect(() => {
    const leave = () => document.visibilityState === 'hidden' && void flush();
    const back = () => void flush();
    document.addEventListener('visibilitychange', leave);
    window.addEventListener('online', back);
    return () => {
      document.removeEventListener('visibilitychange', leave);
      window.removeEventListener('online', back);
      void flush();
    };
  }, [flush]);

  const change = (questionId: string, answer: Answer | null) => {
    setAnswers((old) => {
      const { [questionId]: _, ...others } = old;
      return answer === null ? others : { ...others, [questionId]: answer };
    });
    rest.current = { ...rest.current, [questionId]: answer };
    window.clearTimeout(timer.current);
    timer.current = window.setTimeout(() => void flush(), SETTLE_MS);
  };

  /** Waits for the call under way, then gives what has not left yet: the submission carries it. */
  const takeRest = async (): Promise<ChangedAnswers> => {
    window.clearTimeout(timer.current);
    await flight.current;
    window.clearTimeout(timer.current);
    return { ...rest.current };
  };
  return { answers, change, save, flush, takeRest };
}
