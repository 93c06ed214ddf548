import { addBeforeLast, addImport } from './edits.ts';
import type { Tree } from './tree.ts';

const LISTS = {
  actions: { type: 'TrailActions', from: 'trail' },
  refusals: { type: 'RefusalTexts', from: 'refusal' },
} as const;

/** Makes sure that a module has its contract file, and that the API knows it. */
export function ensureContract(tree: Tree, module: string): void {
  const path = `contract/${module}.ts`;
  if (tree.has(path)) return;
  tree.create(path, `import { endpoints } from './endpoint.ts';\n\nexport const ${module} = endpoints({});\n`);
  tree.edit('contract/api.ts', (source) =>
    addImport(addBeforeLast(source, '} as const;', `  ...${module},\n`), module, `./${module}.ts`),
  );
}

/** Makes sure that a module has its file of routes, and that its door gives them. */
export function ensureRoutes(tree: Tree, module: string): void {
  const path = `server/modules/${module}/http/${module}.routes.ts`;
  if (tree.has(path)) return;
  tree.create(
    path,
    `import { ${module} } from '../../../../contract/${module}.ts';
import { type Route, routes } from '../../../kernel/route.ts';

export const ${module}Routes: Route[] = routes('${module}', ${module}, {});
`,
  );
  intoDoor(tree, module, {
    member: 'routes',
    empty: '[]',
    value: `${module}Routes`,
    from: `./http/${module}.routes.ts`,
  });
}

/** Makes sure that a module has its list of actions or of refusals, and that its door gives it. */
export function ensureList(tree: Tree, module: string, list: keyof typeof LISTS): string {
  const path = `server/modules/${module}/${list}.ts`;
  if (tree.has(path)) return path;
  const { type, from } = LISTS[list];
  tree.create(path, `import type { ${type} } from '../../kernel/${from}.ts';\n\nexport const ${list}: ${type} = {};\n`);
  intoDoor(tree, module, { member: list, empty: '{}', value: list, from: `./${list}.ts` });
  return path;
}

type Member = { member: string; empty: string; value: string; from: string };

function intoDoor(tree: Tree, module: string, { member, empty, value, from }: Member): void {
  tree.edit(`server/modules/${module}/index.ts`, (source) => {
    const changed = source.replace(`${member}: ${empty}`, member === value ? member : `${member}: ${value}`);
    if (changed === source) throw new Error(`La porte du module ${module} ne dit plus « ${member}: ${empty} ».`);
    return addImport(changed, value, from);
  });
}
