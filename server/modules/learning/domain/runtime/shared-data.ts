import type { CmiState, LaunchData } from './runtime.ts';

/** The texts that an item wrote where it may, by the id of their bucket. */
export function sharedBy({ values }: CmiState, { sharedData }: LaunchData): Record<string, string> {
  const written = sharedData.flatMap(({ targetId, canWrite }, index) => {
    const text = values[`adl.data.${index}.store`];
    return canWrite && text !== undefined ? [[targetId, text] as const] : [];
  });
  return Object.fromEntries(written);
}
