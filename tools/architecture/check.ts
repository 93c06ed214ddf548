import { globSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { arrows } from './arrows.ts';
import { findCycles } from './cycles.ts';
import { importsOf } from './imports.ts';
import { brokenRules, type Import } from './rules.ts';
import { foreignSql } from './sql-reach.ts';

const ROOT = resolve(import.meta.dirname, '..', '..');
const SOURCES = ['contract/**/*.ts', 'server/**/*.ts', 'web/**/*.{ts,tsx}', 'tools/**/*.ts', 'emulators/**/*.ts'];

/** Reads every source file and prints what breaks the walls. @returns 0 when nothing does. */
export function checkArchitecture(root = ROOT): number {
  const files = SOURCES.flatMap((pattern) => globSync(pattern, { cwd: root })).map((path) =>
    path.replaceAll('\\', '/'),
  );
  const imports: Import[] = files.flatMap((from) =>
    importsOf(readFileSync(join(root, from), 'utf8')).map(({ specifier, isType }) => {
      const isPackage = !specifier.startsWith('.');
      return {
        from,
        to: isPackage ? specifier : relative(root, resolve(root, dirname(from), specifier)),
        isType,
        isPackage,
      };
    }),
  );
  const problems = [
    ...imports.flatMap((one) => brokenRules(one, arrows)),
    ...findCycles(imports).map((cycle) => `import cycle: ${cycle.join(' -> ')}`),
    ...files
      .filter((path) => path.startsWith('server/modules/') && !path.endsWith('.test.ts'))
      .flatMap((path) => foreignSql(path, readFileSync(join(root, path), 'utf8'), arrows)),
  ];
  for (const problem of problems) console.error(problem);
  return problems.length === 0 ? 0 : 1;
}
