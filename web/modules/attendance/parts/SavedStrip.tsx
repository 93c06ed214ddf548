import { Button } from '@mantine/core';
import { IconCloudCheck, IconCloudOff } from '@tabler/icons-react';
import { useContext } from 'react';
import { LanguageContext, useMessages } from '../../../app/i18n.ts';
import { time } from '../../../ui/format.ts';
import { messages } from '../messages.ts';

type Props = { heldCount: number; isOffline: boolean; readAt: number; onRetry: () => void };

/** Whether what is on the screen is on the server. Without network nothing stops: that is a normal state. */
export function SavedStrip({ heldCount, isOffline, readAt, onRetry }: Props) {
  const t = useMessages(messages);
  const language = useContext(LanguageContext);
  const isWaiting = heldCount > 0 || isOffline;
  return (
    <div className="fp-saved" data-waiting={isWaiting || undefined} role="status">
      {isWaiting ? <IconCloudOff size={20} aria-hidden /> : <IconCloudCheck size={20} aria-hidden />}
      <span>
        {heldCount > 0
          ? t.heldHere(heldCount)
          : isOffline
            ? t.offlineSince(time(new Date(readAt).toISOString(), language))
            : t.savedAt(time(new Date(readAt).toISOString(), language))}
      </span>
      {isWaiting && (
        <Button variant="subtle" onClick={onRetry}>
          {t.retry}
        </Button>
      )}
    </div>
  );
}
