import { useMessages } from '../../../../app/i18n.ts';
import { runMessages } from '../run-messages.ts';
import type { Mark } from './draft.ts';

type Given = { steps: readonly string[]; marks: readonly Mark[]; onMark: (index: number, mark: Mark) => void };

/** Steps in order, each OK or KO: large targets for a finger, arrow keys for a keyboard. */
export function StepMarks({ steps, marks, onMark }: Given) {
  const t = useMessages(runMessages);
  return (
    <ol className="fp-recette-steps">
      {steps.map((step, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: steps are frozen, their rank is their name.
        <li key={index}>
          <span aria-hidden>{index + 1}.</span>
          <span>{step}</span>
          <fieldset className="fp-recette-mark">
            <legend className="fp-sr">{`${t.step(index + 1)}, ${step}`}</legend>
            {(['ok', 'ko'] as const).map((mark) => (
              <label key={mark} data-mark={mark}>
                <input
                  type="radio"
                  name={`step-${index}`}
                  checked={marks[index] === mark}
                  onChange={() => onMark(index, mark)}
                />
                {mark.toUpperCase()}
              </label>
            ))}
          </fieldset>
        </li>
      ))}
    </ol>
  );
}
