import type { Tree } from './tree.ts';
import { readName } from './words.ts';

const MIGRATIONS = 'server/db/migrations';

/** Whose rows a table holds, and the procedure of the first migration that keeps strangers out of them. */
const WALLS: Readonly<Record<string, (table: string) => string>> = {
  people: (table) => `call kernel.wall('${table}', 'company_id', 'learner_id');`,
  internal: (table) => `call kernel.internal('${table}');`,
  shared: (table) => `call kernel.shared('${table}');`,
};

/**
 * A migration that adds one table: header, row security, and the append-only lock when asked.
 *
 * Rows belong to people unless told otherwise, because a wall too many is seen at once and a wall too few is not.
 */
export function newTable(tree: Tree, [typedModule, typed, ...choices]: readonly string[], today: Date): string[] {
  const module = readName(typedModule, 'complaints').camel;
  if (!tree.has(`server/modules/${module}/index.ts`)) throw new Error(`Il n’y a pas de module ${module}.`);
  const name = readName(typed, 'complaint');
  const unknown = choices.filter((choice) => !(choice in WALLS) && choice !== 'append-only');
  if (unknown.length > 0)
    throw new Error(`« ${unknown[0]} » est inconnu. Choix : ${Object.keys(WALLS).join(', ')} ; append-only.`);
  const owner = choices.find((choice) => choice in WALLS) ?? 'people';
  const path = `${MIGRATIONS}/${nextName(tree, today)}-${module}-${name.kebab}.expand.sql`;
  tree.create(path, migration(tree, { module, name: name.snake, owner, isProof: choices.includes('append-only') }));
  return [
    `Écrivez les colonnes et les contraintes dans ${path} avant de lancer FormaPro : une migration passée ne change plus.`,
  ];
}

type Wanted = { module: string; name: string; owner: string; isProof: boolean };

function migration(tree: Tree, { module, name, owner, isProof }: Wanted): string {
  const table = `${module}.${name}`;
  const plain = name.replaceAll('_', ' ');
  const hasSchema = tree
    .list(`${MIGRATIONS}/*.sql`)
    .some((path) => tree.read(path).includes(`create schema ${module};`));
  const columns = [
    '  id         uuid        primary key,',
    ...(owner === 'people' ? ['  company_id uuid,', '  learner_id uuid,'] : []),
    '  created_at timestamptz not null',
  ];
  const lines = [
    `-- expand: adds ${plain}; the way back is to leave it there.`,
    '-- lock:   none, new table.',
    '-- time:   under 1 s.',
    ...(hasSchema ? [] : [`create schema ${module};`, `grant usage on schema ${module} to formapro_app;`, '']),
    `create table ${table} (`,
    ...columns,
    ');',
    `comment on table ${table} is 'One line per ${plain}.${isProof ? ' Append-only.' : ''}';`,
    ...(owner === 'people'
      ? [`create index ${name}_company on ${table} (company_id) where company_id is not null;`]
      : []),
    WALLS[owner]?.(table) ?? '',
    ...(isProof ? [`call kernel.append_only('${table}');`] : []),
  ];
  return `${lines.join('\n')}\n`;
}

/** Date and the number after the highest one: names sort in the order in which they run. */
function nextName(tree: Tree, today: Date): string {
  const numbers = tree.list(`${MIGRATIONS}/*.sql`).map((path) => Number(/-(\d{4})-[a-z-]+\.\w+\.sql$/.exec(path)?.[1]));
  return `${today.toISOString().slice(0, 10)}-${String(Math.max(0, ...numbers) + 1).padStart(4, '0')}`;
}
