import { ApiRefusal, ApiUnreachable, api } from './api.ts';
import { isOfAnotherVersion } from './served-version.ts';

/** Once is enough for the hour; a few more in case a call is lost. */
const MOST = 3;
let told = 0;

/** Says that a page broke, and nothing else: the text of an error may hold what somebody typed. */
export function tellClientError(): void {
  // A page of an earlier version says nothing about the one that answers.
  if (told >= MOST || isOfAnotherVersion()) return;
  told += 1;
  void api('POST /client-errors', { body: {} }).catch(() => undefined);
}

/** Hears what breaks in this page and nowhere else: extensions of the browser break too. */
export function hearClientErrors(): void {
  window.addEventListener('error', ({ filename, error }) => {
    if (error && filename.startsWith(window.location.origin)) tellClientError();
  });
  window.addEventListener('unhandledrejection', ({ reason }) => {
    const isExpected = reason instanceof ApiRefusal || reason instanceof ApiUnreachable;
    if (reason instanceof Error && reason.name !== 'AbortError' && !isExpected) tellClientError();
  });
  // A file of this page's own code could not be fetched.
  window.addEventListener('vite:preloadError', () => tellClientError());
}
