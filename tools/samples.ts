import { existsSync } from 'node:fs';
import { resolve } from 'node:path';

/**
 * Path of a reference sample when the shared sample folder stands beside the repository, else null.
 *
 * The product's own tests ship what they need; samples only widen them, so a missing one is never a failure.
 */
export function samplePath(name: string): string | null {
  const path = resolve(import.meta.dirname, '..', '..', 'shared', 'samples', name);
  return existsSync(path) ? path : null;
}
