import { Button } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import { useState } from 'react';
import { useMessages } from './i18n.ts';
import { messages } from './messages.ts';
import { useReloadIsDue } from './served-version.ts';

/** Offers to reload once another version answers. The page goes on working meanwhile, and nobody is made to. */
export function VersionNotice() {
  const t = useMessages(messages);
  const isDue = useReloadIsDue();
  const [isLater, setLater] = useState(false);
  return (
    <div role="status" className="fp-version-notice" data-shown={(isDue && !isLater) || undefined}>
      {isDue && !isLater && (
        <>
          <span>{t.otherVersion}</span>
          <span className="fp-actions">
            <Button
              size="xs"
              leftSection={<IconRefresh size={16} aria-hidden />}
              onClick={() => window.location.reload()}
            >
              {t.reload}
            </Button>
            <Button size="xs" variant="subtle" onClick={() => setLater(true)}>
              {t.later}
            </Button>
          </span>
        </>
      )}
    </div>
  );
}
