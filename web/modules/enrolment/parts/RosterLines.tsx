import { Button, TextInput } from '@mantine/core';
import { IconAlertTriangle, IconArrowBackUp, IconCircleCheck, IconInfoCircle, IconUserOff } from '@tabler/icons-react';
import { useMessages } from '../../../app/i18n.ts';
import { messages, remarkTexts } from '../messages.ts';
import type { Choices, Roster } from '../roster.ts';

type Line = Roster['lines'][number];
type Props = { roster: Roster; choices: Choices; onChange: (choices: Choices) => void };

const LOOKS = {
  enrol: ['ok', IconCircleCheck],
  skip: ['neutral', IconUserOff],
  blocked: ['danger', IconAlertTriangle],
} as const;

/** Line by line: who FormaPro understood, what it repaired, what it will do, and how to say otherwise. */
export function RosterLines({ roster, choices, onChange }: Props) {
  const t = useMessages(messages);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard.
    <section className="fp-panel fp-scroll" tabIndex={0} aria-label={t.lines}>
      <table className="fp-matrix">
        <thead>
          <tr>
            {[t.line, t.lastName, t.firstName, t.email, t.companyName, t.what, t.remarks].map((title) => (
              <th key={title} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {roster.lines.map((line) => (
            <LineRow
              key={`${line.line} ${line.lastName} ${line.firstName} ${line.email}`}
              line={line}
              choices={choices}
              onChange={onChange}
            />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function LineRow({ line, choices, onChange }: { line: Line } & Omit<Props, 'roster'>) {
  const t = useMessages(messages);
  const [family, Icon] = LOOKS[line.decision];
  const isSkipped = choices.skippedLines.includes(line.line);
  const correct = (field: 'lastName' | 'firstName' | 'email' | 'companyName') => (value: string) =>
    onChange({
      ...choices,
      corrections: [
        ...choices.corrections.filter((one) => one.line !== line.line || one.field !== field),
        { line: line.line, field, value },
      ],
    });
  const skip = () =>
    onChange({
      ...choices,
      skippedLines: isSkipped
        ? choices.skippedLines.filter((at) => at !== line.line)
        : [...choices.skippedLines, line.line],
    });
  return (
    <tr>
      <th scope="row">{line.line}</th>
      {(['lastName', 'firstName', 'email', 'companyName'] as const).map((field) => (
        <td key={field}>
          <Cell label={`${t[field]}, ${t.line} ${line.line}`} value={line[field] ?? ''} onCorrect={correct(field)} />
        </td>
      ))}
      <td>
        <span className="fp-state" style={{ color: `var(--fp-${family}-text)` }}>
          <Icon size={18} aria-hidden />
          {line.decision === 'blocked' ? t.decisionBlocked : t[line.decision]}
        </span>{' '}
        {(line.decision !== 'skip' || isSkipped) && (
          <Button
            variant="subtle"
            size="compact-xs"
            onClick={skip}
            leftSection={isSkipped ? <IconArrowBackUp size={14} /> : undefined}
          >
            {isSkipped ? t.takeBack : t.setAside}
          </Button>
        )}
      </td>
      <td>
        <Remarks line={line} />
      </td>
    </tr>
  );
}

/** Sent when the cell is left, not at each letter. */
function Cell({ label, value, onCorrect }: { label: string; value: string; onCorrect: (value: string) => void }) {
  return (
    <TextInput
      aria-label={label}
      defaultValue={value}
      size="xs"
      miw={130}
      onBlur={(event) => event.currentTarget.value !== value && onCorrect(event.currentTarget.value)}
    />
  );
}

function Remarks({ line }: { line: Line }) {
  const texts = useMessages(remarkTexts);
  return line.remarks.map((remark) => (
    <div
      key={`${remark.code} ${remark.detail}`}
      className="fp-state"
      style={{ color: remark.blocking ? 'var(--fp-danger-text)' : 'var(--fp-text-2)' }}
    >
      {remark.blocking ? <IconAlertTriangle size={15} aria-hidden /> : <IconInfoCircle size={15} aria-hidden />}
      {texts[remark.code](remark.detail)}
    </div>
  ));
}
