import { type CommitBody, call, Refused } from './server.ts';

const PREFIX = 'formapro.unsent.';

/** Commits that no server has acknowledged, kept on this device: a closed tab without network loses nothing. */
export function keepUnsent(commit: CommitBody): void {
  try {
    localStorage.setItem(PREFIX + commit.commitId, JSON.stringify(commit));
  } catch {
    // Full or forbidden storage: the page still holds the commit and keeps trying.
  }
}

export function forgetUnsent(commitId: string): void {
  localStorage.removeItem(PREFIX + commitId);
}

/** Sends what an earlier page could not. The server puts each in its order, so sending late or twice changes nothing. */
export async function sendUnsent(): Promise<void> {
  const keys = Object.keys(localStorage).filter((key) => key.startsWith(PREFIX));
  for (const key of keys) {
    try {
      await call('/commits', JSON.parse(localStorage.getItem(key) ?? '{}'));
      localStorage.removeItem(key);
    } catch (error) {
      if (error instanceof Refused || error instanceof SyntaxError) localStorage.removeItem(key);
    }
  }
}
