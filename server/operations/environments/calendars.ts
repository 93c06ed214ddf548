import type { FreezeCalendars } from '../../modules/release/ports.ts';
import { findEnvironment } from './places.ts';

/** Freeze calendars as `env freeze` keeps them beside each environment of this machine. */
export function machineCalendars(root: string): FreezeCalendars {
  return { freezesOf: async (key) => (await findEnvironment(root, key))?.freezes ?? null };
}
