import { type CommitBody, call, Refused } from './server.ts';

const PREFIX = 'formapro.unsent.';

/** This device's storage, or null: browsers close it to a page framed by another site, and people may switch it off. */
function storage(): Storage | null {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}

/** Commits that no server has acknowledged, kept on this device: a closed tab without network loses nothing. */
export function keepUnsent(commit: CommitBody): void {
  try {
    storage()?.setItem(PREFIX + commit.commitId, JSON.stringify(commit));
  } catch {
    // Full: the page still holds the commit and keeps trying.
  }
}

export function forgetUnsent(commitId: string): void {
  storage()?.removeItem(PREFIX + commitId);
}

/** Sends what an earlier page could not. The server puts each in its order, so sending late or twice changes nothing. */
export async function sendUnsent(): Promise<void> {
  const kept = storage();
  if (!kept) return;
  for (const key of Object.keys(kept).filter((name) => name.startsWith(PREFIX))) {
    try {
      await call('/commits', JSON.parse(kept.getItem(key) ?? '{}'));
      kept.removeItem(key);
    } catch (error) {
      if (error instanceof Refused || error instanceof SyntaxError) kept.removeItem(key);
    }
  }
}
