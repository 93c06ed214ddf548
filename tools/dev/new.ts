import { newModule } from '../generators/new-module.ts';
import { newTable } from '../generators/new-table.ts';
import { newUseCase } from '../generators/new-use-case.ts';
import { openTree, type Tree } from '../generators/tree.ts';
import { ROOT, runTool } from './tool.ts';

const KINDS: Readonly<Record<string, (tree: Tree, words: readonly string[]) => string[]>> = {
  module: newModule,
  'use-case': newUseCase,
  table: (tree, words) => newTable(tree, words, new Date()),
};

/** `npm run new:module complaints`: writes the files of something new, in the house's form, and says what is left to write. */
export async function generate([kind = '', ...words]: readonly string[]): Promise<number> {
  const make = KINDS[kind];
  if (!make)
    throw new Error(`Ce qui se crée : ${Object.keys(KINDS).join(', ')}. Exemple : npm run new:module complaints`);
  const tree = openTree(ROOT);
  const left = make(tree, words);
  const written = tree.save();
  const code = await formatted(written);
  console.log(`\nÉcrit :\n${written.map((path) => `  ${path}`).join('\n')}\n\nReste à faire :`);
  for (const sentence of left) console.log(`  - ${sentence}`);
  return code;
}

/** Gives files the house's form. The formatter knows no SQL, and refuses to be called for nothing. */
async function formatted(paths: readonly string[]): Promise<number> {
  const known = paths.filter((path) => !path.endsWith('.sql'));
  return known.length > 0 ? runTool('biome', ['check', '--write', ...known]) : 0;
}
