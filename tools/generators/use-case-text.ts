import type { UseCase } from './use-case.ts';

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
const storeName = ({ noun, past, isNew }: UseCase) =>
  isNew ? `insert${noun.pascal}` : `move${noun.pascal}To${capital(past)}`;

/** The use case: load or write through the store, refuse, leave a line of the trail. */
export function caseText(one: UseCase): string {
  const { module, noun, both, past, isNew, refusal } = one;
  const id = `${noun.camel}Id`;
  const record = `  await ctx.record({
    action: '${module}.${noun.kebab}-${past}',
    subject: { kind: '${noun.camel}', id: ${id} },
    links: { ${noun.camel}: ${id} },
  });\n`;
  const head = `import type { Context } from '../../../kernel/context.ts';
${refusal ? `import { Refusal } from '../../../kernel/refusal.ts';\n` : ''}import { ${storeName(one)} } from '../store/${noun.kebab}.store.ts';\n\n`;
  if (isNew)
    return `${head}/** À écrire : what is added, and when it is refused. */
export async function ${both.camel}(ctx: Context): Promise<{ ${id}: string }> {
  const ${id} = await ${storeName(one)}(ctx);
${refusal ? `  if (!${id}) throw new Refusal('${refusal}');\n` : ''}${record}  return { ${id} };
}
`;
  return `${head}/** À écrire : what ${past} means for a ${noun.plain}, and when it is refused. */
export async function ${both.camel}(ctx: Context, ${id}: string): Promise<void> {
  if (!(await ${storeName(one)}(ctx, ${id}))) throw new Refusal('${refusal}');
${record}}
`;
}

/** One statement that is right when twenty people run it at the same instant: the loser sees no row. */
export function storeFunction(one: UseCase): string {
  const { module, noun, past, isNew, refusal } = one;
  const table = `${module}.${noun.snake}`;
  const id = `${noun.camel}Id`;
  if (!isNew)
    return `/** Dates what happened to a ${noun.plain} once; false when the caller does not reach it or it has happened already. */
export async function ${storeName(one)}(ctx: Context, ${id}: string): Promise<boolean> {
  const moved = await ctx.query(sql\`
    update ${table} set ${past}_at = \${ctx.now} where id = \${${id}} and ${past}_at is null returning id
  \`);
  return moved.length > 0;
}
`;
  const insert = `insert into ${table} (id, created_at) values (`;
  if (!refusal)
    return `/** Adds a ${noun.plain}. @returns its id. */
export async function ${storeName(one)}(ctx: Context): Promise<string> {
  const id = ctx.newId();
  await ctx.query(sql\`${insert}\${id}, \${ctx.now})\`);
  return id;
}
`;
  return `/** Adds a ${noun.plain}; null when a twin stands already, even one of the same instant. */
export async function ${storeName(one)}(ctx: Context): Promise<string | null> {
  const [row] = await ctx.query(sql<{ id: string }>\`
    ${insert}\${ctx.newId()}, \${ctx.now}) on conflict do nothing returning id
  \`);
  return row?.id ?? null;
}
`;
}

/** Tests that fail with what to write in their place; none of them may be left out. */
export function failingTest({ module, noun, both, past, isNew, refusal }: UseCase): string {
  const done = `${noun.plain} is ${past}`;
  const cases: readonly (readonly [string, string])[] = [
    [
      `a ${done}: one row, one line of the trail`,
      `plant what it needs (server/test/builders), call ${both.camel} as the role that may, compare the whole row and the trail`,
    ],
    [
      `twenty at the same instant: the ${done} once and leaves one line of the trail`,
      `run ${both.camel} twenty times with Promise.allSettled, then count rows, lines and refusals`,
    ],
    [
      `a stranger learns nothing and changes nothing`,
      `call ${both.camel} as somebody of another company (refusalOf, w.as with their reach)${isNew ? '' : ', expect what an unknown id gives'}, then look at the row`,
    ],
    ...(refusal && refusal !== 'NOT_FOUND'
      ? [
          [
            `${refusal} is refused, and nothing is written`,
            'bring about the situation that is refused, compare code and facts',
          ] as const,
        ]
      : []),
  ];
  const tests = cases.map(
    ([title, advice]) => `test('${title}', () => {\n  expect.fail('Write this test of ${module}: ${advice}.');\n});\n`,
  );
  return `import { expect, test } from 'vitest';\n\n${tests.join('\n')}`;
}
