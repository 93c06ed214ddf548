import { Button, Checkbox, Radio, SegmentedControl, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useContext, useId } from 'react';
import { LanguageContext, useMessages } from '../../../app/i18n.ts';
import { messages } from '../editor-messages.ts';
import { type Choice, percentText } from '../quiz-types.ts';
import { FormLine } from './FormLine.tsx';
import { newChoice, replaced, without } from './new-question.ts';

type Given = {
  choices: readonly Choice[];
  several: boolean;
  onChange: (choices: Choice[]) => void;
};

/** Choices with the right one, or ones, marked. */
export function ChoicesForm({ choices, several, onChange }: Given) {
  const t = useMessages(messages);
  const name = useId();
  const mark = (at: number, isRight: boolean) =>
    onChange(
      choices.map((choice, place) => {
        if (place === at) return { ...choice, isRight, shareBp: null };
        return several ? choice : { ...choice, isRight: false };
      }),
    );
  const Mark = several ? Checkbox : Radio;
  return (
    <fieldset className="fp-quiz-form">
      <legend>{t.choices}</legend>
      <ul>
        {choices.map((choice, at) => (
          <FormLine
            key={choice.id}
            at={at + 1}
            feedback={choice.feedback}
            onFeedback={(feedback) => onChange(replaced(choices, at, { ...choice, feedback }))}
            onRemove={() => onChange(without(choices, at))}
          >
            <Mark
              {...(several ? {} : { name })}
              aria-label={t.isRight(at + 1)}
              checked={choice.isRight}
              onChange={(event) => mark(at, event.currentTarget.checked)}
            />
            <TextInput
              aria-label={t.choice(at + 1)}
              placeholder={t.choice(at + 1)}
              maxLength={1_000}
              className="fp-quiz-form-grow"
              value={choice.text}
              onChange={(event) => onChange(replaced(choices, at, { ...choice, text: event.currentTarget.value }))}
            />
            <Share choice={choice} onEven={() => onChange(replaced(choices, at, { ...choice, shareBp: null }))} />
          </FormLine>
        ))}
      </ul>
      <Button
        variant="subtle"
        size="compact-sm"
        leftSection={<IconPlus size={16} />}
        onClick={() => onChange([...choices, newChoice()])}
      >
        {t.addChoice}
      </Button>
    </fieldset>
  );
}

/** A share that a file gave; the author may come back to equal shares. */
function Share({ choice, onEven }: { choice: Choice; onEven: () => void }) {
  const t = useMessages(messages);
  const language = useContext(LanguageContext);
  if (choice.shareBp === null) return null;
  return (
    <Button variant="default" size="compact-sm" title={t.even} onClick={onEven}>
      {t.share(percentText(choice.shareBp, language))}
    </Button>
  );
}

type CreditGiven = { credit: 'partial' | 'whole'; hint: string; onChange: (credit: 'partial' | 'whole') => void };

/** Points in part, or all or nothing. */
export function CreditForm({ credit, hint, onChange }: CreditGiven) {
  const t = useMessages(messages);
  return (
    <div className="fp-quiz-credit">
      <SegmentedControl
        aria-label={t.credit}
        size="sm"
        data={[
          { value: 'partial', label: t.partial },
          { value: 'whole', label: t.whole },
        ]}
        value={credit}
        onChange={(value) => onChange(value === 'whole' ? 'whole' : 'partial')}
      />
      <span className="fp-quiet">{credit === 'whole' ? t.wholeHint : hint}</span>
    </div>
  );
}
