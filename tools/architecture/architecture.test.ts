import { expect, test } from 'vitest';
import { arrows } from './arrows.ts';
import { findCycles } from './cycles.ts';
import { importsOf } from './imports.ts';
import { brokenRules } from './rules.ts';
import { foreignSql } from './sql-reach.ts';

const imported = (from: string, to: string, isType = false) => ({ from, to, isType, isPackage: !to.includes('/') });

test('a module that enters another by the window is refused', () => {
  expect(
    brokenRules(
      imported('server/modules/enrolment/use-cases/enrol.ts', 'server/modules/sessions/store/session.store.ts'),
      arrows,
    ),
  ).toEqual([
    'server/modules/enrolment/use-cases/enrol.ts may not import server/modules/sessions/store/session.store.ts: another module is entered by its index.ts',
  ]);
});

test('a module that takes an arrow nobody drew is refused', () => {
  expect(
    brokenRules(imported('server/modules/catalogue/use-cases/read.ts', 'server/modules/documents/index.ts'), arrows),
  ).toEqual([
    'server/modules/catalogue/use-cases/read.ts may not import server/modules/documents/index.ts: catalogue has no arrow to documents (tools/architecture/arrows.ts)',
  ]);
});

test('domain that reads a package, a store or the clock side is refused', () => {
  expect(brokenRules(imported('server/modules/sessions/domain/plan.ts', 'pg'), arrows)).toHaveLength(1);
  expect(
    brokenRules(
      imported('server/modules/sessions/domain/plan.ts', 'server/modules/sessions/store/session.store.ts'),
      arrows,
    ),
  ).toHaveLength(1);
});

test('the door of an allowed module is open', () => {
  expect(
    brokenRules(imported('server/modules/enrolment/use-cases/enrol.ts', 'server/modules/sessions/index.ts'), arrows),
  ).toEqual([]);
});

test('a cycle between files is found, one made of types too, none where a type goes one way', () => {
  const ring = [imported('a/x.ts', 'a/y.ts'), imported('a/y.ts', 'a/x.ts')];
  expect(findCycles(ring)).toEqual([['a/x.ts', 'a/y.ts', 'a/x.ts']]);
  expect(findCycles([imported('a/x.ts', 'a/y.ts'), imported('a/y.ts', 'a/x.ts', true)])).toHaveLength(1);
  expect(findCycles([imported('a/x.ts', 'a/y.ts'), imported('a/y.ts', 'a/z.ts', true)])).toEqual([]);
});

test('the written arrows have no cycle', () => {
  const edges = Object.entries(arrows).flatMap(([from, targets]) =>
    targets.map((to) => imported(`m/${from}`, `m/${to}`)),
  );
  expect(findCycles(edges)).toEqual([]);
});

test('SQL outside store/, writing or reading without right is refused', () => {
  const sql = 'await ctx.query(sql`insert into sessions.session select 1 from documents.document`)';
  expect(foreignSql('server/modules/catalogue/use-cases/x.ts', sql, arrows)).toEqual([
    'server/modules/catalogue/use-cases/x.ts: SQL stands in store/ only',
    'server/modules/catalogue/use-cases/x.ts: writes a table of sessions; call its door instead',
    'server/modules/catalogue/use-cases/x.ts: reads documents without an arrow to it',
  ]);
});

test('imports are read whole, types apart, dynamic ones too', () => {
  const source =
    "import a from 'a';\nimport type { B } from './b.ts';\nexport { c } from './c.ts';\nconst d = await import('./d.ts');\n";
  expect(importsOf(source)).toEqual([
    { specifier: 'a', isType: false },
    { specifier: './b.ts', isType: true },
    { specifier: './c.ts', isType: false },
    { specifier: './d.ts', isType: true },
  ]);
});
