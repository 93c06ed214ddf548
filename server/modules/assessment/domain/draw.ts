/** A sequence of numbers in [0, 1) that the seed alone decides (mulberry32, 32-bit seed). */
export function drawer(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** The same rows in a drawn order (Fisher and Yates). */
export function shuffled<T>(rows: readonly T[], draw: () => number): T[] {
  const left = [...rows];
  const drawn: T[] = [];
  while (left.length > 0) drawn.push(...left.splice(Math.floor(draw() * left.length), 1));
  return drawn;
}
