import { PasswordInput, Progress } from '@mantine/core';
import { GUESSES_NEEDED_LOG10, passwordVerdict } from '../../../../contract/password-strength.ts';
import { useMessages } from '../../../app/i18n.ts';
import { messages } from '../messages.ts';

/** A new password and, while it is typed, how hard it is to guess: the server judges by the same rule. */
export function NewPassword({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const t = useMessages(messages);
  const { weakness, guessesLog10 } = passwordVerdict(value);
  const share = Math.min(100, (guessesLog10 / GUESSES_NEEDED_LOG10) * 100);
  return (
    <div>
      <PasswordInput
        label={t.password}
        description={t.chooseHint}
        autoComplete="new-password"
        required
        size="md"
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      {value && (
        <div role="status" style={{ marginTop: 8 }}>
          <Progress value={share} color={weakness ? 'ocre' : 'prairie'} aria-label={t.strength} />
          <span className="fp-quiet">{weakness ? t[weakness] : t.strong}</span>
        </div>
      )}
    </div>
  );
}
