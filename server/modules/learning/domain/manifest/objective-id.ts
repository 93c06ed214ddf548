import { collapsed } from './xml-read.ts';

/** Objective ids are addresses: percent-decoded, white space collapsed, before they are compared. */
export function objectiveId(id: string | null): string {
  try {
    return collapsed(decodeURIComponent(id ?? ''));
  } catch {
    return collapsed(id ?? '');
  }
}
