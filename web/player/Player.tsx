import {
  IconArrowLeft,
  IconChevronLeft,
  IconChevronRight,
  IconListTree,
  IconMaximize,
  IconPlayerPause,
  IconX,
} from '@tabler/icons-react';
import { type ReactNode, useEffect, useRef, useState, useSyncExternalStore } from 'react';
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
  const closeOutline = () => {
    setOutlineOpen(false);
    // Once the page behind can take the focus again.
    requestAnimationFrame(() => document.querySelector<HTMLElement>('.pl-open-outline')?.focus());
  };
  if (view.isLeft) return <main className="pl-message">{t.closed}</main>;
  return (
    <div className="pl-page" data-multiple={isMultiple}>
      <Header session={session} isBehind={isOutlineOpen} onOutline={isMultiple ? () => setOutlineOpen(true) : null} />
      {isMultiple && (
        <OutlineSheet isOpen={isOutlineOpen} closeLabel={t.closeOutline} close={t.close} onClose={closeOutline}>
          <Outline session={session} view={view} onChosen={closeOutline} />
        </OutlineSheet>
      )}
      <main className="pl-main" aria-busy={!view.isShown} inert={isOutlineOpen}>
        {view.isDone && (
          <div className="pl-done" role="status">
            <span>{t.done}</span>
            <button type="button" className="pl-button" onClick={() => void session.quit()}>
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
        <footer className="pl-footer" inert={isOutlineOpen}>
          {!hidden.has('previous') && (
            <button
              type="button"
              className="pl-button"
              disabled={!view.allowed.canPrevious}
              onClick={() => void session.ask({ kind: 'previous' })}
            >
              <IconChevronLeft size={18} aria-hidden /> {t.previous}
            </button>
          )}
          <Place session={session} currentId={view.currentId} />
          {!hidden.has('continue') && (
            <button
              type="button"
              className="pl-button pl-primary"
              disabled={!view.allowed.canContinue}
              onClick={() => void session.ask({ kind: 'continue' })}
            >
              {t.next} <IconChevronRight size={18} aria-hidden />
            </button>
          )}
        </footer>
      )}
    </div>
  );
}

/** Which part of the course is on screen, among those that can be seen. */
function Place({ session, currentId }: { session: PlayerSession; currentId: string | null }) {
  const t = textsOf(session.opening.language);
  const view = useSyncExternalStore(session.subscribe, session.view);
  const parts = session.items.filter(({ id, isVisible }) => isVisible && !view.allowed.hidden.has(id));
  const at = parts.findIndex(({ id }) => id === currentId) + 1;
  if (at === 0) return null;
  return (
    <span className="pl-place pl-wide">
      <progress className="pl-progress" value={at} max={parts.length} aria-hidden />
      {t.part(at, parts.length)}
    </span>
  );
}

type SheetGiven = { isOpen: boolean; closeLabel: string; close: string; onClose: () => void; children: ReactNode };

/** The outline: beside the content on a desk, over it on a phone, where Escape or a tap beside it closes it. */
function OutlineSheet({ isOpen, closeLabel, close, onClose, children }: SheetGiven) {
  const closing = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (isOpen) closing.current?.focus();
  }, [isOpen]);
  return (
    <>
      {isOpen && <div className="pl-veil" aria-hidden onClick={onClose} />}
      <aside
        className="pl-aside"
        data-open={isOpen}
        onKeyDown={(event) => {
          if (event.key === 'Escape' && isOpen) onClose();
        }}
      >
        <button
          ref={closing}
          type="button"
          className="pl-button pl-quiet pl-close"
          aria-label={closeLabel}
          onClick={onClose}
        >
          <IconX size={20} aria-hidden /> {close}
        </button>
        {children}
      </aside>
    </>
  );
}

type HeaderGiven = { session: PlayerSession; isBehind: boolean; onOutline: (() => void) | null };

function Header({ session, isBehind, onOutline }: HeaderGiven) {
  const { opening } = session;
  const t = textsOf(opening.language);
  const view = useSyncExternalStore(session.subscribe, session.view);
  const hidden = new Set(session.items.find(({ id }) => id === view.currentId)?.hideLmsUi);
  return (
    <header className="pl-header" inert={isBehind}>
      {!hidden.has('exit') && (
        <button type="button" className="pl-button pl-quiet" onClick={() => void session.quit()}>
          <IconArrowLeft size={18} aria-hidden /> <span className="pl-word">{t.leave}</span>
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
          <IconPlayerPause size={18} aria-hidden /> <span className="pl-word">{t.suspend}</span>
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
          className="pl-button pl-icon pl-narrow pl-open-outline"
          aria-label={t.outline}
          onClick={onOutline}
        >
          <IconListTree size={20} aria-hidden />
        </button>
      )}
    </header>
  );
}
