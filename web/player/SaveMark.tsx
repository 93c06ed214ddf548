import { IconCloudCheck, IconCloudOff, IconCloudUp } from '@tabler/icons-react';
import type { SaveStatus } from './commit-queue.ts';
import type { PlayerTexts } from './messages.ts';

/** "Enregistré à 14:03": said only once the server has kept it. */
export function SaveMark({
  save,
  texts: t,
  language,
}: {
  save: SaveStatus;
  texts: PlayerTexts;
  language: 'fr' | 'en';
}) {
  const clock = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : 'fr-FR', { timeStyle: 'short' });
  return (
    <span className="pl-save" role="status" data-kind={save.kind}>
      {save.kind === 'saved' && (
        <>
          <IconCloudCheck size={18} aria-hidden />{' '}
          <span className="pl-word">{t.saved(clock.format(new Date(save.at)))}</span>
        </>
      )}
      {save.kind === 'saving' && (
        <>
          <IconCloudUp size={18} aria-hidden /> <span className="pl-word">{t.saving}</span>
        </>
      )}
      {(save.kind === 'offline' || save.kind === 'refused') && (
        <>
          <IconCloudOff size={18} aria-hidden /> <span className="pl-word">{t.offlineShort}</span>
        </>
      )}
    </span>
  );
}
