import { useState } from 'react';

export type Mark = 'ok' | 'ko' | 'none';
export type Draft = {
  steps: Mark[];
  comment: string;
  screenshots: { screenshotId: string; name: string }[];
  startedAt: number;
};

const keyOf = (itemId: string, iterationId: string) => `formapro-recette-${itemId}-${iterationId}`;

function kept(key: string, steps: number): Draft | null {
  try {
    const draft = JSON.parse(localStorage.getItem(key) ?? 'null') as Draft | null;
    return draft?.steps.length === steps ? draft : null;
  } catch {
    return null;
  }
}

/** What was ticked and written of a case, kept on this device until it is recorded: a closed tablet loses nothing. */
export function useDraft({ itemId, iterationId, steps }: { itemId: string; iterationId: string; steps: number }) {
  const key = keyOf(itemId, iterationId);
  const fresh = (): Draft => ({
    steps: Array.from({ length: steps }, () => 'none' as const),
    comment: '',
    screenshots: [],
    startedAt: Date.now(),
  });
  const [draft, setDraft] = useState<Draft>(() => kept(key, steps) ?? fresh());
  const change = (part: Partial<Draft>) => {
    const next = { ...draft, ...part };
    setDraft(next);
    try {
      localStorage.setItem(key, JSON.stringify(next));
    } catch {
      // A full or forbidden storage leaves the draft on screen, which is where it is typed.
    }
  };
  const clear = () => {
    localStorage.removeItem(key);
    setDraft(fresh());
  };
  return { draft, change, clear };
}
