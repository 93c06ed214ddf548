import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { contract } from '../../../contract/api.ts';

const GUIDES = join(import.meta.dirname, '..', '..', '..', 'docs', 'guides');
const guides = readdirSync(GUIDES).filter((name) => name.endsWith('.md'));

test('every request that a guide names is one that the interface has', () => {
  const unknown = guides.flatMap((guide) =>
    [...readFileSync(join(GUIDES, guide), 'utf8').matchAll(/`(GET|POST|PUT|PATCH|DELETE) \/api(\/[^\s`]*)`/g)]
      .map(([, method, path]) => `${method} ${path}`)
      .filter((request) => !(request in contract))
      .map((request) => `${guide}: ${request}`),
  );
  expect(unknown).toEqual([]);
});
