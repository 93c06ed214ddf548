type Arrows = Readonly<Record<string, readonly string[]>>;

const READS = /\b(?:from|join)\s+([a-z_]+)\.[a-z_]+/g;
const WRITES = /\b(?:insert\s+into|update|delete\s+from)\s+([a-z_]+)\.[a-z_]+/g;
const OPEN_TO_ALL = new Set(['kernel', 'trail']);

/**
 * SQL that reaches where it may not: outside store/, into a table of a module without an arrow, or writing another
 * module's table.
 */
export function foreignSql(path: string, source: string, arrows: Arrows): string[] {
  const module = /^server\/modules\/([^/]+)\//.exec(path)?.[1];
  if (!module || !/\bsql(<[^`]*>)?`/s.test(source)) return [];
  const problems: string[] = [];
  if (!path.includes('/store/')) problems.push(`${path}: SQL stands in store/ only`);
  for (const [, schema = ''] of source.matchAll(WRITES)) {
    if (schema in arrows && schema !== module)
      problems.push(`${path}: writes a table of ${schema}; call its door instead`);
  }
  for (const [, schema = ''] of source.matchAll(READS)) {
    const isAllowed =
      schema === module || OPEN_TO_ALL.has(schema) || !(schema in arrows) || arrows[module]?.includes(schema);
    if (!isAllowed) problems.push(`${path}: reads ${schema} without an arrow to it`);
  }
  return [...new Set(problems)];
}
