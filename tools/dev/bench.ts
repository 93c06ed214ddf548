import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './tool.ts';

/** Runs the benches and writes bench/results/latest.json. */
export function bench(words: readonly string[]): Promise<number> {
  const entry = join(ROOT, 'bench', 'run.ts');
  if (!existsSync(entry)) throw new Error('bench/run.ts is missing');
  return new Promise((finish) => {
    const child = spawn(process.execPath, [entry, ...words], { cwd: ROOT, stdio: 'inherit' });
    child.on('exit', (code) => finish(code ?? 1));
  });
}
