import '@fontsource-variable/figtree';
import '@fontsource-variable/bricolage-grotesque/opsz.css';
import './player.css';
import { useEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { textsOf } from './messages.ts';
import { Player } from './Player.tsx';
import { call, type Opening, Refused, tellPlayerError, Unreached } from './server.ts';
import { createSession, type PlayerSession } from './session.ts';
import { sendUnsent } from './unsent.ts';

const AGAIN_MS = 3_000;
const browserLanguage = navigator.language.startsWith('en') ? 'en' : 'fr';

/** Sends what an earlier page could not, then reads where the learner stands: in that order. */
async function openSession(token: string): Promise<PlayerSession> {
  await sendUnsent();
  const opening = await call<Opening>('/openings', { token });
  document.title = opening.title;
  return createSession(token, opening);
}

function App() {
  const t = textsOf(browserLanguage);
  const [session, setSession] = useState<PlayerSession | null>(null);
  const [sentence, setSentence] = useState<string>(t.loading);
  useEffect(() => {
    const token = window.location.hash.slice(1);
    let isGone = false;
    const attempt = (): Promise<void> =>
      openSession(token).then(
        (opened) => {
          if (!isGone) setSession(opened);
        },
        async (error: unknown) => {
          if (isGone) return;
          if (error instanceof Refused) return setSentence(error.code === 'INVALID_INPUT' ? t.badLink : error.message);
          setSentence(t.unreachable);
          await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
          return attempt();
        },
      );
    void attempt();
    return () => {
      isGone = true;
    };
  }, [t]);
  if (session) return <Player session={session} />;
  return (
    <main className="pl-message" aria-live="polite">
      {sentence}
    </main>
  );
}

// Packages run in frames of their own: what breaks there is not heard here.
const token = window.location.hash.slice(1);
window.addEventListener('error', ({ error }) => {
  if (error) tellPlayerError(token);
});
window.addEventListener('unhandledrejection', ({ reason }) => {
  const isExpected = reason instanceof Refused || reason instanceof Unreached;
  if (reason instanceof Error && reason.name !== 'AbortError' && !isExpected) tellPlayerError(token);
});
window.addEventListener('vite:preloadError', () => tellPlayerError(token));

document.documentElement.lang = browserLanguage;
const root = document.getElementById('root');
// No strict mode here: it would open the session twice, and the second opening closes the first.
if (root) createRoot(root).render(<App />);
