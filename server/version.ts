import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const manifest: unknown = JSON.parse(readFileSync(join(import.meta.dirname, '..', 'package.json'), 'utf8'));

/** The product's version, from package.json. */
export const VERSION =
  typeof manifest === 'object' && manifest && 'version' in manifest ? String(manifest.version) : '0.0.0';
