import { Button, Checkbox, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useMessages } from '../../../app/i18n.ts';
import { messages } from '../editor-messages.ts';
import type { AcceptedNumber, AcceptedText } from '../quiz-types.ts';
import { FormLine, NumberField } from './FormLine.tsx';
import { newNumber, newText, replaced, without } from './new-question.ts';

type TextRule = { accepted: AcceptedText[]; matchCase: boolean; matchAccents: boolean };

/** What may be typed, each with the share of the points it earns. */
export function TextsForm({ rule, onChange }: { rule: TextRule; onChange: (rule: TextRule) => void }) {
  const t = useMessages(messages);
  const { accepted, matchCase, matchAccents } = rule;
  const set = (next: AcceptedText[]) => onChange({ accepted: next, matchCase, matchAccents });
  return (
    <fieldset className="fp-quiz-form">
      <legend>{t.accepted}</legend>
      <p className="fp-quiet">{t.acceptedHint}</p>
      <ul>
        {accepted.map((one, at) => (
          <FormLine
            // biome-ignore lint/suspicious/noArrayIndexKey: accepted answers have no id, they are their place.
            key={at}
            at={at + 1}
            feedback={one.feedback}
            onFeedback={(feedback) => set(replaced(accepted, at, { ...one, feedback }))}
            onRemove={() => set(without(accepted, at))}
          >
            <TextInput
              aria-label={t.answer(at + 1)}
              placeholder={t.answer(at + 1)}
              maxLength={1_000}
              className="fp-quiz-form-grow fp-quiz-form-wide"
              value={one.text}
              onChange={(event) => set(replaced(accepted, at, { ...one, text: event.currentTarget.value }))}
            />
            <ShareField
              at={at}
              shareBp={one.shareBp}
              onChange={(shareBp) => set(replaced(accepted, at, { ...one, shareBp }))}
            />
          </FormLine>
        ))}
      </ul>
      <AddAnswer onAdd={() => set([...accepted, newText()])} />
      <Checkbox
        label={t.matchCase}
        checked={matchCase}
        onChange={(event) => onChange({ accepted, matchAccents, matchCase: event.currentTarget.checked })}
      />
      <Checkbox
        label={t.matchAccents}
        checked={matchAccents}
        onChange={(event) => onChange({ accepted, matchCase, matchAccents: event.currentTarget.checked })}
      />
    </fieldset>
  );
}

type NumbersGiven = { accepted: readonly AcceptedNumber[]; onChange: (accepted: AcceptedNumber[]) => void };

/** Values with their tolerance and the share they earn. */
export function NumbersForm({ accepted, onChange }: NumbersGiven) {
  const t = useMessages(messages);
  return (
    <fieldset className="fp-quiz-form">
      <legend>{t.accepted}</legend>
      <ul>
        {accepted.map((one, at) => (
          <FormLine
            // biome-ignore lint/suspicious/noArrayIndexKey: accepted values have no id, they are their place.
            key={at}
            at={at + 1}
            feedback={one.feedback}
            onFeedback={(feedback) => onChange(replaced(accepted, at, { ...one, feedback }))}
            onRemove={() => onChange(without(accepted, at))}
          >
            <NumberField
              label={t.valueOf(at + 1)}
              isHidden
              value={one.value}
              onChange={(value) => onChange(replaced(accepted, at, { ...one, value }))}
            />
            <span aria-hidden>±</span>
            <NumberField
              label={t.toleranceOf(at + 1)}
              isHidden
              min={0}
              value={one.tolerance}
              onChange={(tolerance) => onChange(replaced(accepted, at, { ...one, tolerance }))}
            />
            <span className="fp-quiz-form-grow" />
            <ShareField
              at={at}
              shareBp={one.shareBp}
              onChange={(shareBp) => onChange(replaced(accepted, at, { ...one, shareBp }))}
            />
          </FormLine>
        ))}
      </ul>
      <AddAnswer onAdd={() => onChange([...accepted, newNumber()])} />
    </fieldset>
  );
}

type ShareGiven = { at: number; shareBp: number; onChange: (shareBp: number) => void };

function ShareField({ at, shareBp, onChange }: ShareGiven) {
  const t = useMessages(messages);
  return (
    <NumberField
      label={t.worth(at + 1)}
      isHidden
      width={84}
      min={0}
      max={100}
      suffix={'\u00a0%'}
      value={shareBp / 100}
      onChange={(percent) => onChange(Math.round(percent * 100))}
    />
  );
}

function AddAnswer({ onAdd }: { onAdd: () => void }) {
  const t = useMessages(messages);
  return (
    <Button variant="subtle" size="compact-sm" leftSection={<IconPlus size={16} />} onClick={onAdd}>
      {t.addAnswer}
    </Button>
  );
}
