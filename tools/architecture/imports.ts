export type Imported = { readonly specifier: string; readonly isType: boolean };

const STATEMENT = /(?:^|\n)\s*(?:import|export)\s+(type\s+)?(?:[^'"();]*?\sfrom\s+)?['"]([^'"]+)['"]/g;
const DYNAMIC = /\bimport\(\s*['"]([^'"]+)['"]\s*\)/g;

/** What a source file imports. Type-only imports are marked: some walls let types through. */
export function importsOf(source: string): Imported[] {
  const statements = [...source.matchAll(STATEMENT)].map(([, type, specifier = '']) => ({
    specifier,
    isType: Boolean(type),
  }));
  const dynamic = [...source.matchAll(DYNAMIC)].map(([, specifier = '']) => ({ specifier, isType: true }));
  return [...statements, ...dynamic];
}
