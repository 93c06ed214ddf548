import { existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The source tree while something is generated: changes stay in memory until all of them are known to be possible. */
export type Tree = {
  has(path: string): boolean;
  list(pattern: string): string[];
  read(path: string): string;
  /** A file that is there already is refused: nothing is ever overwritten. */
  create(path: string, text: string): void;
  edit(path: string, change: (source: string) => string): void;
  /** Writes everything. @returns the paths written. */
  save(): string[];
};

export function openTree(root: string): Tree {
  const written = new Map<string, string>();
  const has = (path: string) => written.has(path) || existsSync(join(root, path));
  const read = (path: string) => written.get(path) ?? readFileSync(join(root, path), 'utf8');
  return {
    has,
    list: (pattern) => globSync(pattern, { cwd: root }).sort(),
    read,
    create: (path, text) => {
      if (has(path)) throw new Error(`${path} existe déjà : rien n’a été écrit.`);
      written.set(path, text);
    },
    edit: (path, change) => {
      if (!has(path)) throw new Error(`${path} n’existe pas : rien n’a été écrit.`);
      written.set(path, change(read(path)));
    },
    save: () => {
      for (const [path, text] of written) {
        mkdirSync(dirname(join(root, path)), { recursive: true });
        writeFileSync(join(root, path), text);
      }
      return [...written.keys()];
    },
  };
}
