import { Checkbox } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck, IconInfoCircle } from '@tabler/icons-react';
import { useMessages } from '../../../app/i18n.ts';
import { messages, problemTexts } from '../editor-messages.ts';
import { messages as pageMessages } from '../messages.ts';
import type { Question } from '../quiz-types.ts';
import type { Reading } from './reading.ts';

type Given = { reading: Reading; leftIds: ReadonlySet<string>; onToggle: (questionId: string) => void };

/** What was understood of a file, question by question, and what was not, line by line. */
export function ReadingPreview({ reading, leftIds, onToggle }: Given) {
  const t = useMessages(messages);
  const { questions, problems, fileName } = reading;
  const family = questions.length > 0 ? 'ok' : 'warn';
  const Icon = questions.length > 0 ? IconCircleCheck : IconAlertTriangle;
  return (
    <>
      <p className="fp-state fp-quiz-understood" role="status" style={{ color: `var(--fp-${family}-text)` }}>
        <Icon size={20} stroke={1.75} aria-hidden />
        {questions.length > 0 ? t.understood(questions.length, fileName) : t.nothing(fileName)}
      </p>
      <ol className="fp-quiz-read">
        {questions.map((question, at) => (
          <ReadQuestion
            key={question.id}
            question={question}
            at={at + 1}
            isTaken={!leftIds.has(question.id)}
            onToggle={() => onToggle(question.id)}
          />
        ))}
      </ol>
      {problems.length > 0 && <Problems problems={problems} />}
    </>
  );
}

type ReadGiven = { question: Question; at: number; isTaken: boolean; onToggle: () => void };

function ReadQuestion({ question, at, isTaken, onToggle }: ReadGiven) {
  const t = useMessages(messages);
  const page = useMessages(pageMessages);
  return (
    <li>
      <Checkbox
        checked={isTaken}
        onChange={onToggle}
        label={
          <>
            <span className="fp-sr">{`${t.take(at)}, `}</span>
            {question.text.replace(/\[\[\d+\]\]/g, '…')}
          </>
        }
        description={`${page[question.type]}, ${t.answers(countOf(question))}`}
      />
    </li>
  );
}

function countOf(question: Question): number {
  switch (question.type) {
    case 'singleChoice':
    case 'multipleChoice':
      return question.choices.length;
    case 'trueFalse':
      return 2;
    case 'shortText':
    case 'number':
      return question.accepted.length;
    case 'matching':
      return question.pairs.length;
    case 'ordering':
      return question.items.length;
    case 'gaps':
      return question.gaps.length;
  }
}

function Problems({ problems }: { problems: Reading['problems'] }) {
  const t = useMessages(messages);
  const says = useMessages(problemTexts);
  return (
    <section aria-label={t.remarks(problems.length)}>
      <h3 className="fp-quiz-remarks">{t.remarks(problems.length)}</h3>
      <ul className="fp-quiz-problems">
        {problems.map((problem) => {
          const Icon = problem.isLeftOut ? IconAlertTriangle : IconInfoCircle;
          return (
            <li key={`${problem.line} ${problem.code}`}>
              <span
                className="fp-state"
                style={{ color: problem.isLeftOut ? 'var(--fp-warn-text)' : 'var(--fp-text-2)' }}
              >
                <Icon size={18} stroke={1.75} aria-hidden />
                {problem.isLeftOut ? t.leftOut : t.changed}
              </span>
              <span>
                <strong>{problem.question}</strong> <span className="fp-quiet">{t.line(problem.line)}</span>
                <br />
                {says[problem.code](problem.detail)}
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
