import { Button, Code } from '@mantine/core';
import { useMessages } from '../../../app/i18n.ts';
import { messages } from '../messages.ts';

/** Ten codes, this once. */
export function RecoveryCodes({ codes, onDone }: { codes: readonly string[]; onDone: () => void }) {
  const t = useMessages(messages);
  return (
    <section aria-label={t.recovery} className="fp-stack">
      <h2 style={{ fontSize: 18 }}>{t.recovery}</h2>
      <p style={{ margin: 0 }}>{t.recoveryHint}</p>
      <Code block>{codes.join('\n')}</Code>
      <Button size="md" onClick={onDone}>
        {t.recoveryKept}
      </Button>
    </section>
  );
}
