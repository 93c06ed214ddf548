import { addEntry, addImport } from './edits.ts';
import { ensureContract, ensureList, ensureRoutes } from './module-parts.ts';
import type { Tree } from './tree.ts';
import type { UseCase } from './use-case.ts';
import { caseText, failingTest, storeFunction } from './use-case-text.ts';
import { pastOf, pluralOf, readName, readVerbNoun } from './words.ts';

/** One verb through every layer: contract, route (closed), use case, store, trail, refusal, and a test that fails. */
export function newUseCase(tree: Tree, [typedModule, typed, refusal]: readonly string[]): string[] {
  const module = readName(typedModule, 'complaints').camel;
  if (!tree.has(`server/modules/${module}/index.ts`)) throw new Error(`Il n’y a pas de module ${module}.`);
  if (refusal && !/^[A-Z]+(_[A-Z]+)+$/.test(refusal))
    throw new Error('Un refus se nomme en capitales, le nom puis son état. Exemple : COMPLAINT_CLOSED');
  const { verb, noun, both } = readVerbNoun(typed);
  const isNew = verb === 'add';
  const one: UseCase = {
    module,
    noun,
    both,
    past: pastOf(verb),
    isNew,
    refusal: refusal ?? (isNew ? null : 'NOT_FOUND'),
  };
  const folder = `server/modules/${module}`;
  const path = `${folder}/use-cases/${both.kebab}`;
  tree.create(`${path}.ts`, caseText(one));
  tree.create(`${path}.test.ts`, failingTest(one));
  addStore(tree, one);
  addAction(tree, one);
  if (refusal) addRefusal(tree, one, refusal);
  addContract(tree, one, verb);
  addRoute(tree, one, verb);
  return [
    `Écrivez le test ${path}.test.ts, puis dites dans ${folder}/http/${module}.routes.ts qui peut appeler et pourquoi.`,
    `La base attend ${module}.${noun.snake}${isNew ? '' : ` et sa colonne ${one.past}_at`} : npm run new:table ${module} ${noun.kebab}`,
    'Cherchez « À écrire » dans les phrases, puis : npx vitest run --project database server/test -u',
  ];
}

const keyOf = ({ noun, isNew }: UseCase, verb: string) => {
  const list = pluralOf(noun.kebab);
  return isNew ? `POST /${list}` : `POST /${list}/:${noun.camel}Id/${verb}`;
};

function addStore(tree: Tree, one: UseCase): void {
  const path = `server/modules/${one.module}/store/${one.noun.kebab}.store.ts`;
  if (!tree.has(path)) tree.create(path, '');
  tree.edit(path, (source) =>
    addImport(
      addImport(`${source}\n${storeFunction(one)}`, 'sql', '../../../kernel/sql.ts'),
      'Context',
      '../../../kernel/context.ts',
      'type',
    ),
  );
}

function addAction(tree: Tree, { module, noun, past }: UseCase): void {
  const path = ensureList(tree, module, 'actions');
  const text = `  '${module}.${noun.kebab}-${past}': { fr: 'À écrire', en: '${noun.pascal} ${past}' },\n`;
  tree.edit(path, (source) => addEntry(source, '};', text));
}

function addRefusal(tree: Tree, { module }: UseCase, code: string): void {
  const path = ensureList(tree, module, 'refusals');
  const text = `  ${code}: { status: 409, fr: 'À écrire : pourquoi c’est non, et que faire.', en: 'To write: why not, and what to do.' },\n`;
  tree.edit(path, (source) => addEntry(source, '};', text));
}

function addContract(tree: Tree, one: UseCase, verb: string): void {
  ensureContract(tree, one.module);
  const key = keyOf(one, verb);
  const id = `z.strictObject({ ${one.noun.camel}Id: Uuid })`;
  const text = `  '${key}': {
    summary: '${one.both.plain.charAt(0).toUpperCase()}${one.both.plain.slice(1)}',
    ${one.isNew ? `answer: ${id}` : `params: ${id},\n    answer: null`},
    refuses: [${one.refusal ? `'${one.refusal}'` : ''}],
  },\n`;
  tree.edit(`contract/${one.module}.ts`, (source) => {
    if (source.includes(`'${key}'`)) throw new Error(`${key} existe déjà dans contract/${one.module}.ts.`);
    return addImport(addImport(addEntry(source, '});', text), 'Uuid', './endpoint.ts'), 'z', 'zod');
  });
}

function addRoute(tree: Tree, one: UseCase, verb: string): void {
  ensureRoutes(tree, one.module);
  const call = one.isNew
    ? `(ctx) => ${one.both.camel}(ctx)`
    : `(ctx, { params }) => ${one.both.camel}(ctx, params.${one.noun.camel}Id)`;
  const text = `  '${keyOf(one, verb)}': {
    access: { allow: {}, why: 'closed until somebody says who may and why' },
    run: ${call},
  },\n`;
  tree.edit(`server/modules/${one.module}/http/${one.module}.routes.ts`, (source) =>
    addImport(addEntry(source, '});', text), one.both.camel, `../use-cases/${one.both.kebab}.ts`),
  );
}
