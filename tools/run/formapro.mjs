#!/usr/bin/env node
// The one entry of every command. Plain JavaScript that Node 20 understands, without any dependency: it installs what is
// missing, finds a Node recent enough for the product, and hands over to server/cli.ts or tools/dev.ts.
import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureInstalled } from './install.mjs';
import { findNode } from './node.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const words = process.argv.slice(2);
const isDev = words[0] === 'dev';

try {
  await ensureInstalled(root);
  const node = findNode(root);
  const entry = isDev ? [join(root, 'tools', 'dev.ts'), ...words.slice(1)] : [join(root, 'server', 'cli.ts'), ...words];
  const child = spawn(node, ['--disable-warning=ExperimentalWarning', ...entry], {
    stdio: 'inherit',
    cwd: isDev ? root : process.cwd(),
    env: {
      ...process.env,
      PATH: `${dirname(node)}${process.platform === 'win32' ? ';' : ':'}${process.env.PATH ?? ''}`,
    },
  });
  // The terminal sends Ctrl-C to the whole group; a supervisor signals us alone, so it is passed on.
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  process.on('SIGINT', () => undefined);
  child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
} catch (error) {
  console.error(`\n${error.message}`);
  process.exit(1);
}
