import { addBeforeLast, addEntry, addImport } from './edits.ts';
import { ensureContract, ensureList, ensureRoutes } from './module-parts.ts';
import type { Tree } from './tree.ts';
import { readName } from './words.ts';

/** A module with its door, lists and contract, known to the server and to the API, and without any arrow yet. */
export function newModule(tree: Tree, [typed]: readonly string[]): string[] {
  const name = readName(typed, 'complaints');
  if (name.kebab !== name.camel) throw new Error('Le nom d’un module tient en un seul mot. Exemple : complaints');
  const module = name.camel;
  const folder = `server/modules/${module}`;
  tree.create(
    `${folder}/README.md`,
    `# ${module}

À écrire : what this module is for, in two sentences of the trade.

Tables: \`${module}.*\`. Uses nothing yet. Screens: none yet.
`,
  );
  tree.create(
    `${folder}/index.ts`,
    `import type { Module } from '../../kernel/module.ts';

/** À écrire : what this module is for. */
export const ${module}Module: Module = { name: '${module}', routes: [], jobs: [], actions: {}, refusals: {} };
`,
  );
  ensureContract(tree, module);
  ensureRoutes(tree, module);
  ensureList(tree, module, 'actions');
  ensureList(tree, module, 'refusals');
  tree.edit('server/modules.ts', (source) =>
    addImport(
      addBeforeLast(source, '  ];\n  for (const module of modules)', `    ${module}Module,\n`),
      `${module}Module`,
      `./modules/${module}/index.ts`,
    ),
  );
  tree.edit('tools/architecture/arrows.ts', (source) => addEntry(source, '};', `  ${module}: [],\n`));
  return [
    `Écrivez ${folder}/README.md, et le mot du métier dans docs/glossary.md.`,
    'Tracez ses flèches dans tools/architecture/arrows.ts : sans elles, ce module n’entre chez personne.',
    `Ensuite : npm run new:table ${module} <nom>, puis npm run new:use-case ${module} <verbe-nom>.`,
  ];
}
