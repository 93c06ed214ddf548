/** How much is done, as a ring; the figure stands beside it in words. */
export function Ring({ done, all, label }: { done: number; all: number; label: string }) {
  const length = 2 * Math.PI * 22;
  const share = all > 0 ? done / all : 0;
  return (
    <svg width="56" height="56" viewBox="0 0 56 56" role="img" aria-label={label} style={{ flex: 'none' }}>
      <circle cx="28" cy="28" r="22" fill="none" stroke="var(--fp-border)" strokeWidth="8" />
      <circle
        cx="28"
        cy="28"
        r="22"
        fill="none"
        stroke="var(--mantine-primary-color-filled)"
        strokeWidth="8"
        strokeDasharray={`${length * share} ${length}`}
        transform="rotate(-90 28 28)"
      />
    </svg>
  );
}
