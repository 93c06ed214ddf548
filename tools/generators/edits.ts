/** Adds one name to what a source file imports; a name that is there already changes nothing. */
export function addImport(source: string, name: string, from: string, kind: 'value' | 'type' = 'value'): string {
  const opening = kind === 'type' ? 'import type {' : 'import {';
  const existing = new RegExp(`${opening}([^}]*)\\} from '${from.replaceAll('.', '\\.')}';`).exec(source);
  if (!existing) return `${opening} ${name} } from '${from}';\n${source}`;
  const names = (existing[1] ?? '').split(',').map((one) => one.trim());
  if (names.some((one) => one.replace(/^type /, '') === name)) return source;
  return source.replace(existing[0], `${opening} ${[...names.filter(Boolean), name].join(', ')} } from '${from}';`);
}

/** Puts text just before the last time that `closing` stands in a source file. */
export function addBeforeLast(source: string, closing: string, text: string): string {
  const at = source.lastIndexOf(closing);
  if (at < 0) throw new Error(`« ${closing.trim()} » n’est plus là où il était : adaptez tools/generators.`);
  return source.slice(0, at) + text + source.slice(at);
}

/** Puts text inside the braces or brackets that end with `closing`, whether there is something inside or not. */
export function addEntry(source: string, closing: '});' | '};', text: string): string {
  const opened = source.replace(closing === '});' ? /\{\}\);\s*$/ : /\{\};\s*$/, `{\n${closing}\n`);
  return addBeforeLast(opened, closing, text);
}
