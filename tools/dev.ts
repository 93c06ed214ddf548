import { bench } from './dev/bench.ts';
import { check } from './dev/check.ts';
import { crash } from './dev/crash.ts';
import { format } from './dev/format.ts';
import { test } from './dev/test.ts';

const verbs: Readonly<Record<string, (words: readonly string[]) => Promise<number>>> = {
  test,
  check,
  format,
  bench,
  crash,
};

const [verb = '', ...words] = process.argv.slice(2);
const run = verbs[verb];
if (!run) {
  console.error(`Verbes de développement : ${Object.keys(verbs).join(', ')}`);
  process.exit(2);
}
process.exit(await run(words));
