import {
  IconArrowLeft,
  IconChevronLeft,
  IconChevronRight,
  IconListTree,
  IconMaximize,
  IconPlayerPause,
  IconX,
} from '@tabler/icons-react';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { textsOf } from './messages.ts';
import { Outline } from './Outline.tsx';
import { SaveMark } from './SaveMark.tsx';
import type { PlayerSession } from './session.ts';

/** The player page: header, outline of a package of several parts, the content, buttons to move. */
export function Player({ session }: { session: PlayerSession }) {
  const { opening, items } = session;
  const t = textsOf(opening.language);
  const view = useSyncExternalStore(session.subscribe, session.view);
  const [isOutlineOpen, setOutlineOpen] = useState(false);
  useEffect(() => {
    document.documentElement.lang = opening.language;
  }, [opening.language]);
  const hidden = new Set(items.find(({ id }) => id === view.currentId)?.hideLmsUi);
  const isMultiple = items.length > 1;
  if (view.isLeft) return <main className="pl-message">{t.closed}</main>;
  return (
    <div className="pl-page" data-multiple={isMultiple}>
      <Header session={session} onOutline={isMultiple ? () => setOutlineOpen(true) : null} />
      {isMultiple && (
        <aside className="pl-aside" data-open={isOutlineOpen}>
          <button type="button" className="pl-button pl-close" onClick={() => setOutlineOpen(false)}>
            <IconX size={20} aria-hidden /> {t.closeOutline}
          </button>
          <Outline session={session} view={view} onChosen={() => setOutlineOpen(false)} />
        </aside>
      )}
      <main className="pl-main" aria-busy={!view.isShown}>
        {view.isDone && (
          <div className="pl-done" role="status">
            <span>{t.done}</span>
            <button type="button" className="pl-button" onClick={() => void session.leave()}>
              {t.backToPath}
            </button>
          </div>
        )}
        {view.save.kind === 'refused' && (
          <div className="pl-refused" role="alert">
            {view.save.sentence}
          </div>
        )}
        {view.save.kind === 'offline' && (
          <div className="pl-refused" role="status">
            {t.offline}
          </div>
        )}
        {view.isChoosing && (
          <p className="pl-choose" role="status">
            {t.choose}
          </p>
        )}
        <iframe
          className="pl-frame"
          title={t.content}
          allow="fullscreen; autoplay; clipboard-write"
          ref={(element) => {
            if (element) session.attach(element);
          }}
        />
      </main>
      {isMultiple && (
        <footer className="pl-footer">
          <button
            type="button"
            className="pl-button"
            disabled={!view.allowed.canPrevious || hidden.has('previous')}
            onClick={() => void session.ask({ kind: 'previous' })}
          >
            <IconChevronLeft size={18} aria-hidden /> {t.previous}
          </button>
          <button
            type="button"
            className="pl-button pl-primary"
            disabled={!view.allowed.canContinue || hidden.has('continue')}
            onClick={() => void session.ask({ kind: 'continue' })}
          >
            {t.next} <IconChevronRight size={18} aria-hidden />
          </button>
        </footer>
      )}
    </div>
  );
}

function Header({ session, onOutline }: { session: PlayerSession; onOutline: (() => void) | null }) {
  const { opening } = session;
  const t = textsOf(opening.language);
  const view = useSyncExternalStore(session.subscribe, session.view);
  const hidden = new Set(session.items.find(({ id }) => id === view.currentId)?.hideLmsUi);
  return (
    <header className="pl-header">
      {!hidden.has('exit') && (
        <button type="button" className="pl-button pl-quiet" onClick={() => void session.leave()}>
          <IconArrowLeft size={18} aria-hidden /> {t.leave}
        </button>
      )}
      <div className="pl-title">
        <h1>{opening.title}</h1>
        {opening.programTitle && <p>{opening.programTitle}</p>}
      </div>
      {opening.mode === 'browse' ? (
        <span className="pl-save">{t.preview}</span>
      ) : (
        <SaveMark save={view.save} texts={t} language={opening.language} />
      )}
      {opening.mode === 'normal' && !hidden.has('suspendAll') && (
        <button type="button" className="pl-button pl-quiet pl-suspend" onClick={() => void session.leave()}>
          <IconPlayerPause size={18} aria-hidden /> {t.suspend}
        </button>
      )}
      <button
        type="button"
        className="pl-button pl-quiet pl-icon pl-wide"
        aria-label={t.fullScreen}
        title={t.fullScreen}
        onClick={() => void document.documentElement.requestFullscreen?.().catch(() => undefined)}
      >
        <IconMaximize size={18} aria-hidden />
      </button>
      {onOutline && (
        <button
          type="button"
          className="pl-button pl-quiet pl-icon pl-narrow"
          aria-label={t.outline}
          onClick={onOutline}
        >
          <IconListTree size={20} aria-hidden />
        </button>
      )}
    </header>
  );
}
