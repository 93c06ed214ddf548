import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconCheck } from '@tabler/icons-react';
import { defineMessages, type Language } from '../app/i18n.ts';

const messages = defineMessages({
  fr: { undo: 'Annuler' },
  en: { undo: 'Undo' },
});

const UNDO_MS = 10_000;
const icon = <IconCheck size={18} stroke={2} aria-hidden />;

/** Says what was done, with the verb of the button. */
export function showDone(message: string): void {
  notifications.show({ message, icon, color: 'prairie', withCloseButton: true });
}

/** Says what was done and offers to undo it for ten seconds. */
export function showUndo(message: string, { language, onUndo }: { language: Language; onUndo: () => void }): void {
  const id = `undo ${message} ${Date.now()}`;
  const undo = () => {
    notifications.hide(id);
    onUndo();
  };
  notifications.show({
    id,
    icon,
    color: 'prairie',
    autoClose: UNDO_MS,
    message: (
      <span className="fp-toast">
        {message}
        <Button size="xs" variant="default" onClick={undo}>
          {messages[language].undo}
        </Button>
      </span>
    ),
  });
}
