/** How long one code is shown. The one before still works for as long, for slow phones. */
export const STEP_MS = 30_000;

const LETTERS = 'ABCDEFGHJKMNPQRSTVWXYZ23456789';
const SHORT_LENGTH = 5;

/** Number of the step in which an instant falls. */
export function codeStep(now: Date): number {
  return Math.floor(now.getTime() / STEP_MS);
}

/** The steps whose codes are still good: this one and the one before. */
export function goodSteps(now: Date): readonly [number, number] {
  return [codeStep(now), codeStep(now) - 1];
}

/** A short code to type, from the keyed fingerprint of a step: five letters or digits that cannot be taken for another. */
export function shortCode(fingerprint: Uint8Array): string {
  return Array.from({ length: SHORT_LENGTH }, (_, index) => LETTERS[(fingerprint[index] ?? 0) % LETTERS.length]).join(
    '',
  );
}
