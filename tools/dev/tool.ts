import { spawn } from 'node:child_process';
import { join, resolve } from 'node:path';

export const ROOT = resolve(import.meta.dirname, '..', '..');

/** Runs one command of node_modules with our own Node, its output as it comes. @returns its exit code. */
export function runTool(
  name: string,
  words: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<number> {
  return new Promise((finish) => {
    const child = spawn(process.execPath, [join(ROOT, 'node_modules', '.bin', name), ...words], {
      cwd: ROOT,
      stdio: 'inherit',
      env: { ...process.env, ...env },
    });
    child.on('error', () => finish(1));
    child.on('exit', (code) => finish(code ?? 1));
  });
}
