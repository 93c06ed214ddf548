import { ActionIcon, Button, TextInput } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconPlus } from '@tabler/icons-react';
import { useMessages } from '../../../app/i18n.ts';
import { messages } from '../editor-messages.ts';
import type { QuestionOf } from '../quiz-types.ts';
import { CreditForm } from './ChoicesForm.tsx';
import { FormLine } from './FormLine.tsx';
import { moved, newPair, newRow, replaced, without } from './new-question.ts';

type Given<Q> = { question: Q; onChange: (question: Q) => void };

/** Pairs, and answers that match nothing. */
export function MatchingForm({ question, onChange }: Given<QuestionOf<'matching'>>) {
  const t = useMessages(messages);
  const { pairs } = question;
  const set = (next: typeof pairs) => onChange({ ...question, pairs: next });
  return (
    <>
      <fieldset className="fp-quiz-form">
        <legend>{t.pairs}</legend>
        <ul>
          {pairs.map((pair, at) => (
            <FormLine key={pair.id} at={at + 1} onRemove={() => set(without(pairs, at))}>
              <TextInput
                aria-label={t.left(at + 1)}
                placeholder={t.left(at + 1)}
                maxLength={1_000}
                className="fp-quiz-form-grow"
                value={pair.left}
                onChange={(event) => set(replaced(pairs, at, { ...pair, left: event.currentTarget.value }))}
              />
              <TextInput
                aria-label={t.rightSide(at + 1)}
                placeholder={t.rightSide(at + 1)}
                maxLength={1_000}
                className="fp-quiz-form-grow"
                value={pair.right}
                onChange={(event) => set(replaced(pairs, at, { ...pair, right: event.currentTarget.value }))}
              />
            </FormLine>
          ))}
        </ul>
        <Add label={t.addPair} onAdd={() => set([...pairs, newPair()])} />
      </fieldset>
      <DecoysForm question={question} onChange={onChange} />
    </>
  );
}

function DecoysForm({ question, onChange }: Given<QuestionOf<'matching'>>) {
  const t = useMessages(messages);
  const { decoys } = question;
  const set = (next: typeof decoys) => onChange({ ...question, decoys: next });
  return (
    <fieldset className="fp-quiz-form">
      <legend>{t.decoys}</legend>
      <ul>
        {decoys.map((decoy, at) => (
          <FormLine key={decoy.id} at={at + 1} onRemove={() => set(without(decoys, at))}>
            <TextInput
              aria-label={t.decoy(at + 1)}
              placeholder={t.decoy(at + 1)}
              maxLength={1_000}
              className="fp-quiz-form-grow"
              value={decoy.text}
              onChange={(event) => set(replaced(decoys, at, { ...decoy, text: event.currentTarget.value }))}
            />
          </FormLine>
        ))}
      </ul>
      <Add label={t.addDecoy} onAdd={() => set([...decoys, newRow()])} />
    </fieldset>
  );
}

/** Lines in the right order; learners see them drawn. */
export function OrderingForm({ question, onChange }: Given<QuestionOf<'ordering'>>) {
  const t = useMessages(messages);
  const { items } = question;
  const set = (next: typeof items) => onChange({ ...question, items: next });
  return (
    <fieldset className="fp-quiz-form">
      <legend>{t.items}</legend>
      <ol>
        {items.map((item, at) => (
          <FormLine key={item.id} at={at + 1} onRemove={() => set(without(items, at))}>
            <span className="fp-quiz-number">{at + 1}</span>
            <TextInput
              aria-label={t.item(at + 1)}
              placeholder={t.item(at + 1)}
              maxLength={1_000}
              className="fp-quiz-form-grow"
              value={item.text}
              onChange={(event) => set(replaced(items, at, { ...item, text: event.currentTarget.value }))}
            />
            <ActionIcon
              variant="subtle"
              color="gray"
              size={36}
              disabled={at === 0}
              aria-label={t.itemUp(at + 1)}
              onClick={() => set(moved(items, at, at - 1))}
            >
              <IconArrowUp size={18} />
            </ActionIcon>
            <ActionIcon
              variant="subtle"
              color="gray"
              size={36}
              disabled={at === items.length - 1}
              aria-label={t.itemDown(at + 1)}
              onClick={() => set(moved(items, at, at + 1))}
            >
              <IconArrowDown size={18} />
            </ActionIcon>
          </FormLine>
        ))}
      </ol>
      <Add label={t.addItem} onAdd={() => set([...items, newRow()])} />
      <CreditForm
        credit={question.credit}
        hint={t.partialOrder}
        onChange={(credit) => onChange({ ...question, credit })}
      />
    </fieldset>
  );
}

function Add({ label, onAdd }: { label: string; onAdd: () => void }) {
  return (
    <Button variant="subtle" size="compact-sm" leftSection={<IconPlus size={16} />} onClick={onAdd}>
      {label}
    </Button>
  );
}
